import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StorageLimitExceeded, type PutOptions } from '../../application/ports/video-storage.js';
import { abortable } from './abortable.js';
import { onDisk } from './disk-errors.js';
import { moveInto } from './object-folders.js';
import { unfinishedFolder } from './storage-key.js';
import { writeWhole } from './write-whole.js';

/** Small chunks are copied together to this size before they go to the disk: fewer calls, bounded memory. */
const blockBytes = 1 << 20;

export interface Written {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/**
 * Streams `source` into a file that appears at `target(sha256)` whole or not at all: written aside in the same file system,
 * synced, then renamed. What the source throws and the reason of an abort come out unchanged.
 */
export const writeAtomically = async (
  root: string,
  target: (sha256: string) => string,
  source: AsyncIterable<Uint8Array>,
  options: PutOptions,
): Promise<Written> => {
  options.signal?.throwIfAborted();
  const folder = join(root, unfinishedFolder);
  const aside = join(folder, `${process.pid}-${randomUUID()}`);
  await onDisk(() => mkdir(folder, { recursive: true, mode: 0o700 }));
  try {
    const written = await writeAll(aside, source, options);
    const path = target(written.sha256);
    await onDisk(() => moveInto(root, aside, path));
    return { path, ...written };
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined); // the sweep finds it later
    throw error;
  }
};

const writeAll = async (
  path: string,
  source: AsyncIterable<Uint8Array>,
  { maxBytes, signal }: PutOptions,
): Promise<Omit<Written, 'path'>> => {
  const file = await onDisk(() => open(path, 'wx', 0o600));
  try {
    const hash = createHash('sha256');
    const block = Buffer.allocUnsafe(blockBytes);
    let filled = 0;
    let sizeBytes = 0;
    for await (const chunk of abortable(source, signal)) {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw new StorageLimitExceeded(`more than ${maxBytes} bytes`);
      hash.update(chunk);
      for (let at = 0; at < chunk.length;) {
        const length = Math.min(chunk.length - at, blockBytes - filled);
        block.set(chunk.subarray(at, at + length), filled);
        at += length;
        filled += length;
        if (filled < blockBytes) continue;
        await onDisk(() => writeWhole(file, block));
        filled = 0;
      }
    }
    await onDisk(async () => {
      await writeWhole(file, block.subarray(0, filled));
      await file.sync();
    });
    return { sizeBytes, sha256: hash.digest('hex') };
  } finally {
    await onDisk(() => file.close());
  }
};
