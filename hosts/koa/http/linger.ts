import type { AppMiddleware } from './app-state.js';

/** As long as a refused sender may go on sending before the connection is cut. */
const lingerMs = 10_000;

/**
 * An answer may be ready long before the request's body is. Closing at once would reset the connection and lose the answer
 * on its way; reading on for ever would let a refused sender fill the line. So what still comes is dropped, for a while.
 */
export const lingerAfterAnswer: AppMiddleware = async (ctx, next) => {
  ctx.res.once('finish', () => {
    if (ctx.req.complete) return;
    const timer = setTimeout(() => ctx.req.destroy(), lingerMs);
    ctx.req.once('close', () => clearTimeout(timer));
    ctx.req.once('end', () => clearTimeout(timer));
    ctx.req.resume();
  });
  await next();
};
