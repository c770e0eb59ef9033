// `npm run verify`: sets the machine up and runs every check that needs no server and no browser.
import { spawnSync } from 'node:child_process';
import { root, runScript, setUp } from './setup.mjs';

runScript(async () => {
  const log = await setUp('tests');
  for (const step of ['lint', 'format:check', 'test']) {
    log(step);
    const { status } = spawnSync('npm', ['run', '--silent', step], { cwd: root, stdio: 'inherit' });
    if (status !== 0) {
      process.exitCode = status ?? 1;
      console.error(`\n${step}: не прошло / failed`);
      return;
    }
  }
  log('всё прошло / all passed');
});
