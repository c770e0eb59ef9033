import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from './disk-errors.js';

/**
 * Removes what lies directly in `folder`, was not touched for `olderThanMs` and is not `spared`; returns how many. A missing
 * folder is empty. The age decides, not the process id in a name: ids repeat between containers that share a disk.
 */
export const sweepOlderThan = async (
  folder: string,
  olderThanMs: number,
  isSpared: (name: string) => boolean = () => false,
): Promise<number> => {
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  const before = Date.now() - olderThanMs;
  let removed = 0;
  for (const name of names) {
    if (isSpared(name)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || found.mtimeMs > before) continue;
    await rm(path, { recursive: true, force: true });
    removed++;
  }
  return removed;
};
