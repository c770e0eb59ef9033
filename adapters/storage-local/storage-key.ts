import { isAbsolute, join, relative } from 'node:path';
import { InvalidStorageKey } from '../../application/ports/video-storage.js';

const part = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
const maxLength = 512;

/** Throws `InvalidStorageKey` unless it is slash-separated parts of `[A-Za-z0-9._-]`, none of them hidden or `..`. */
export const checkKey = (key: string): string => {
  if (key.length <= maxLength && key !== '' && key.split('/').every((name) => part.test(name))) return key;
  throw new InvalidStorageKey(`not a storage key: ${JSON.stringify(key.slice(0, 80))}`);
};

/** Where the object of that key is, inside `root`. */
export const pathOf = (root: string, key: string): string => join(root, ...checkKey(key).split('/'));

export const keyOf = (root: string, path: string): string => {
  const inside = relative(root, path);
  if (inside.startsWith('..') || isAbsolute(inside)) throw new InvalidStorageKey('a path outside of the storage');
  return inside.split('\\').join('/');
};
