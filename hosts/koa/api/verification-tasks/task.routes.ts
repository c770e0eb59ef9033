import type Router from '@koa/router';
import { taskId } from '../../../../domain/shared/ids.js';
import type { AppState } from '../../http/app-state.js';
import type { Services, WebOptions } from '../../services.js';
import { verifiers } from '../shared/access.js';
import { bodyOf, idOf, queryOf } from '../shared/input.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { presentTrigger } from '../triggers/trigger.presenter.js';
import { presentReport } from '../videos/report.presenter.js';
import { presentTask, presentTaskRow } from './task.presenter.js';
import { addedTriggerInput, completionInput, taskListQuery } from './task.schema.js';

export const taskRoutes = (router: Router<AppState>, services: Services, { baseUrl }: WebOptions): void => {
  const { queries, takeNextTask, takeTask, beatTask, releaseTask, completeTask, addTrigger } = services;

  router.get(
    '/verification-tasks/',
    verifiers(async (ctx, actor) => {
      const query = queryOf(ctx, taskListQuery);
      const page = pageRequest(query);
      const filter = {
        ...(query.status !== undefined && { state: query.status }),
        ...(query.video !== undefined && { video: query.video }),
        ...(query.mine === 'true' && { operator: actor.userId }),
      };
      ctx.body = presentPage(ctx, baseUrl, page, await queries.tasks(filter, page), presentTaskRow);
    }),
  );

  router.post(
    '/verification-tasks/take-next/',
    verifiers(async (ctx, actor) => {
      ctx.body = presentTask(valueOf(await takeNextTask.execute(actor)));
    }),
  );

  router.get(
    '/verification-tasks/:id/',
    verifiers(async (ctx) => {
      ctx.body = presentTaskRow(foundOr404(await queries.task(idOf(ctx, taskId)), 'task'));
    }),
  );

  router.post(
    '/verification-tasks/:id/take/',
    verifiers(async (ctx, actor) => {
      ctx.body = presentTask(valueOf(await takeTask.execute(actor, idOf(ctx, taskId))));
    }),
  );

  router.post(
    '/verification-tasks/:id/heartbeat/',
    verifiers(async (ctx, actor) => {
      ctx.body = presentTask(valueOf(await beatTask.execute(actor, idOf(ctx, taskId))));
    }),
  );

  router.post(
    '/verification-tasks/:id/release/',
    verifiers(async (ctx, actor) => {
      valueOf(await releaseTask.execute(actor, idOf(ctx, taskId)));
      ctx.status = 204;
    }),
  );

  router.post(
    '/verification-tasks/:id/complete/',
    verifiers(async (ctx, actor) => {
      const { summary } = bodyOf(ctx, completionInput);
      ctx.body = presentReport(valueOf(await completeTask.execute(actor, idOf(ctx, taskId), summary)));
    }),
  );

  router.post(
    '/verification-tasks/:id/triggers/',
    verifiers(async (ctx, actor) => {
      const { risk_code: riskCode, start, end, note } = bodyOf(ctx, addedTriggerInput);
      const times = { startMs: Math.round(start * 1000), endMs: Math.round(end * 1000) };
      const added = valueOf(await addTrigger.execute(actor, { taskId: idOf(ctx, taskId), riskCode, ...times, note }));
      ctx.status = 201;
      ctx.set('Location', `/api/triggers/${added.id}/`);
      ctx.body = presentTrigger(added);
    }),
  );
};
