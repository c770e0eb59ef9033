import { join, relative, sep } from 'node:path';
import { InvalidStorageKey } from '../../application/ports/video-storage.js';

const part = /^[A-Za-z0-9._-]{1,200}$/;
const maxLength = 512;

/** Folder of unfinished objects inside the storage; no key may begin with it. */
export const unfinishedFolder = '.unfinished';

/** Throws `InvalidStorageKey` unless it is slash-separated parts of `[A-Za-z0-9._-]`, none of them `.` or `..`. */
export const checkKey = (key: string): string => {
  const parts = key.slice(0, maxLength + 1).split('/');
  const isSafe =
    key.length <= maxLength &&
    parts[0] !== unfinishedFolder &&
    parts.every((name) => part.test(name) && name !== '.' && name !== '..');
  if (isSafe) return key;
  throw new InvalidStorageKey(`not a storage key: ${JSON.stringify(key.slice(0, 80))}`);
};

/** Where the object of that key is, inside `root`. */
export const pathOf = (root: string, key: string): string => join(root, ...checkKey(key).split('/'));

export const keyOf = (root: string, path: string): string => relative(root, path).split(sep).join('/');
