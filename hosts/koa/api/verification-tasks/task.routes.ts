import { taskId, triggerId } from '../../../../domain/shared/ids.js';
import type { Trigger } from '../../../../domain/trigger/trigger.js';
import { ownerScope } from '../../../../domain/user/access.js';
import type { VerificationTask } from '../../../../domain/verification-task/verification-task.js';
import type { RouteContext } from '../../http/app-state.js';
import type { Services, WebOptions } from '../../services.js';
import { frameAddresses } from '../../http/frame-addresses.js';
import type { Api } from '../openapi/api.js';
import { reportSchema } from '../report-schema/report.schema.js';
import { createdBetween, given, narrowedTo, updatedBetween } from '../shared/filters.js';
import { idOf } from '../shared/input.js';
import { createdOnce } from '../shared/once.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { seenVersions, tagged, valueIfMatched } from '../shared/versioned.js';
import { presentTrigger } from '../triggers/trigger.presenter.js';
import { triggerView } from '../triggers/trigger.schema.js';
import { presentReport } from '../videos/report.presenter.js';
import { presentTask, presentTaskRow } from './task.presenter.js';
import { addedTriggerInput, completionInput, taskListQuery, taskPage, taskRowView, taskView } from './task.schema.js';

const tag = 'verification-tasks';

const versioned = (task: VerificationTask) => ({ version: task.version, answer: presentTask(task) });

export const taskRoutes = (api: Api, services: Services, { baseUrl }: WebOptions): void => {
  const { queries, takeNextTask, takeTask, beatTask, releaseTask, completeTask, addTrigger } = services;

  const load = async (ctx: RouteContext) => {
    const row = foundOr404(await queries.task(idOf(ctx, taskId)), 'task');
    return { version: row.task.version, answer: presentTaskRow(row) };
  };

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
      const page = { ...pageRequest(query), ...given({ ordering: query.ordering }) };
      const operator = narrowedTo(query.mine === 'true' ? actor.userId : undefined, query.operator);
      const filter = {
        ...given({ operator, state: query.status, video: query.video, minPriority: query.min_priority }),
        ...createdBetween(query),
        ...updatedBetween(query),
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
      isTagged: true,
      answer: taskView,
      refusals: [404, 409],
    },
    async ({ ctx, actor }) => tagged(ctx, versioned(valueOf(await takeNextTask.execute(actor)))),
  );

  api.route(
    {
      method: 'get',
      path: '/verification-tasks/:id/',
      id: 'getVerificationTask',
      tag,
      summary: { ru: 'Задача проверки', en: 'A verification task' },
      access: 'verifiers',
      isTagged: true,
      answer: taskRowView,
    },
    async ({ ctx }) => tagged(ctx, await load(ctx)),
  );

  api.route(
    {
      method: 'post',
      path: '/verification-tasks/:id/take/',
      id: 'takeVerificationTask',
      tag,
      summary: { ru: 'Взять эту задачу', en: 'Take this task' },
      access: 'verifiers',
      isTagged: true,
      answer: taskView,
      refusals: [409],
    },
    async ({ ctx, actor }) => tagged(ctx, versioned(valueOf(await takeTask.execute(actor, idOf(ctx, taskId))))),
  );

  api.route(
    {
      method: 'post',
      path: '/verification-tasks/:id/heartbeat/',
      id: 'beatVerificationTask',
      tag,
      summary: { ru: 'Продлить аренду задачи', en: 'Keep the lease of the task' },
      access: 'verifiers',
      isTagged: true,
      answer: taskView,
      refusals: [409],
    },
    async ({ ctx, actor }) => tagged(ctx, versioned(valueOf(await beatTask.execute(actor, idOf(ctx, taskId))))),
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
      description: {
        ru: 'Для If-Match: каждый heartbeat меняет версию задачи, берите ETag из последнего ответа.',
        en: 'For If-Match: each heartbeat makes another version of the task, so take the ETag of the latest answer.',
      },
      body: completionInput,
      isConditional: true,
      answer: reportSchema,
      refusals: [409],
    },
    async ({ ctx, actor, body }) => {
      const result = await completeTask.execute(actor, idOf(ctx, taskId), body.summary, seenVersions(ctx));
      const report = await valueIfMatched(ctx, 'task', result, () => load(ctx));
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
      isIdempotent: true,
      answer: triggerView,
      refusals: [409, 422],
    },
    async ({ ctx, actor, once, body: { risk_code: riskCode, start, end, note } }) => {
      const times = { startMs: Math.round(start * 1000), endMs: Math.round(end * 1000) };
      const command = { taskId: idOf(ctx, taskId), riskCode, ...times, note, ...(once && { once }) };
      const added = await createdOnce<Trigger, Trigger>(
        ctx,
        await addTrigger.execute(actor, command),
        (trigger) => trigger,
        (id) => queries.trigger(triggerId(id), ownerScope(actor)),
      );
      ctx.set('Location', `/api/triggers/${added.id}/`);
      return presentTrigger(added);
    },
  );
};
