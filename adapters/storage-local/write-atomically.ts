import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  StorageFault,
  StorageFull,
  StorageLimitExceeded,
  type PutOptions,
} from '../../application/ports/video-storage.js';

/** Unfinished objects of one storage; `sweep` removes what dead processes left here. */
export const unfinishedFolder = '.unfinished';

/** Small chunks are gathered to this size before they go to the disk: fewer calls, bounded memory. */
const blockBytes = 1 << 20;

export interface Written {
  readonly sizeBytes: number;
  readonly sha256: string;
}

/**
 * Streams `source` into a file that appears at `target(sha256)` whole or not at all: written aside in the same file system,
 * synced, then renamed.
 */
export const writeAtomically = async (
  root: string,
  target: (sha256: string) => string,
  source: AsyncIterable<Uint8Array>,
  { maxBytes, signal }: PutOptions,
): Promise<Written & { readonly path: string }> => {
  const folder = join(root, unfinishedFolder);
  await mkdir(folder, { recursive: true });
  const aside = join(folder, `${process.pid}-${randomUUID()}`);
  try {
    const written = await writeAll(aside, source, maxBytes, signal);
    const path = target(written.sha256);
    await mkdir(dirname(path), { recursive: true });
    await rename(aside, path);
    return { ...written, path };
  } catch (error) {
    await rm(aside, { force: true });
    throw asFault(error, signal);
  }
};

const writeAll = async (
  path: string,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
  signal: AbortSignal | undefined,
): Promise<Written> => {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let sizeBytes = 0;
  let block: Uint8Array[] = [];
  let waiting = 0;
  const flush = async (): Promise<void> => {
    if (waiting === 0) return;
    const chunks = block;
    const expected = waiting;
    block = [];
    waiting = 0;
    const { bytesWritten } = await file.writev(chunks);
    // `writev` may stop short when the disk fills; the rest would fail too.
    if (bytesWritten !== expected) throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
  };
  try {
    for await (const chunk of source) {
      signal?.throwIfAborted();
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw new StorageLimitExceeded(`more than ${maxBytes} bytes`);
      if (chunk.length === 0) continue;
      hash.update(chunk);
      block.push(chunk);
      waiting += chunk.length;
      if (waiting >= blockBytes) await flush();
    }
    signal?.throwIfAborted();
    await flush();
    await file.sync();
    return { sizeBytes, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
};

/** Errors of the file system in the port's words; what the source itself threw passes unchanged. */
export const asFault = (error: unknown, signal?: AbortSignal): unknown => {
  if (error instanceof StorageFault || signal?.aborted === true) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new StorageFull('no space left on the device', { cause: error });
  return fileSystemCodes.has(code) ? new StorageFault(`the storage failed: ${code}`, { cause: error }) : error;
};

const fileSystemCodes = new Set([
  'EACCES',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENOENT',
  'ENOTDIR',
  'EPERM',
  'EROFS',
  'EISDIR',
  'EBUSY',
]);
