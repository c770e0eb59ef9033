import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCompressedFiles, isCompressible } from './compressed-files.js';
import { problem } from './problem.js';
import type { AppMiddleware } from './app-state.js';

const require = createRequire(import.meta.url);
const inPackage = (name: string, path: string): string => join(dirname(require.resolve(`${name}/package.json`)), path);

/** Straight from the packages; nothing else of them is reachable. */
const vendored = (): ReadonlyMap<string, string> =>
  new Map([
    ['/static/bootstrap/css/bootstrap.min.css', inPackage('bootstrap', 'dist/css/bootstrap.min.css')],
    ['/static/bootstrap/js/bootstrap.bundle.min.js', inPackage('bootstrap', 'dist/js/bootstrap.bundle.min.js')],
    ['/static/icons/bootstrap-icons.min.css', inPackage('bootstrap-icons', 'font/bootstrap-icons.min.css')],
    ['/static/icons/fonts/bootstrap-icons.woff2', inPackage('bootstrap-icons', 'font/fonts/bootstrap-icons.woff2')],
    ['/static/icons/fonts/bootstrap-icons.woff', inPackage('bootstrap-icons', 'font/fonts/bootstrap-icons.woff')],
    ['/static/htmx/htmx.min.js', inPackage('htmx.org', 'dist/htmx.min.js')],
    ['/static/htmx/hx-sse.js', inPackage('htmx.org', 'dist/ext/hx-sse.js')],
  ]);

/** Copied next to the compiled code when the product is built; what is built without them has no pages of API documents. */
const copied = (): ReadonlyMap<string, string> => filesIn(new URL('../vendor', import.meta.url), '/static/vendor/');

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

const ownAssets = (): ReadonlyMap<string, string> => filesIn(new URL('../assets', import.meta.url), '/static/app/');

const filesIn = (folder: URL, address: string): ReadonlyMap<string, string> => {
  const root = fileURLToPath(folder);
  if (!existsSync(root)) return new Map();
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => extname(name) in types);
  return new Map(names.map((name) => [`${address}${name.split(sep).join('/')}`, join(root, name)]));
};

/** An address with a version (`?v=`) never changes its content; one without is asked about again after an hour. */
const lastingAddress = 'public, max-age=31536000, immutable';
const plainAddress = 'public, max-age=3600';

/** Files under `/static/` from a list that is made at start, so that no path can lead anywhere else. */
export const serveStaticFiles = (): AppMiddleware => {
  const files = new Map([...vendored(), ...copied(), ...ownAssets()]);
  const compressed = createCompressedFiles();
  return async (ctx, next) => {
    if (!ctx.path.startsWith('/static/')) return next();
    const path = files.get(ctx.path);
    if (path === undefined) throw problem('not-found');
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD')
      throw problem('method-not-allowed', { headers: { Allow: 'GET, HEAD' } });
    const { size, mtimeMs } = await stat(path);
    ctx.status = 200;
    ctx.set('Cache-Control', ctx.query['v'] === undefined ? plainAddress : lastingAddress);
    ctx.etag = `W/"${size.toString(16)}-${Math.floor(mtimeMs).toString(16)}"`;
    ctx.type = types[extname(path)] ?? 'application/octet-stream';
    if (isCompressible(path)) ctx.vary('Accept-Encoding');
    if (ctx.fresh) {
      ctx.status = 304;
      return;
    }
    if (isCompressible(path) && ctx.acceptsEncodings('gzip', 'identity') === 'gzip') {
      ctx.set('Content-Encoding', 'gzip');
      ctx.body = await compressed(path, ctx.response.get('ETag'));
      return;
    }
    ctx.length = size;
    if (ctx.method === 'HEAD') return;
    ctx.body = createReadStream(path);
    ctx.length = size;
  };
};
