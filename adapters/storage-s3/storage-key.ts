import { InvalidStorageKey } from '../../application/ports/video-storage.js';

/** Whole objects that wait for their name; no key may begin with it. */
export const unfinishedPrefix = '.unfinished/';
/** Bytes of uploads that are under way; no key may begin with it. */
export const uploadsPrefix = '.uploads/';

const form = /^(?!\.(?:unfinished|uploads)(?:\/|$))(?:(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]{1,200}(?:\/(?!$)|$))+$/;
const maxLength = 512;

/** Throws `InvalidStorageKey` unless it is slash-separated parts of `[A-Za-z0-9._-]`, none of them `.` or `..`. */
export const checkKey = (key: string): string => {
  if (key.length <= maxLength && form.test(key)) return key;
  throw new InvalidStorageKey(`not a storage key: ${JSON.stringify(key.slice(0, 80))}`);
};
