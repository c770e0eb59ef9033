import { createReadStream } from 'node:fs';
import { access, constants, mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  ObjectNotFound,
  StorageFault,
  type ByteRange,
  type StoredStream,
  type VideoStorage,
} from '../../application/ports/video-storage.js';
import { listObjects } from './list-objects.js';
import type { LocalUrlSigner } from './local-url-signer.js';
import { checkKey, keyOf, pathOf } from './storage-key.js';
import { sweepOlderThan } from './sweep.js';
import { asFault, unfinishedFolder, writeAtomically } from './write-atomically.js';

export interface LocalVideoStorageOptions {
  /** Folder of the objects; made when missing. Nothing else may live in it. */
  readonly root: string;
  readonly signer: LocalUrlSigner;
}

const readBlockBytes = 1 << 20;
const maxListed = 1_000;
/** An upload that has not moved for a day is dead. */
const unfinishedLifeMs = 24 * 3_600_000;

/** Objects as files on this machine's disk. */
export const createLocalVideoStorage = ({ root, signer }: LocalVideoStorageOptions): VideoStorage & AsyncDisposable => {
  if (root === '') throw new RangeError('The storage has a folder.');
  const existing = async (key: string): Promise<string> => {
    const path = pathOf(root, key);
    const found = await statOf(path);
    if (found === undefined) throw new ObjectNotFound(`no object ${key}`);
    return path;
  };
  return {
    async put(key, source, options) {
      const path = pathOf(root, key);
      const { sizeBytes, sha256 } = await writeAtomically(root, () => path, source, options);
      return { key, sizeBytes, sha256 };
    },
    async putContent(prefix, extension, source, options) {
      const name = (sha256: string): string => checkKey(`${prefix}/${sha256}.${extension}`);
      name('0');
      const { path, sizeBytes, sha256 } = await writeAtomically(
        root,
        (hash) => pathOf(root, name(hash)),
        source,
        options,
      );
      return { key: keyOf(root, path), sizeBytes, sha256 };
    },
    async read(key, range) {
      const path = pathOf(root, key);
      const found = await statOf(path);
      return found === undefined ? undefined : readRange(path, found.sizeBytes, range);
    },
    async stat(key) {
      const found = await statOf(pathOf(root, key));
      return found && { key, ...found };
    },
    async localCopy(key) {
      return { path: await existing(key), [Symbol.asyncDispose]: () => Promise.resolve() };
    },
    async move(from, to) {
      const source = await existing(from);
      const target = pathOf(root, to);
      try {
        await mkdir(dirname(target), { recursive: true });
        await rename(source, target);
      } catch (error) {
        throw asFault(error);
      }
    },
    async delete(key) {
      const path = pathOf(root, key);
      const found = await statOf(path);
      if (found !== undefined) await rm(path, { force: true });
      await removeEmptyFolders(root, dirname(path));
    },
    async deletePrefix(prefix) {
      const folder = pathOf(root, prefix);
      let removed = 0;
      for await (const { key } of listObjects(root, folder, undefined)) {
        await rm(pathOf(root, key), { force: true });
        removed++;
      }
      const isFolder = await stat(folder)
        .then((found) => found.isDirectory())
        .catch(() => false);
      if (isFolder) await rm(folder, { recursive: true, force: true });
      await removeEmptyFolders(root, dirname(folder));
      return removed;
    },
    async list(prefix, limit, after) {
      const most = Math.min(limit, maxListed);
      const found = [];
      for await (const object of listObjects(root, pathOf(root, prefix), after)) {
        if (found.length >= most) break;
        found.push(object);
      }
      return found;
    },
    async signedUrl(key, options) {
      return signer.sign(key, options);
    },
    async ping() {
      try {
        await mkdir(root, { recursive: true });
        await access(root, constants.R_OK | constants.W_OK);
        await sweepOlderThan(join(root, unfinishedFolder), unfinishedLifeMs);
      } catch (error) {
        throw new StorageFault('the storage folder is not usable', { cause: error });
      }
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
};

const statOf = async (path: string): Promise<{ sizeBytes: number; modifiedAtMs: number } | undefined> => {
  try {
    const found = await stat(path);
    return found.isFile() ? { sizeBytes: found.size, modifiedAtMs: Math.floor(found.mtimeMs) } : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw asFault(error);
  }
};

const readRange = async (
  path: string,
  sizeBytes: number,
  range: ByteRange | undefined,
): Promise<StoredStream | undefined> => {
  const first = range?.first ?? 0;
  const last = Math.min(range?.last ?? sizeBytes - 1, sizeBytes - 1);
  if (first < 0 || (sizeBytes > 0 && first > last)) throw new RangeError('the range lies outside of the object');
  try {
    const file = await open(path, 'r');
    const bytes =
      sizeBytes === 0
        ? createReadStream(path, { fd: file, start: 0 })
        : createReadStream(path, { fd: file, start: first, end: last, highWaterMark: readBlockBytes });
    return { bytes, sizeBytes, range: { first, last } };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw asFault(error);
  }
};

/** Folders exist only for the objects in them. */
const removeEmptyFolders = async (root: string, folder: string): Promise<void> => {
  for (let at = folder; at !== root && at.startsWith(root); at = dirname(at)) {
    const isGone = await rmdir(at).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
};
