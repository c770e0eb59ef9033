// `npm run verify`: sets the machine up and runs every check that needs no server and no browser.
import { spawnSync } from 'node:child_process';
import { root, runScript, setUp } from './setup.mjs';

runScript(async () => {
  const log = await setUp('tests');
  const failed = [];
  for (const step of ['lint', 'format:check', 'test']) {
    log(step);
    const { status } = spawnSync('npm', ['run', '--silent', step], { cwd: root, stdio: 'inherit' });
    if (status !== 0) failed.push(step);
  }
  if (failed.length > 0) {
    process.exitCode = 1;
    console.error(`\nне прошло / failed: ${failed.join(', ')}`);
    return;
  }
  log('всё прошло / all passed');
});
