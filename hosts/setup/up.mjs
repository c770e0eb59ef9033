// `npm run up`: sets the machine up, prepares the data of a first run, and serves.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, runScript, setUp } from './setup.mjs';

const run = (script, args = []) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'build', 'hosts', script), ...args], {
      cwd: root,
      stdio: 'inherit',
    });
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(code ?? (signal === null ? 1 : 0));
    });
  });

runScript(async () => {
  const log = await setUp('product');
  log('первые данные / first data');
  const seeded = await run('cli/main.js', ['first-run']);
  if (seeded !== 0) {
    process.exitCode = seeded;
    return;
  }
  process.exitCode = await run('koa/main.js');
});
