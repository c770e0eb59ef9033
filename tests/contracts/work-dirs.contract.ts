import { mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { TestFn } from 'ava';
import type { WorkDirs } from '../../application/ports/work-dir.js';

export interface WorkDirsContractOptions {
  readonly name: string;
  readonly create: () => Promise<{ readonly subject: WorkDirs; readonly dispose: () => Promise<void> }>;
}

const bytesOf = async (source: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};
const words = async function* (...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
};

export const workDirsContract = (test: TestFn, { name, create }: WorkDirsContractOptions): void => {
  const withWorkDirs = async (use: (workDirs: WorkDirs) => Promise<void>): Promise<void> => {
    const made = await create();
    try {
      await use(made.subject);
    } finally {
      await made.dispose();
    }
  };

  test(`${name}: every working directory is new, empty and private, whatever its purpose is called`, (t) =>
    withWorkDirs(async (workDirs) => {
      await using one = await workDirs.create('extract-1');
      await using two = await workDirs.create('../../etc/purpose');
      t.not(one.path, two.path);
      for (const { path } of [one, two]) {
        t.true(isAbsolute(path));
        t.deepEqual(await readdir(path), []);
        t.is((await stat(path)).mode & 0o077, 0);
        t.false(path.includes('..') || path.startsWith('/etc'));
      }
    }));

  test(`${name}: files are written and read inside the directory only`, (t) =>
    withWorkDirs(async (workDirs) => {
      await using dir = await workDirs.create('files');
      const path = await dir.writeFile('a.txt', words('one ', 'two'));
      t.is(path, join(dir.path, 'a.txt'));
      t.is(await readFile(path, 'utf8'), 'one two');
      t.is(await bytesOf(dir.readFile(path)), 'one two');
      t.is(await bytesOf(dir.readFile('a.txt')), 'one two');
      for (const outside of ['../x', '/etc/hostname', '..', '.']) {
        t.throws(() => dir.readFile(outside), { instanceOf: RangeError }, outside);
        await t.throwsAsync(dir.writeFile(outside, words('x')), { instanceOf: RangeError }, outside);
      }
    }));

  test(`${name}: disposing removes the directory with all that it holds, and nothing that it points to`, (t) =>
    withWorkDirs(async (workDirs) => {
      await using other = await workDirs.create('other');
      const kept = await other.writeFile('kept', words('kept'));
      const dir = await workDirs.create('full');
      await mkdir(join(dir.path, 'deep', 'er'), { recursive: true });
      await writeFile(join(dir.path, 'deep', 'er', 'file'), 'x');
      await symlink(other.path, join(dir.path, 'link'));
      await dir[Symbol.asyncDispose]();
      await t.throwsAsync(stat(dir.path), { code: 'ENOENT' });
      t.is(await readFile(kept, 'utf8'), 'kept');
      await dir[Symbol.asyncDispose]();
    }));

  test(`${name}: sweeping spares what is in use`, (t) =>
    withWorkDirs(async (workDirs) => {
      await using dir = await workDirs.create('in-use');
      t.is(await workDirs.sweep(0), 0);
      t.true((await stat(dir.path)).isDirectory());
    }));
};
