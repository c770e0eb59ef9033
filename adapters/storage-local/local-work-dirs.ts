import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { WorkDirs } from '../../application/ports/work-dir.js';
import { sweepOlderThan } from './sweep.js';

export interface LocalWorkDirsOptions {
  /** Folder that holds the scratch folders; made when missing. Others may use it too, such as the system's own. */
  readonly root: string;
}

/** Only what begins with this is ours to sweep. */
const mark = 'work-';

/** Scratch folders on this machine's disk, readable by this user only. A path that leads out of its folder is a `RangeError`. */
export const createLocalWorkDirs = (options: LocalWorkDirsOptions): WorkDirs => {
  if (options.root === '') throw new RangeError('The scratch space has a folder.');
  const root = resolve(options.root);
  const inUse = new Set<string>();
  return {
    async create(purpose) {
      await mkdir(root, { recursive: true });
      const path = await mkdtemp(join(root, `${mark}${purpose.replace(/[^A-Za-z0-9-]/g, '').slice(0, 60)}-`));
      inUse.add(basename(path));
      const inside = (name: string): string => {
        const file = resolve(path, name);
        if (!file.startsWith(path + sep)) throw new RangeError('the file lies outside of the working directory');
        return file;
      };
      return {
        path,
        readFile: (file) => createReadStream(inside(file), { highWaterMark: 1 << 18 }),
        async writeFile(name, bytes) {
          const file = inside(name);
          await pipeline(bytes, createWriteStream(file, { mode: 0o600 }));
          return file;
        },
        async [Symbol.asyncDispose]() {
          await rm(path, { recursive: true, force: true });
          inUse.delete(basename(path));
        },
      };
    },
    sweep: (olderThanMs) => sweepOlderThan(root, olderThanMs, (name) => !name.startsWith(mark) || inUse.has(name)),
  };
};
