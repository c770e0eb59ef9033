import type { Clock, Logger, Metrics } from '../../../application/index.js';
import type { AppContext, AppMiddleware } from './app-state.js';
import { traceOf } from './trace-context.js';

interface Dependencies {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** One line for each request when its connection is done with it. Queries are left out: they carry signatures and search words. */
export const logAccess =
  ({ clock, logger, metrics }: Dependencies): AppMiddleware =>
  async (ctx, next) => {
    const startedAt = clock.now();
    ctx.res.once('close', () => {
      const ms = clock.now() - startedAt;
      const isWhole = ctx.res.writableFinished;
      const { status, method } = ctx;
      const labels = { method, route: routeOf(ctx), status: `${Math.floor(status / 100)}xx` };
      metrics.observe('http_request_duration_seconds', ms / 1000, labels);
      logger.info('request', {
        request_id: ctx.state.requestId,
        ...traceOf(ctx.get('traceparent')),
        method,
        path: ctx.path,
        status,
        ms,
        ...(ctx.state.actor && { user_id: ctx.state.actor.userId }),
        ...(!isWhole && { cut_off: true }),
      });
    });
    await next();
  };

/** The route's pattern, never the path itself: label values must be few. */
const routeOf = (ctx: AppContext): string => {
  const matched: unknown = ctx['_matchedRoute'];
  if (typeof matched === 'string') return matched;
  const [area = ''] = ctx.path.slice(1).split('/');
  return area === 'static' || area === 'media' ? `/${area}/` : 'other';
};
