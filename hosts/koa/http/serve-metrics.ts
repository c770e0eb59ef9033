import type { Services } from '../services.js';
import type { AppMiddleware } from './app-state.js';

/** What `/metrics` answers, given the `Authorization` header. */
export type MetricsPage = (
  authorization: string | undefined,
) => Promise<
  { readonly status: 200; readonly contentType: string; readonly text: string } | { readonly status: 401 | 404 }
>;

/** For who shows the token of the page only: a session or an account's token opens nothing here. */
export const serveMetrics = ({ metricsPage }: Pick<Services, 'metricsPage'>): AppMiddleware => {
  return async (ctx, next) => {
    if (ctx.path !== '/metrics') return next();
    ctx.set('Cache-Control', 'no-store');
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      ctx.set('Allow', 'GET, HEAD');
      ctx.status = 405;
      return;
    }
    const answer = await metricsPage(ctx.get('authorization') || undefined);
    ctx.status = answer.status;
    if (answer.status === 401) ctx.set('WWW-Authenticate', 'Bearer realm="metrics"');
    if (answer.status !== 200) return;
    ctx.body = answer.text;
    ctx.set('Content-Type', answer.contentType);
  };
};
