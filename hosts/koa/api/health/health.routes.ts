import type Router from '@koa/router';
import type { AppState } from '../../http/app-state.js';
import type { Services } from '../../services.js';

/** For balancers and people on call; open to everyone, so it says no more than which part is unwell. */
export const healthRoutes = (router: Router<AppState>, { health }: Services): void => {
  router.get('/health/', async (ctx) => {
    const { status, database, redis, b2, replicate } = await health();
    ctx.status = status === 'unhealthy' ? 503 : 200;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { status, database, redis, b2, replicate };
  });
};
