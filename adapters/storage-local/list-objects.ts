import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredStat } from '../../application/ports/video-storage.js';
import { hasCode } from './disk-errors.js';
import { keyOf, unfinishedFolder } from './storage-key.js';

/** Objects below `folder` in the order of their keys, one at a time; folders that vanish meanwhile are passed over. */
export const listObjects = async function* (
  root: string,
  folder: string,
  after: string | undefined,
): AsyncGenerator<StoredStat> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  });
  // A folder sorts with its slash, as its keys do.
  const named = entries.map((entry) => ({ entry, order: entry.isDirectory() ? `${entry.name}/` : entry.name }));
  named.sort((a, b) => (a.order < b.order ? -1 : 1));
  for (const { entry } of named) {
    if (folder === root && entry.name === unfinishedFolder) continue;
    const path = join(folder, entry.name);
    const key = keyOf(root, path);
    if (entry.isDirectory()) {
      if (after === undefined || after < `${key}/` || after.startsWith(`${key}/`))
        yield* listObjects(root, path, after);
      continue;
    }
    if (!entry.isFile() || (after !== undefined && key <= after)) continue;
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined) yield { key, sizeBytes: found.size, modifiedAtMs: Math.floor(found.mtimeMs) };
  }
};
