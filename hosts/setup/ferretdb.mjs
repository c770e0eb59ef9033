// The server with MongoDB's protocol that the service suites start: built from Go modules, since neither npm nor Debian has one.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

const source = join(root, 'tests/services/ferretdb');
const tools = join(root, '.tools');
const sources = ['go.mod', 'go.sum', 'main.go'];
const leastMinor = 22;
/** From an empty cache two minutes on two busy cores. */
const limitMs = 8 * 60_000;

/** Builds it unless it was built from the same sources; throws when that is not possible, for without it a suite cannot run. */
export const ensureFerretDb = (log) => {
  const hash = createHash('sha256');
  for (const file of sources) hash.update(readFileSync(join(source, file)));
  const wanted = hash.digest('hex');
  const program = join(tools, 'ferretdb');
  const stamp = join(tools, 'ferretdb.sources');
  if (existsSync(program) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const version = /go1\.(\d+)/.exec(spawnSync('go', ['version'], { encoding: 'utf8' }).stdout ?? '');
  if (version === null || Number(version[1]) < leastMinor)
    throw new Error(
      `Нужен Go 1.${leastMinor} или новее: из его модулей собирается сервер с протоколом MongoDB для проверок.\n` +
        `Go 1.${leastMinor} or newer is needed: the suites' server with MongoDB's protocol is built from its modules.`,
    );
  log('сервер с протоколом MongoDB / server with MongoDB protocol');
  mkdirSync(tools, { recursive: true });
  execFileSync('go', ['build', '-trimpath', '-buildvcs=false', '-o', program, '.'], {
    cwd: source,
    env: { ...process.env, GOTOOLCHAIN: 'local' },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: limitMs,
  });
  writeFileSync(stamp, wanted);
};
