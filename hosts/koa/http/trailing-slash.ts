import type { AppMiddleware } from './app-state.js';

/** Addresses end with a slash; one that was forgotten is sent on with its method and body kept (308). */
export const addTrailingSlash: AppMiddleware = async (ctx, next) => {
  const isOurs = /^\/(?:api|client|admin)(?:\/|$)/.test(ctx.path);
  const isFile = /\.[a-z0-9]{1,5}$/.test(ctx.path);
  if (!isOurs || isFile || ctx.path.endsWith('/')) return next();
  ctx.status = 308;
  ctx.set('Location', `${ctx.path}/${ctx.search}`);
  ctx.body = '';
};
