// Copies what the compiler leaves behind (views, styles, browser scripts, workers, data) next to the compiled code.
import { cp, mkdir, readdir } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';

const wanted = new Set(['.pug', '.css', '.js', '.svg', '.png', '.ico', '.py', '.json', '.txt', '.html', '.mp4']);

async function copy(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && entry.name !== 'example-app') await copy(path);
    } else if (wanted.has(extname(entry.name)) && entry.name !== 'tsconfig.json') {
      const target = join('build', path);
      await mkdir(dirname(target), { recursive: true });
      await cp(path, target, { preserveTimestamps: true });
    }
  }
}

for (const folder of ['domain', 'application', 'adapters', 'hosts', 'tests']) await copy(folder);
