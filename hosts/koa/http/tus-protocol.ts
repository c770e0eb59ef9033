import type { MediaLimits } from '../../../domain/media/media-limits.js';
import type { AppContext, AppMiddleware } from './app-state.js';

/** Resumable uploads speak tus 1.0.0 (https://tus.io/protocols/resumable-upload) below this address. */
export const uploadsPath = '/api/uploads/';

/** Content type of a piece of a file. */
export const pieceType = 'application/offset+octet-stream';

export const tusVersion = '1.0.0';
const extensions = 'creation,creation-with-upload,expiration,termination';

/** A piece is streamed by its route: no parser may touch it. */
export const isPieceOfUpload = (ctx: AppContext): boolean =>
  ctx.path.startsWith(uploadsPath) && ctx.is(pieceType) !== false && ctx.get('content-type') !== '';

/** Says on every answer which protocol this is, and tells whoever asks what is supported. */
export const announceTus =
  ({ maxBytes }: MediaLimits): AppMiddleware =>
  async (ctx, next) => {
    if (!ctx.path.startsWith(uploadsPath)) return next();
    ctx.set('Tus-Resumable', tusVersion);
    if (ctx.method !== 'OPTIONS') return next();
    ctx.set('Tus-Version', tusVersion);
    ctx.set('Tus-Extension', extensions);
    ctx.set('Tus-Max-Size', String(maxBytes));
    ctx.set('Allow', ctx.path === uploadsPath ? 'OPTIONS, POST' : 'DELETE, GET, HEAD, OPTIONS, PATCH, PUT');
    ctx.status = 204;
  };
