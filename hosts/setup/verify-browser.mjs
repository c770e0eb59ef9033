// `npm run verify:browser`: the browser suite against a server of its own, with the system's Chromium.
import { spawnSync } from 'node:child_process';
import { root, runScript, setUp } from './setup.mjs';

runScript(async () => {
  const log = await setUp('browser');
  log('test:e2e');
  const { status } = spawnSync('npm', ['run', '--silent', 'test:e2e'], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
});
