import type { Tracer } from '../../../application/index.js';
import type { AppMiddleware } from './app-state.js';
import { routeOf } from './route-of.js';
import { parentOf } from './trace-context.js';

/** One span for each request, in the trace of its caller if that has one, until its connection is done with the answer. */
export const traceRequests =
  (tracer: Tracer): AppMiddleware =>
  (ctx, next) => {
    const closed = new Promise<void>((resolve) => ctx.res.once('close', resolve));
    const attributes = { 'http.request.method': ctx.method, 'request.id': ctx.state.requestId };
    const parent = parentOf(ctx.get('traceparent')) ?? 'none';
    // Koa writes the answer after `next`: it must not wait for the span, which ends with the answer.
    return new Promise((resolve, reject) => {
      void tracer.span(ctx.method, { kind: 'server', attributes, parent }, async (span) => {
        if (span.ids !== undefined) ctx.state.span = span.ids;
        await Promise.resolve(next()).then(resolve, reject);
        await closed;
        const route = routeOf(ctx);
        span.rename(`${ctx.method} ${route}`);
        span.set({ 'http.route': route, 'http.response.status_code': ctx.status });
        if (!ctx.res.writableFinished) span.set({ cut_off: true });
        if (ctx.status >= 500) span.fail(String(ctx.status));
      });
    });
  };
