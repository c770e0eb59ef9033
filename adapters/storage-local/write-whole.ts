import type { FileHandle } from 'node:fs/promises';

/**
 * Writes all bytes, from `position` on or where the last write ended. One call may write less than it was given, as on a disk
 * that fills up; the next one then says why.
 */
export const writeWhole = async (file: FileHandle, bytes: Uint8Array, position?: number): Promise<void> => {
  for (let at = 0; at < bytes.length;) {
    const to = position === undefined ? null : position + at;
    at += (await file.write(bytes, at, bytes.length - at, to)).bytesWritten;
  }
};
