import type Router from '@koa/router';
import { ageMarks } from '../../../../domain/age-rating/age-rating.js';
import { executionId, videoId } from '../../../../domain/shared/ids.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import { statusOf } from '../../http/refusal-status.js';
import { refusalText } from '../../i18n/refusal-text.js';
import type { Services, WebOptions } from '../../services.js';
import { renderError } from '../render-error.js';
import { everyRole, forRoles, owners } from '../shared/access.js';
import { field, idParam, oneOf } from '../shared/input.js';
import { isFragmentRequest, wordsOf, type PageContext, type PageState } from '../shared/page-context.js';
import { showRefusal } from '../shared/refused.js';
import { goTo, show } from '../shared/show.js';
import { liveAnalysis, notLive } from './live-analysis.js';
import { playerView } from './player-view.js';
import { videoView, type VideoForm } from './video-view.js';

export const videoRoutes = (router: Router<PageState>, services: Services, { baseUrl }: WebOptions): void => {
  const { clock, queries, changeVideo, removeVideo, analyzeVideo, cancelExecution } = services;

  const showVideo = async (ctx: PageContext, actor: Actor, form: VideoForm, status = 200): Promise<void> => {
    const id = idParam(ctx, 'id', videoId);
    const owner = ownerScope(actor);
    const row = id && (await queries.video(id, owner));
    if (!row) return renderError(ctx, 404, 'not-found');
    const isLive = row.video.state === 'uploaded' || row.video.state === 'processing';
    const [executions, player, live] = await Promise.all([
      queries.executions({ owner, video: row.video.id }, { page: 1, pageSize: 1 }),
      playerView(services, baseUrl, actor, row.video.id),
      isLive ? liveAnalysis(services, row.video.id) : notLive,
    ]);
    const found = { row, execution: executions.items[0], player, live, now: clock.now() };
    const model = videoView(found, actor, form, wordsOf(ctx.state.locale));
    show(ctx, isFragmentRequest(ctx) ? 'videos/progress' : 'videos/video', model, status);
  };

  router.get(
    '/client/videos/:id/',
    forRoles(everyRole, async (ctx, actor) => showVideo(ctx, actor, {})),
  );

  // Where the browser stands after a refused form.
  router.get('/client/videos/:id/edit/', async (ctx) => goTo(ctx, ctx.path.replace(/edit\/$/, '')));

  router.post(
    '/client/videos/:id/edit/',
    forRoles(owners, async (ctx, actor) => {
      const id = idParam(ctx, 'id', videoId);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      const change = { title: field(ctx, 'title'), description: field(ctx, 'description') };
      const declaredMark = oneOf([...ageMarks, 'none'], field(ctx, 'declared_mark'));
      const marked = { ...change, ...(declaredMark !== undefined && { declaredMark }) };
      const result = await changeVideo.execute(actor, { videoId: id, ...marked });
      if (result.ok) return goTo(ctx, `/client/videos/${id}/`);
      if (result.refusal.kind !== 'invalid-video-details') return showRefusal(ctx, result.refusal);
      await showVideo(
        ctx,
        actor,
        { ...marked, error: refusalText(ctx.state.locale, result.refusal) },
        statusOf(result.refusal),
      );
    }),
  );

  router.post(
    '/client/videos/:id/delete/',
    forRoles(owners, async (ctx, actor) => {
      const id = idParam(ctx, 'id', videoId);
      const row = id && (await queries.video(id, ownerScope(actor)));
      if (!row) return renderError(ctx, 404, 'not-found');
      const result = await removeVideo.execute(actor, row.video.id);
      if (!result.ok) return showRefusal(ctx, result.refusal);
      goTo(ctx, `/client/projects/${row.video.projectId}/`);
    }),
  );

  router.post(
    '/client/videos/:id/analyze/',
    forRoles(owners, async (ctx, actor) => {
      const id = idParam(ctx, 'id', videoId);
      if (id === undefined) return renderError(ctx, 404, 'not-found');
      const result = await analyzeVideo.execute(actor, id);
      if (!result.ok) return showRefusal(ctx, result.refusal);
      goTo(ctx, `/client/videos/${id}/`);
    }),
  );

  router.post(
    '/client/videos/:id/executions/:execution/cancel/',
    forRoles(owners, async (ctx, actor) => {
      const id = idParam(ctx, 'id', videoId);
      const execution = idParam(ctx, 'execution', executionId);
      if (id === undefined || execution === undefined) return renderError(ctx, 404, 'not-found');
      const result = await cancelExecution.execute(actor, execution);
      if (!result.ok) return showRefusal(ctx, result.refusal);
      goTo(ctx, `/client/videos/${id}/`);
    }),
  );
};
