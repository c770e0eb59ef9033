// Runs a command of hosts/cli; on a machine that was never set up, sets it up first.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, runScript, setUp } from './setup.mjs';

runScript(async () => {
  const main = join(root, 'build', 'hosts', 'cli', 'main.js');
  if (!existsSync(main) || !existsSync(join(root, 'node_modules', '.installed-lock'))) await setUp('product');
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', main, ...process.argv.slice(2)], {
    // Paths of files that the user names are relative to where they stand.
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: 'inherit',
  });
  process.exitCode = status ?? 2;
});
