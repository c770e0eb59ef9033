import { InvalidStorageKey } from '../../../application/ports/video-storage.js';

/** Throws `InvalidStorageKey` unless it is slash-separated parts of `[A-Za-z0-9._-]`, none of them `.` or `..`. */
export const checkedKey = (key: string): string => {
  const isSafe =
    key.length <= 512 && key.split('/').every((part) => /^[A-Za-z0-9._-]+$/.test(part) && !/^\.\.?$/.test(part));
  if (!isSafe) throw new InvalidStorageKey(`not a storage key: ${JSON.stringify(key.slice(0, 80))}`);
  return key;
};
