import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StorageFault, StorageFull, type LocalCopy } from '../../application/ports/video-storage.js';

export interface LocalCopies {
  /** A file with these bytes in a folder of its own. */
  keep(bytes: AsyncIterable<Uint8Array>, name: string, signal: AbortSignal | undefined): Promise<LocalCopy>;
  /** Removes what dead processes left, older than `olderThanMs`; returns how many. */
  sweep(olderThanMs: number): Promise<number>;
}

/** Only what begins with this is ours to sweep. */
const mark = 'copy-';

/** Copies of objects on this machine's disk, readable by this user only. */
export const keepLocalCopies = (folder: string): LocalCopies => {
  const root = resolve(folder);
  const inUse = new Set<string>();
  return {
    async keep(bytes, name, signal) {
      const own = await onDisk(async () => {
        await mkdir(root, { recursive: true, mode: 0o700 });
        return mkdtemp(join(root, mark));
      });
      inUse.add(basename(own));
      const remove = async (): Promise<void> => {
        await rm(own, { recursive: true, force: true });
        inUse.delete(basename(own));
      };
      const path = join(own, name);
      try {
        await onDisk(() =>
          pipeline(bytes, createWriteStream(path, { mode: 0o600 }), signal === undefined ? {} : { signal }),
        );
      } catch (error) {
        await remove().catch(() => undefined);
        signal?.throwIfAborted();
        throw error;
      }
      return { path, [Symbol.asyncDispose]: remove };
    },
    async sweep(olderThanMs) {
      const names = await readdir(root).catch(() => []);
      const before = Date.now() - olderThanMs;
      let removed = 0;
      for (const name of names) {
        if (!name.startsWith(mark) || inUse.has(name)) continue;
        const found = await stat(join(root, name)).catch(() => undefined);
        if (found === undefined || found.mtimeMs > before) continue;
        await rm(join(root, name), { recursive: true, force: true });
        removed += 1;
      }
      return removed;
    },
  };
};

const onDisk = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StorageFault) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new StorageFull('no space for a copy', { cause: error });
    throw new StorageFault(`a copy failed: ${code}`, { cause: error });
  }
};
