import type Router from '@koa/router';
import { executionId } from '../../../../domain/shared/ids.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import type { AppState, RouteContext } from '../../http/app-state.js';
import type { Services, WebOptions } from '../../services.js';
import { signedIn } from '../shared/access.js';
import { idOf, queryOf } from '../shared/input.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { presentExecution } from './execution.presenter.js';
import { executionListQuery } from './execution.schema.js';

export const executionRoutes = (router: Router<AppState>, services: Services, { baseUrl }: WebOptions): void => {
  const { queries, analyzeVideo, cancelExecution } = services;

  const find = async (ctx: RouteContext, actor: Actor) =>
    foundOr404(await queries.execution(idOf(ctx, executionId), ownerScope(actor)), 'execution');

  router.get(
    '/pipeline-executions/',
    signedIn(async (ctx, actor) => {
      const query = queryOf(ctx, executionListQuery);
      const page = pageRequest(query);
      const filter = {
        owner: ownerScope(actor),
        ...(query.video !== undefined && { video: query.video }),
        ...(query.status !== undefined && { state: query.status }),
      };
      const found = await queries.executions(filter, page);
      ctx.body = presentPage(ctx, baseUrl, page, found, (one) => presentExecution(one, ctx.state.locale));
    }),
  );

  router.get(
    '/pipeline-executions/:id/',
    signedIn(async (ctx, actor) => {
      ctx.body = presentExecution(await find(ctx, actor), ctx.state.locale);
    }),
  );

  /** A new execution of the same video: what an earlier one did stays as it was. */
  router.post(
    '/pipeline-executions/:id/retry/',
    signedIn(async (ctx, actor) => {
      const { videoId } = await find(ctx, actor);
      const started = valueOf(await analyzeVideo.execute(actor, videoId));
      ctx.status = 202;
      ctx.set('Location', `/api/pipeline-executions/${started.id}/`);
      ctx.body = presentExecution(started, ctx.state.locale);
    }),
  );

  router.post(
    '/pipeline-executions/:id/cancel/',
    signedIn(async (ctx, actor) => {
      valueOf(await cancelExecution.execute(actor, idOf(ctx, executionId)));
      ctx.body = presentExecution(await find(ctx, actor), ctx.state.locale);
    }),
  );
};
