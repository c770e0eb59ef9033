import Router from '@koa/router';
import type { AppState } from '../http/app-state.js';
import type { Services, WebOptions } from '../services.js';

/** The REST interface. */
export const createApiRoutes = (_services: Services, _options: WebOptions): Router<AppState> => {
  const router = new Router<AppState>({ prefix: '/api', strict: true });
  return router;
};
