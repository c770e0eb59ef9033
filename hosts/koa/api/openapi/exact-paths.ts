import type { AppMiddleware } from '../../http/app-state.js';
import { problem } from '../../http/problem.js';
import type { Operation } from './operation.js';

/**
 * `/users/me/` looks like `/users/:id/` to the router, which would take any method of the latter for it.
 * A path that stands here in full has its own methods only (RFC 9110 15.5.6).
 */
export const keepExactPaths = (operations: readonly Operation[]): AppMiddleware => {
  const allowed = new Map<string, string[]>();
  for (const { method, path } of operations) {
    if (path.includes(':')) continue;
    const methods = allowed.get(`/api${path}`) ?? [];
    methods.push(...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
    allowed.set(`/api${path}`, methods);
  }
  return async (ctx, next) => {
    const methods = allowed.get(ctx.path);
    if (methods === undefined || methods.includes(ctx.method)) return next();
    const headers = { Allow: methods.join(', ') };
    if (ctx.method !== 'OPTIONS') throw problem('method-not-allowed', { headers });
    ctx.set(headers);
    ctx.status = 204;
  };
};
