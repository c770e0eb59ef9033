import { isApi, type AppMiddleware } from './app-state.js';
import { problem } from './problem.js';

/** A NUL can't be stored as text by PostgreSQL. The API's schemas name the field that has one; pages have no schema. */
export const refuseNul: AppMiddleware = async (ctx, next) => {
  if (!isApi(ctx) && (/%00/.test(ctx.url) || hasNul(ctx.request.body))) throw problem('nul-character');
  await next();
};

/** Bodies are no deeper than their reader lets them be. */
const hasNul = (value: unknown): boolean => {
  if (typeof value === 'string') return value.includes('\u0000');
  return typeof value === 'object' && value !== null && Object.entries(value).flat().some(hasNul);
};
