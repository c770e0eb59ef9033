import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const cache = join(tmpdir(), 'made-media');

/** A file by its recipe, made once for each content of the recipe; several processes may ask at the same time. */
export const made = async (name: string, recipe: unknown, make: (path: string) => Promise<void>): Promise<string> => {
  const id = createHash('sha256')
    .update(JSON.stringify([name, recipe, make.toString()]))
    .digest('hex')
    .slice(0, 16);
  const folder = join(cache, id);
  const path = join(folder, name);
  if (await stat(path).catch(() => undefined)) return path;
  const draft = `${folder}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  await mkdir(draft, { recursive: true });
  await make(join(draft, name));
  try {
    await rename(draft, folder);
  } catch {
    await rm(draft, { recursive: true, force: true }); // another process was first
  }
  return path;
};

/** Whatever ffmpeg makes of these arguments; the output's path is added. */
export const ffmpegMade = (name: string, args: readonly string[]): Promise<string> =>
  made(name, args, async (path) => {
    await run('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args, path], { timeout: 120_000 });
  });

export const runFfmpeg = async (args: readonly string[]): Promise<void> => {
  await run('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args], { timeout: 300_000 });
};
