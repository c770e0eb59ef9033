// Transpiles every .ts to build/ without type checks, for the inner loop; `npm run build` is the real build.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const entryPoints = [];
for (const folder of ['domain', 'application', 'adapters', 'hosts', 'tests'])
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile() && /\.ts$/.test(path) && !/\.d\.ts$|example-app|node_modules/.test(path)) entryPoints.push(path);
  }
await build({
  entryPoints,
  outdir: 'build',
  outbase: '.',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
});
