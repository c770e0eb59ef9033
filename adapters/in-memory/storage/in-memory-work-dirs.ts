import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { WorkDirs } from '../../../application/ports/work-dir.js';

/** Tools need real files, so these are folders of the system's own temporary one; nothing outlives a process that disposes. */
export const createInMemoryWorkDirs = (): WorkDirs => ({
  async create() {
    const path = await mkdtemp(join(tmpdir(), 'scratch-'));
    const inside = (name: string): string => {
      const file = resolve(path, name);
      if (!file.startsWith(path + sep)) throw new RangeError('the file lies outside of the working directory');
      return file;
    };
    return {
      path,
      readFile: (file) => createReadStream(inside(file)),
      async writeFile(name, bytes) {
        const file = inside(name);
        await pipeline(bytes, createWriteStream(file));
        return file;
      },
      [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
    };
  },
  /** Dead processes leave nothing in the memory of this one. */
  sweep: () => Promise.resolve(0),
});
