import { anyText } from './any-text.js';
import { isApi, type AppMiddleware } from './app-state.js';
import { problem } from './problem.js';

/** A NUL can't be stored as text by PostgreSQL. The API's schemas name the field that has one; pages have no schema. */
export const refuseNul: AppMiddleware = async (ctx, next) => {
  if (!isApi(ctx) && (/%00/.test(ctx.url) || anyText(ctx.request.body, hasNul))) throw problem('nul-character');
  await next();
};

const hasNul = (text: string): boolean => text.includes('\u0000');
