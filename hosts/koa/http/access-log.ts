import type { Clock, Logger, Metrics } from '../../../application/index.js';
import type { AppMiddleware } from './app-state.js';
import { routeOf } from './route-of.js';
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
        ...traceOf(ctx.get('traceparent'), ctx.state.span),
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
