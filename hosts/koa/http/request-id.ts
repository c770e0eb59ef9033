import { randomUUID } from 'node:crypto';
import type { AppMiddleware } from './app-state.js';
import { traceOf } from './trace-context.js';

const sane = /^[A-Za-z0-9._-]{8,64}$/;

/** One name for the request in every log line, answer and message to a person. A proxy's own, or its trace, is kept when it is harmless. */
export const nameRequest: AppMiddleware = async (ctx, next) => {
  const given = ctx.get('x-request-id');
  ctx.state.requestId = sane.test(given) ? given : (traceOf(ctx.get('traceparent')).trace_id ?? randomUUID());
  ctx.state.locale = 'ru';
  ctx.state.csrfToken = '';
  ctx.set('X-Request-Id', ctx.state.requestId);
  await next();
};
