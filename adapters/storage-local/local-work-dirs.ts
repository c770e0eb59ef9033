import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { WorkDirs } from '../../application/ports/work-dir.js';
import { sweepOlderThan } from './sweep.js';

export interface LocalWorkDirsOptions {
  /** Folder that holds the scratch folders; made when missing. */
  readonly root: string;
}

/** Scratch folders on this machine's disk, readable by this user only. */
export const createLocalWorkDirs = ({ root }: LocalWorkDirsOptions): WorkDirs => ({
  async create(purpose) {
    await mkdir(root, { recursive: true });
    const path = await mkdtemp(join(root, `${purpose.replace(/[^A-Za-z0-9-]/g, '').slice(0, 60)}-`));
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
      [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
    };
  },
  sweep: (olderThanMs) => sweepOlderThan(root, olderThanMs),
});
