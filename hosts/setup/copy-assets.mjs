// Copies what the compiler leaves behind (views, styles, browser scripts, workers, data) next to the compiled code.
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { build } from 'esbuild';

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

// Needed by the pages of API documents only: copied, so that their packages need not be installed where the product runs.
const vendored = {
  'swagger-ui-dist': ['swagger-ui-bundle.js', 'swagger-ui.css'],
  redoc: ['bundles/redoc.standalone.js'],
};
// A badge that would be fetched from its maker's host: this product's pages load nothing from elsewhere.
const badge = 'https://cdn.redoc.ly/redoc/logo-mini.svg';
const noBadge = 'data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E';
await mkdir('build/hosts/koa/vendor', { recursive: true });
for (const [name, files] of Object.entries(vendored))
  for (const file of files) {
    const text = await readFile(join('node_modules', name, file), 'utf8');
    await writeFile(join('build/hosts/koa/vendor', basename(file)), text.replaceAll(badge, noBadge));
  }

// For the upload page only. What its maker bundles is three times as large, for browsers that are long gone.
const { version } = JSON.parse(await readFile('node_modules/tus-js-client/package.json', 'utf8'));
const [, copyright = ''] = /^(Copyright.*)$/m.exec(await readFile('node_modules/tus-js-client/LICENSE', 'utf8')) ?? [];
await build({
  stdin: {
    contents: "export { defaultOptions, Upload } from './node_modules/tus-js-client/lib/browser/index.js';",
    resolveDir: '.',
  },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  banner: { js: `/*! tus-js-client ${version}, MIT. ${copyright.trim()} */` },
  outfile: 'build/hosts/koa/vendor/tus.js',
  logLevel: 'warning',
});
