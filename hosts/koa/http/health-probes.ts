import type Koa from 'koa';
import type { Services } from '../services.js';
import type { AppMiddleware, AppState } from './app-state.js';
import { drainingEvent } from './listen.js';

/** The process runs; no part of it is asked, so that nobody restarts it because of a server elsewhere. */
const livePath = '/health/live';
/** Requests can be answered: the database does, and the process is not about to stop. */
const readyPath = '/health/ready';

/** For whoever starts and stops processes: no session, no page, no line in the log, no budget. */
export const answerHealthProbes = (app: Koa<AppState>, { canServe }: Pick<Services, 'canServe'>): AppMiddleware => {
  let isDraining = false;
  app.once(drainingEvent, () => (isDraining = true));
  const obstacle = async (): Promise<'draining' | 'database' | undefined> => {
    if (isDraining) return 'draining';
    return (await canServe()) ? undefined : 'database';
  };

  return async (ctx, next) => {
    const path = ctx.path.replace(/(?<=.)\/$/, '');
    if (path !== livePath && path !== readyPath) return next();
    ctx.set('Cache-Control', 'no-store');
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      ctx.set('Allow', 'GET, HEAD');
      ctx.status = 405;
      return;
    }
    const reason = path === readyPath ? await obstacle() : undefined;
    ctx.status = reason === undefined ? 200 : 503;
    ctx.body =
      reason === undefined ? { status: path === livePath ? 'alive' : 'ready' } : { status: 'not-ready', reason };
  };
};
