import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ByteRange, StoredStream } from '../../application/ports/video-storage.js';
import { ifThere } from './disk-errors.js';

const blockBytes = 1 << 18;

/** The size is that of the opened file, so a replacement meanwhile changes nothing. Throws `RangeError` past the end. */
export const readObject = async (path: string, range: ByteRange | undefined): Promise<StoredStream | undefined> => {
  const file = await ifThere(() => open(path, constants.O_RDONLY | constants.O_NOFOLLOW));
  if (file === undefined) return undefined;
  try {
    const found = await file.stat();
    if (!found.isFile()) {
      await file.close();
      return undefined;
    }
    const first = range?.first ?? 0;
    const last = Math.min(range?.last ?? Infinity, found.size - 1);
    if (!(first >= 0) || (range !== undefined && first > last))
      throw new RangeError('the range lies outside of the object');
    // An empty object has no last byte; `end: -1` would be refused.
    const end = found.size === 0 ? {} : { end: last };
    const bytes = file.createReadStream({ start: first, ...end, highWaterMark: blockBytes });
    return { bytes, sizeBytes: found.size, range: { first, last } };
  } catch (error) {
    await file.close();
    throw error;
  }
};
