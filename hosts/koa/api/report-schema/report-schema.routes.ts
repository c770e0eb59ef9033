import type Router from '@koa/router';
import type { AppState } from '../../http/app-state.js';
import { reportJsonSchema } from './report.schema.js';

/** Describes our answers, nothing of anybody: open to all. */
export const reportSchemaRoutes = (router: Router<AppState>): void => {
  router.get('/report-schema/', (ctx) => {
    ctx.set('Cache-Control', 'public, max-age=3600');
    ctx.type = 'application/schema+json';
    ctx.body = JSON.stringify(reportJsonSchema);
  });
};
