import { constants } from 'node:fs';
import { access, lstat, mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ObjectNotFound, type StoredStat, type VideoStorage } from '../../application/ports/video-storage.js';
import { ifThere, onDisk } from './disk-errors.js';
import { listObjects } from './list-objects.js';
import type { LocalUrlSigner } from './local-url-signer.js';
import { assertInside, moveInto, removeEmptyFolders } from './object-folders.js';
import { readObject } from './read-object.js';
import { checkKey, keyOf, pathOf, unfinishedFolder } from './storage-key.js';
import { sweepOlderThan } from './sweep.js';
import { writeAtomically } from './write-atomically.js';

export interface LocalVideoStorageOptions {
  /** Folder of the objects; made when missing. Nothing else may live in it. */
  readonly root: string;
  readonly signer: LocalUrlSigner;
}

const maxListed = 1_000;
/** An upload that has not moved for a day is dead. */
const unfinishedLifeMs = 24 * 3_600_000;

/**
 * Objects as files on this machine's disk. An object and a folder of objects cannot share a name. A range past the end of an
 * object is a `RangeError`. `ping` also removes what dead uploads left.
 */
export const createLocalVideoStorage = (options: LocalVideoStorageOptions): VideoStorage & AsyncDisposable => {
  const { signer } = options;
  if (options.root === '') throw new RangeError('The storage has a folder.');
  const root = resolve(options.root);

  const statOf = async (key: string): Promise<StoredStat | undefined> => {
    const path = pathOf(root, key);
    const found = await ifThere(async () => {
      await assertInside(root, dirname(path));
      return lstat(path);
    });
    if (!found?.isFile()) return undefined;
    return { key, sizeBytes: found.size, modifiedAtMs: Math.floor(found.mtimeMs) };
  };
  const existing = async (key: string): Promise<string> => {
    if ((await statOf(key)) === undefined) throw new ObjectNotFound(`no object ${key}`);
    return pathOf(root, key);
  };

  return {
    put: async (key, source, given) => {
      const path = pathOf(root, key);
      const { sizeBytes, sha256 } = await writeAtomically(root, () => path, source, given);
      return { key, sizeBytes, sha256 };
    },
    putContent: async (prefix, extension, source, given) => {
      const pathFor = (sha256: string): string => pathOf(root, `${prefix}/${sha256}.${extension}`);
      pathFor('0'.repeat(64)); // a wrong prefix is told before a byte is read
      const { path, sizeBytes, sha256 } = await writeAtomically(root, pathFor, source, given);
      return { key: keyOf(root, path), sizeBytes, sha256 };
    },
    read: async (key, range) => {
      const path = pathOf(root, key);
      await onDisk(() => assertInside(root, dirname(path)));
      return readObject(path, range);
    },
    stat: statOf,
    localCopy: async (key, signal) => {
      signal?.throwIfAborted();
      return { path: await existing(key), [Symbol.asyncDispose]: () => Promise.resolve() };
    },
    move: async (from, to) => {
      const target = pathOf(root, to);
      const source = await existing(from);
      await onDisk(() => moveInto(root, source, target));
      await removeEmptyFolders(root, dirname(source));
    },
    delete: async (key) => {
      if ((await statOf(key)) === undefined) return;
      const path = pathOf(root, key);
      await onDisk(() => rm(path, { force: true }));
      await removeEmptyFolders(root, dirname(path));
    },
    deletePrefix: async (prefix) => {
      const folder = pathOf(root, prefix);
      let removed = 0;
      await onDisk(async () => {
        await assertInside(root, folder);
        for await (const { key } of listObjects(root, folder, undefined)) {
          const path = pathOf(root, key);
          await rm(path, { force: true });
          await removeEmptyFolders(root, dirname(path));
          removed++;
        }
      });
      return removed;
    },
    list: async (prefix, limit, after) => {
      const folder = pathOf(root, prefix);
      const most = Math.min(limit, maxListed);
      const found: StoredStat[] = [];
      await onDisk(async () => {
        await assertInside(root, folder);
        for await (const object of listObjects(root, folder, after)) {
          if (found.length >= most) break;
          found.push(object);
        }
      });
      return found;
    },
    signedUrl: async (key, given) => signer.sign(checkKey(key), given),
    ping: () =>
      onDisk(async () => {
        await mkdir(root, { recursive: true, mode: 0o700 });
        await access(root, constants.R_OK | constants.W_OK | constants.X_OK);
        await sweepOlderThan(join(root, unfinishedFolder), unfinishedLifeMs);
      }),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
};
