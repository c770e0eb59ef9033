import type Router from '@koa/router';
import { executionStates } from '../../../../../domain/pipeline/pipeline-execution.js';
import { stageNames } from '../../../../../domain/pipeline/stage.js';
import { executionId, isUuid, videoId, type VideoId } from '../../../../../domain/shared/ids.js';
import { statusOf } from '../../../http/refusal-status.js';
import { refusalText } from '../../../i18n/refusal-text.js';
import type { Services } from '../../../services.js';
import { renderError } from '../../render-error.js';
import { forRoles } from '../../shared/access.js';
import { idParam, oneOf, pageParam, queryText } from '../../shared/input.js';
import { lookUp } from '../../shared/look-up.js';
import { isFragmentRequest, wordsOf, type PageContext, type PageState } from '../../shared/page-context.js';
import { pagerOf } from '../../shared/pager.js';
import { goTo, show } from '../../shared/show.js';
import { accountsNamed, dayRange, searchText } from '../shared/admin-input.js';
import { executionListView } from './execution-list-view.js';
import { executionView } from './execution-view.js';

const listPath = '/admin/executions/';
const pageSize = 20;

/** Every analysis for an admin: what each stage did, what it cost, why it failed; once more, or no more. */
export const adminExecutionRoutes = (router: Router<PageState>, services: Services): void => {
  const { queries, clock } = services;

  /** A title, a file name, or the id of one video. */
  const videosNamed = async (text: string): Promise<readonly VideoId[] | undefined> => {
    if (text === '') return undefined;
    if (isUuid(text)) return [videoId(text)];
    const { items } = await queries.videos({ owner: undefined, search: text }, { page: 1, pageSize: 100 });
    return items.map(({ video }) => video.id);
  };

  router.get(
    listPath,
    forRoles(['admin'], async (ctx) => {
      const page = pageParam(ctx);
      const state = oneOf(executionStates, queryText(ctx, 'state'));
      const stage = oneOf(stageNames, queryText(ctx, 'stage'));
      const [owner, video] = [searchText(ctx, 'owner'), searchText(ctx, 'video')];
      const days = dayRange(ctx);
      const [owners, videos] = await Promise.all([accountsNamed(queries, owner), videosNamed(video)]);
      const filter = {
        owner: owners,
        ...(videos && { video: videos }),
        ...(state && { state }),
        ...(stage && { stage }),
      };
      const found = await queries.executions({ ...filter, ...days.bounds }, { page, pageSize });
      const names = {
        videos: await lookUp(
          found.items.map((execution) => execution.videoId),
          (id) => queries.video(id, undefined),
        ),
        owners: await lookUp(
          found.items.map((execution) => execution.ownerId),
          (id) => queries.user(id),
        ),
      };
      const asked = { state, stage, owner, video, from: days.from, to: days.to };
      const pager = pagerOf(listPath, asked, page, pageSize, found.total);
      const words = wordsOf(ctx.state.locale);
      const query = { state, stage, owner, video, days };
      show(ctx, 'admin/executions/executions', executionListView(found, names, query, pager, clock.now(), words));
    }),
  );

  const executionOf = async (ctx: PageContext) => {
    const id = idParam(ctx, 'id', executionId);
    return id && (await queries.execution(id, undefined));
  };

  const showExecution = async (ctx: PageContext, error?: string, status = 200): Promise<void> => {
    const execution = await executionOf(ctx);
    if (execution === undefined) return renderError(ctx, 404, 'not-found');
    const [row, owner, report] = await Promise.all([
      queries.video(execution.videoId, undefined),
      queries.user(execution.ownerId),
      queries.reportOfVideo(execution.videoId, undefined),
    ]);
    const ownReport = report?.executionId === execution.id ? report : undefined;
    const found = { execution, row, owner, report: ownReport, error };
    const model = executionView(found, clock.now(), wordsOf(ctx.state.locale));
    const view = isFragmentRequest(ctx) && ctx.method === 'GET' ? 'execution-fragment' : 'execution';
    show(ctx, `admin/executions/${view}`, model, status);
  };

  router.get(
    `${listPath}:id/`,
    forRoles(['admin'], async (ctx) => showExecution(ctx)),
  );

  router.post(
    `${listPath}:id/cancel/`,
    forRoles(['admin'], async (ctx, actor) => {
      const execution = await executionOf(ctx);
      if (execution === undefined) return renderError(ctx, 404, 'not-found');
      const result = await services.cancelExecution.execute(actor, execution.id);
      if (result.ok) return goTo(ctx, `${listPath}${execution.id}/`);
      await showExecution(ctx, refusalText(ctx.state.locale, result.refusal), statusOf(result.refusal));
    }),
  );

  router.post(
    `${listPath}:id/retry/`,
    forRoles(['admin'], async (ctx, actor) => {
      const execution = await executionOf(ctx);
      if (execution === undefined) return renderError(ctx, 404, 'not-found');
      const result = await services.analyzeVideo.execute(actor, execution.videoId);
      if (result.ok) return goTo(ctx, `${listPath}${result.value.id}/`);
      await showExecution(ctx, refusalText(ctx.state.locale, result.refusal), statusOf(result.refusal));
    }),
  );
};
