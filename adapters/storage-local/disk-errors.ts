import { StorageFault, StorageFull } from '../../application/ports/video-storage.js';

export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** Runs an operation of the file system; what it throws comes out in the port's words. */
export const onDisk = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StorageFault) throw error;
    if (hasCode(error, 'ENOSPC', 'EDQUOT')) throw new StorageFull('no space left on the device', { cause: error });
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new StorageFault(`the storage failed: ${code}`, { cause: error });
  }
};

/** `undefined` instead of "there is nothing of that name". */
export const ifThere = async <T>(work: () => Promise<T>): Promise<T | undefined> =>
  onDisk(async () => {
    try {
      return await work();
    } catch (error) {
      // ELOOP: a symbolic link, which is no object of ours.
      if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) return undefined;
      throw error;
    }
  });
