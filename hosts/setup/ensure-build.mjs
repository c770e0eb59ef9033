import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['domain', 'application', 'adapters', 'hosts', 'tests'];

/** Changes with every source file's name, size or time. */
const fingerprint = (root) => {
  const hash = createHash('sha256').update(readFileSync(join(root, 'tsconfig.json')));
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else {
        const { size, mtimeMs } = statSync(path);
        hash.update(`${path}\0${size}\0${mtimeMs}\n`);
      }
    }
  };
  for (const folder of folders) visit(join(root, folder));
  return hash.digest('hex');
};

/** Compiles when any source changed since the last build. */
export const ensureBuild = (root, log) => {
  const stamp = join(root, 'build', '.built-from');
  const now = fingerprint(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  log('сборка / build');
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit', timeout: 10 * 60_000 });
  writeFileSync(stamp, now);
};
