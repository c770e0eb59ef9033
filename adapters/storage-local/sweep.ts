import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes what lies directly in `folder` and was not touched for `olderThanMs`; returns how many. A missing folder is empty. */
export const sweepOlderThan = async (folder: string, olderThanMs: number): Promise<number> => {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const before = Date.now() - olderThanMs;
  let removed = 0;
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || found.mtimeMs > before) continue;
    await rm(path, { recursive: true, force: true });
    removed++;
  }
  return removed;
};
