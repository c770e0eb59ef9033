import { Readable } from 'node:stream';
import type { Services } from '../services.js';
import { requestedRange } from './byte-range.js';
import { problem } from './problem.js';
import type { AppMiddleware } from './app-state.js';

/**
 * Objects of our own store under addresses that it signed. The signature is the permission, so no session is needed.
 * What comes back was sent by strangers: it is never sniffed, framed or run.
 */
export const serveMediaFiles = ({ mediaAddresses, storage }: Services): AppMiddleware => {
  return async (ctx, next) => {
    if (!ctx.path.startsWith('/media/') || mediaAddresses === undefined) return next();
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD')
      throw problem('method-not-allowed', { headers: { Allow: 'GET, HEAD' } });
    const granted = mediaAddresses.verify(ctx.path, ctx.URL.searchParams);
    if (granted === undefined) throw problem('link-expired');
    const stored = await storage.stat(granted.key);
    if (stored === undefined) throw problem('not-found');

    const etag = `"${stored.sizeBytes.toString(16)}-${Math.floor(stored.modifiedAtMs).toString(16)}"`;
    ctx.status = 200;
    ctx.set('Accept-Ranges', 'bytes');
    ctx.set('Cache-Control', 'private, max-age=3600');
    ctx.set('Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'");
    ctx.etag = etag;
    ctx.type = granted.contentType;
    if (granted.downloadName !== undefined) ctx.attachment(granted.downloadName);
    if (ctx.fresh) {
      ctx.status = 304;
      return;
    }
    const condition = ctx.get('if-range');
    const isRangeValid = condition === '' || condition === etag;
    const range = requestedRange(isRangeValid ? ctx.get('range') : '', stored.sizeBytes);
    if (range.kind === 'unsatisfiable')
      throw problem('range-not-satisfiable', { headers: { 'Content-Range': `bytes */${stored.sizeBytes}` } });
    const length = range.kind === 'part' ? range.last - range.first + 1 : stored.sizeBytes;
    if (range.kind === 'part') {
      ctx.status = 206;
      ctx.set('Content-Range', `bytes ${range.first}-${range.last}/${stored.sizeBytes}`);
    }
    if (ctx.method === 'HEAD') {
      ctx.length = length;
      return;
    }
    const object = await storage.read(granted.key, range.kind === 'part' ? range : undefined);
    if (object === undefined) throw problem('not-found');
    // A stream is passed as it is: Koa destroys it when the reader leaves, even before the first byte was asked for.
    ctx.body = object.bytes instanceof Readable ? object.bytes : Readable.from(object.bytes, { objectMode: false });
    ctx.type = granted.contentType;
    ctx.length = length;
  };
};
