// The server with MongoDB's protocol that the service suites start: built from Go modules, since neither npm nor Debian has one.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

const source = join(root, 'tests/services/ferretdb');
const tools = join(root, '.tools');
const sources = ['go.mod', 'go.sum', 'main.go'];
/** From an empty cache two minutes on two busy cores. */
const limitMs = 8 * 60_000;

/**
 * Builds it with this Go unless it was built from the same sources; throws when that is not possible, for without it a suite cannot
 * run.
 */
export const ensureFerretDb = (log, go) => {
  const hash = createHash('sha256');
  for (const file of sources) hash.update(readFileSync(join(source, file)));
  const wanted = hash.digest('hex');
  const program = join(tools, 'ferretdb');
  const stamp = join(tools, 'ferretdb.sources');
  if (existsSync(program) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  log('сервер с протоколом MongoDB / server with MongoDB protocol');
  mkdirSync(tools, { recursive: true });
  execFileSync(go, ['build', '-trimpath', '-buildvcs=false', '-o', program, '.'], {
    cwd: source,
    env: { ...process.env, GOTOOLCHAIN: 'local' },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: limitMs,
  });
  writeFileSync(stamp, wanted);
};
