import { taskId } from '../../../../domain/shared/ids.js';
import type { Services, WebOptions } from '../../services.js';
import { frameAddresses } from '../../http/frame-addresses.js';
import type { Api } from '../openapi/api.js';
import { reportSchema } from '../report-schema/report.schema.js';
import { idOf } from '../shared/input.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { presentTrigger } from '../triggers/trigger.presenter.js';
import { triggerView } from '../triggers/trigger.schema.js';
import { presentReport } from '../videos/report.presenter.js';
import { presentTask, presentTaskRow } from './task.presenter.js';
import { addedTriggerInput, completionInput, taskListQuery, taskPage, taskRowView, taskView } from './task.schema.js';

const tag = 'verification-tasks';

export const taskRoutes = (api: Api, services: Services, { baseUrl }: WebOptions): void => {
  const { queries, takeNextTask, takeTask, beatTask, releaseTask, completeTask, addTrigger } = services;

  api.route(
    {
      method: 'get',
      path: '/verification-tasks/',
      id: 'listVerificationTasks',
      tag,
      summary: { ru: 'Очередь проверки: по важности, затем по возрасту', en: 'The queue: by priority, then age' },
      access: 'verifiers',
      query: taskListQuery,
      answer: taskPage,
    },
    async ({ ctx, actor, query }) => {
      const page = pageRequest(query);
      const filter = {
        ...(query.status !== undefined && { state: query.status }),
        ...(query.video !== undefined && { video: query.video }),
        ...(query.mine === 'true' && { operator: actor.userId }),
      };
      return presentPage(ctx, baseUrl, page, await queries.tasks(filter, page), presentTaskRow);
    },
  );

  api.route(
    {
      method: 'post',
      path: '/verification-tasks/take-next/',
      id: 'takeNextVerificationTask',
      tag,
      summary: { ru: 'Взять следующую задачу', en: 'Take the next task' },
      access: 'verifiers',
      answer: taskView,
      refusals: [404, 409],
    },
    async ({ actor }) => presentTask(valueOf(await takeNextTask.execute(actor))),
  );

  api.route(
    {
      method: 'get',
      path: '/verification-tasks/:id/',
      id: 'getVerificationTask',
      tag,
      summary: { ru: 'Задача проверки', en: 'A verification task' },
      access: 'verifiers',
      answer: taskRowView,
    },
    async ({ ctx }) => presentTaskRow(foundOr404(await queries.task(idOf(ctx, taskId)), 'task')),
  );

  api.route(
    {
      method: 'post',
      path: '/verification-tasks/:id/take/',
      id: 'takeVerificationTask',
      tag,
      summary: { ru: 'Взять эту задачу', en: 'Take this task' },
      access: 'verifiers',
      answer: taskView,
      refusals: [409],
    },
    async ({ ctx, actor }) => presentTask(valueOf(await takeTask.execute(actor, idOf(ctx, taskId)))),
  );

  api.route(
    {
      method: 'post',
      path: '/verification-tasks/:id/heartbeat/',
      id: 'beatVerificationTask',
      tag,
      summary: { ru: 'Продлить аренду задачи', en: 'Keep the lease of the task' },
      access: 'verifiers',
      answer: taskView,
      refusals: [409],
    },
    async ({ ctx, actor }) => presentTask(valueOf(await beatTask.execute(actor, idOf(ctx, taskId)))),
  );

  api.route(
    {
      method: 'post',
      path: '/verification-tasks/:id/release/',
      id: 'releaseVerificationTask',
      tag,
      summary: { ru: 'Вернуть задачу в очередь', en: 'Put the task back' },
      access: 'verifiers',
      status: 204,
      refusals: [409],
    },
    async ({ ctx, actor }) => {
      valueOf(await releaseTask.execute(actor, idOf(ctx, taskId)));
    },
  );

  api.route(
    {
      method: 'post',
      path: '/verification-tasks/:id/complete/',
      id: 'completeVerificationTask',
      tag,
      summary: { ru: 'Завершить проверку: итоговый отчёт', en: 'Complete: the final report' },
      access: 'verifiers',
      body: completionInput,
      answer: reportSchema,
      refusals: [409],
    },
    async ({ ctx, actor, body }) => {
      const report = valueOf(await completeTask.execute(actor, idOf(ctx, taskId), body.summary));
      return presentReport(report, await frameAddresses(services, report, baseUrl));
    },
  );

  api.route(
    {
      method: 'post',
      path: '/verification-tasks/:id/triggers/',
      id: 'addTrigger',
      tag,
      summary: { ru: 'Добавить риск, который система пропустила', en: 'Add a risk that the system missed' },
      access: 'verifiers',
      body: addedTriggerInput,
      status: 201,
      isLocated: true,
      answer: triggerView,
      refusals: [409, 422],
    },
    async ({ ctx, actor, body: { risk_code: riskCode, start, end, note } }) => {
      const times = { startMs: Math.round(start * 1000), endMs: Math.round(end * 1000) };
      const added = valueOf(await addTrigger.execute(actor, { taskId: idOf(ctx, taskId), riskCode, ...times, note }));
      ctx.set('Location', `/api/triggers/${added.id}/`);
      return presentTrigger(added);
    },
  );
};
