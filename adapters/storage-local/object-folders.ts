import { mkdir, realpath, rename, rmdir } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import { StorageFault } from '../../application/ports/video-storage.js';
import { hasCode } from './disk-errors.js';

/** Throws when a symbolic link leads from `folder` out of the storage; a folder that is not there leads nowhere. */
export const assertInside = async (root: string, folder: string): Promise<void> => {
  const [realRoot, realFolder] = await Promise.all([realpath(root), realpath(folder)]).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return ['', ''] as const;
    throw error;
  });
  if (realFolder !== realRoot && !realFolder.startsWith(realRoot + sep))
    throw new StorageFault('a symbolic link leads out of the storage');
};

/** Makes the target's folder as well. Whoever deletes may take an empty folder away in between: then once more. */
export const moveInto = async (root: string, from: string, to: string): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    await assertInside(root, dirname(to));
    try {
      return await rename(from, to);
    } catch (error) {
      if (!hasCode(error, 'ENOENT') || attempt === 5) throw error;
    }
  }
};

/** Folders exist only for the objects in them. */
export const removeEmptyFolders = async (root: string, folder: string): Promise<void> => {
  for (let at = folder; at.startsWith(root + sep); at = dirname(at)) {
    const isGone = await rmdir(at).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
};
