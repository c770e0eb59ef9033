import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isUuid, uploadId, type UploadId } from '../../domain/shared/ids.js';
import type { HeldUpload, UploadParts } from '../../application/ports/upload-parts.js';
import { ObjectNotFound } from '../../application/ports/video-storage.js';
import { hasCode, ifThere, onDisk } from './disk-errors.js';
import { writeWhole } from './write-whole.js';

export interface LocalUploadPartsOptions {
  /** Folder of the unfinished files; made when missing. Nothing else may live in it. */
  readonly root: string;
}

/** Small chunks are copied together to this size before they go to the disk. */
const blockBytes = 1 << 20;

/** Unfinished uploads as files on this machine's disk, readable by this user only. */
export const createLocalUploadParts = (options: LocalUploadPartsOptions): UploadParts => {
  if (options.root === '') throw new RangeError('Unfinished uploads have a folder.');
  const root = resolve(options.root);
  const pathOf = (id: UploadId): string => {
    if (!isUuid(id)) throw new RangeError('the id of an upload is a UUID');
    return join(root, id);
  };
  const opened = async (id: UploadId, flags: number): Promise<FileHandle> => {
    const path = pathOf(id);
    const file = await ifThere(() => open(path, flags | constants.O_NOFOLLOW));
    if (file === undefined) throw new ObjectNotFound(`no upload ${id}`);
    return file;
  };

  return {
    async create(id) {
      const path = pathOf(id);
      const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW;
      await onDisk(async () => {
        await mkdir(root, { recursive: true, mode: 0o700 });
        await (await open(path, flags, 0o600)).close();
      });
    },
    async size(id) {
      const path = pathOf(id);
      const found = await ifThere(() => lstat(path));
      return found?.isFile() ? found.size : undefined;
    },
    async write(id, offset, source) {
      const file = await opened(id, constants.O_WRONLY);
      try {
        return await writeFrom(file, offset, source);
      } finally {
        await onDisk(() => file.close());
      }
    },
    async *read(id) {
      const file = await opened(id, constants.O_RDONLY);
      // The stream closes the file, also when the reader leaves early.
      yield* file.createReadStream({ highWaterMark: blockBytes / 4 }) as AsyncIterable<Uint8Array>;
    },
    async remove(id) {
      const path = pathOf(id);
      await onDisk(() => rm(path, { force: true }));
    },
    list: (limit, after) =>
      onDisk(async () => {
        const names = await readdir(root).catch((error: unknown) => {
          if (hasCode(error, 'ENOENT')) return [];
          throw error;
        });
        const wanted = names.filter((name) => isUuid(name) && (after === undefined || name > after)).sort();
        const found: HeldUpload[] = [];
        for (const name of wanted.slice(0, limit)) {
          const stat = await ifThere(() => lstat(join(root, name)));
          if (stat !== undefined) found.push({ id: uploadId(name), modifiedAtMs: Math.floor(stat.mtimeMs) });
        }
        return found;
      }),
  };
};

/** Whatever ends the source, what it gave before is on the disk when this settles. */
const writeFrom = async (file: FileHandle, offset: number, source: AsyncIterable<Uint8Array>): Promise<number> => {
  const block = Buffer.allocUnsafe(blockBytes);
  let filled = 0;
  let at = offset;
  const flush = async (): Promise<void> => {
    const bytes = block.subarray(0, filled);
    filled = 0;
    await onDisk(() => writeWhole(file, bytes, at));
    at += bytes.length;
  };
  try {
    for await (const chunk of source)
      for (let taken = 0; taken < chunk.length;) {
        const length = Math.min(chunk.length - taken, blockBytes - filled);
        block.set(chunk.subarray(taken, taken + length), filled);
        taken += length;
        filled += length;
        if (filled === blockBytes) await flush();
      }
  } catch (error) {
    await flush();
    throw error;
  }
  await flush();
  // What the sender is told to have arrived must outlast a loss of power.
  await onDisk(() => file.datasync());
  return at;
};
