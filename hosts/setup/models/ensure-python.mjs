import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const requirements = join(dirname(fileURLToPath(import.meta.url)), 'requirements.txt');

export const pythonIn = (root) => join(root, '.venv', 'bin', 'python');

/** The Python environment of the speech recogniser, exactly as requirements.txt pins it (versions and hashes). */
export const ensurePython = async ({ root, log }) => {
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = join(root, '.venv', '.installed-requirements');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  log('распознавание речи, Python / speech recogniser, Python');
  const run = (command, args) => execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 20 * 60_000 });
  try {
    if (spawnSync(pythonIn(root), ['-c', 'import pip'], { stdio: 'ignore' }).status !== 0) {
      rmSync(join(root, '.venv'), { recursive: true, force: true });
      run('python3', ['-m', 'venv', join(root, '.venv')]);
    }
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary=:all:'];
    run(pythonIn(root), [...install, '--require-hashes', '-r', requirements]);
  } catch (error) {
    throw new Error(
      `Не удалось установить распознавание речи. Нужны python3, python3-venv и доступ к PyPI.\n` +
        `The speech recogniser could not be installed: python3, python3-venv and access to PyPI are needed.\n${error.message}`,
      { cause: error },
    );
  }
  writeFileSync(stamp, wanted);
};
