import { executionKeys, positionIn } from '../../../../application/index.js';
import { executionId } from '../../../../domain/shared/ids.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import type { RouteContext } from '../../http/app-state.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { idOf } from '../shared/input.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { createdBetween, given, narrowedTo, updatedBetween } from '../shared/filters.js';
import { createLongLists } from '../shared/long-list.js';
import { presentExecution } from './execution.presenter.js';
import { executionListQuery, executionPage, executionView } from './execution.schema.js';

const tag = 'pipeline-executions';

const newestFirst = { by: 'createdAt', isDescending: true } as const;

export const executionRoutes = (api: Api, services: Services, options: WebOptions): void => {
  const { queries, analyzeVideo, cancelExecution } = services;
  const answerList = createLongLists(options);

  const find = async (ctx: RouteContext, actor: Actor) =>
    foundOr404(await queries.execution(idOf(ctx, executionId), ownerScope(actor)), 'execution');

  api.route(
    {
      method: 'get',
      path: '/pipeline-executions/',
      id: 'listPipelineExecutions',
      tag,
      summary: { ru: 'Анализы, новые первыми', en: 'Analyses, newest first' },
      access: 'members',
      query: executionListQuery,
      answer: executionPage,
    },
    (request) => {
      const { ctx, actor, query } = request;
      const { ordering = newestFirst } = query;
      const filter = {
        owner: narrowedTo(ownerScope(actor), query.owner),
        ...given({ video: query.video, state: query.status }),
        ...createdBetween(query),
        ...updatedBetween(query),
      };
      return answerList(request, {
        ordering,
        page: (page) => queries.executions(filter, page),
        walk: (walk) => queries.walkExecutions(filter, walk),
        positionOf: (execution) => positionIn(executionKeys, ordering, execution),
        present: (execution) => presentExecution(execution, ctx.state.locale),
      });
    },
  );

  api.route(
    {
      method: 'get',
      path: '/pipeline-executions/:id/',
      id: 'getPipelineExecution',
      tag,
      summary: { ru: 'Анализ: шаги, попытки, расход', en: 'An analysis: stages, attempts, cost' },
      access: 'members',
      answer: executionView,
    },
    async ({ ctx, actor }) => presentExecution(await find(ctx, actor), ctx.state.locale),
  );

  api.route(
    {
      method: 'post',
      path: '/pipeline-executions/:id/retry/',
      id: 'retryPipelineExecution',
      tag,
      summary: { ru: 'Проанализировать то же видео заново', en: 'Analyse the same video anew' },
      description: {
        ru: 'Создаётся новый анализ: прежний остаётся, каким был.',
        en: 'Makes a new analysis: what an earlier one did stays as it was.',
      },
      access: 'members',
      status: 202,
      isLocated: true,
      answer: executionView,
      refusals: [409],
    },
    async ({ ctx, actor }) => {
      const { videoId } = await find(ctx, actor);
      const started = valueOf(await analyzeVideo.execute(actor, videoId));
      ctx.set('Location', `/api/pipeline-executions/${started.id}/`);
      return presentExecution(started, ctx.state.locale);
    },
  );

  api.route(
    {
      method: 'post',
      path: '/pipeline-executions/:id/cancel/',
      id: 'cancelPipelineExecution',
      tag,
      summary: { ru: 'Остановить анализ', en: 'Stop the analysis' },
      access: 'members',
      answer: executionView,
      refusals: [409],
    },
    async ({ ctx, actor }) => {
      valueOf(await cancelExecution.execute(actor, idOf(ctx, executionId)));
      return presentExecution(await find(ctx, actor), ctx.state.locale);
    },
  );
};
