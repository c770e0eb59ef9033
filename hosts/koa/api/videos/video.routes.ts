import type Router from '@koa/router';
import { videoId } from '../../../../domain/shared/ids.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import type { Video } from '../../../../domain/video/video.js';
import type { AppState } from '../../http/app-state.js';
import type { Services, WebOptions } from '../../services.js';
import { signedIn, type ActorHandler } from '../shared/access.js';
import { bodyOf, idOf, queryOf } from '../shared/input.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { presentExecution } from '../pipeline-executions/execution.presenter.js';
import { createVideoEvents } from './events.js';
import { presentReport } from './report.presenter.js';
import { receiveUpload } from './upload.js';
import { presentVideo, presentVideoRow } from './video.presenter.js';
import { videoChange, videoListQuery } from './video.schema.js';

export const videoRoutes = (router: Router<AppState>, services: Services, { baseUrl }: WebOptions): void => {
  const { queries, changeVideo, removeVideo, analyzeVideo, watchVideo, reportRenderer, logger } = services;

  /** The rest of a video is worth showing when the store of files does not answer. */
  const addressOf = async (actor: Actor, video: Video): Promise<string | undefined> => {
    try {
      const watched = await watchVideo.execute(actor, video.id);
      return watched.ok ? absolute(watched.value.url, baseUrl) : undefined;
    } catch (error) {
      logger.warn('no address to watch a video', { video_id: video.id, error });
      return undefined;
    }
  };

  router.get(
    '/videos/',
    signedIn(async (ctx, actor) => {
      const query = queryOf(ctx, videoListQuery);
      const page = pageRequest(query);
      const filter = {
        owner: ownerScope(actor),
        ...(query.project !== undefined && { project: query.project }),
        ...(query.status !== undefined && { state: query.status }),
        ...(query.search !== undefined && { search: query.search }),
      };
      const { locale } = ctx.state;
      const found = await queries.videos(filter, page);
      ctx.body = presentPage(ctx, baseUrl, page, found, (row) => presentVideoRow(row, undefined, locale));
    }),
  );

  router.post(
    '/videos/',
    signedIn(async (ctx, actor) => {
      const video = await receiveUpload(ctx, actor, services);
      ctx.status = 201;
      ctx.set('Location', `/api/videos/${video.id}/`);
      ctx.body = presentVideo(video, await addressOf(actor, video), ctx.state.locale);
    }),
  );

  const show: ActorHandler = async (ctx, actor) => {
    const row = foundOr404(await queries.video(idOf(ctx, videoId), ownerScope(actor)), 'video');
    ctx.body = presentVideoRow(row, await addressOf(actor, row.video), ctx.state.locale);
  };

  router.get('/videos/:id/', signedIn(show));

  const change: ActorHandler = async (ctx, actor) => {
    const { title, description } = bodyOf(ctx, videoChange);
    const changed = { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
    valueOf(await changeVideo.execute(actor, { videoId: idOf(ctx, videoId), ...changed }));
    await show(ctx, actor);
  };

  router.put('/videos/:id/', signedIn(change));
  router.patch('/videos/:id/', signedIn(change));

  router.delete(
    '/videos/:id/',
    signedIn(async (ctx, actor) => {
      valueOf(await removeVideo.execute(actor, idOf(ctx, videoId)));
      ctx.status = 204;
    }),
  );

  router.get(
    '/videos/:id/report/',
    signedIn(async (ctx, actor) => {
      const report = await queries.reportOfVideo(idOf(ctx, videoId), ownerScope(actor));
      ctx.body = presentReport(foundOr404(report, 'report'));
    }),
  );

  router.get(
    '/videos/:id/report/pdf/',
    signedIn(async (ctx, actor) => {
      const report = foundOr404(await queries.reportOfVideo(idOf(ctx, videoId), ownerScope(actor)), 'report');
      ctx.attachment(`${report.document.video.title}.${reportRenderer.fileExtension}`, {
        fallback: `report-${report.videoId}.${reportRenderer.fileExtension}`,
      });
      ctx.type = reportRenderer.contentType;
      ctx.body = await readAll(reportRenderer.render(report, ctx.state.locale));
    }),
  );

  router.post(
    '/videos/:id/analyze/',
    signedIn(async (ctx, actor) => {
      const execution = valueOf(await analyzeVideo.execute(actor, idOf(ctx, videoId)));
      ctx.status = 202;
      ctx.set('Location', `/api/pipeline-executions/${execution.id}/`);
      ctx.body = presentExecution(execution, ctx.state.locale);
    }),
  );

  router.get(
    '/videos/:id/signed-url/',
    signedIn(async (ctx, actor) => {
      const { url, expiresInS } = valueOf(await watchVideo.execute(actor, idOf(ctx, videoId)));
      ctx.body = { url: absolute(url, baseUrl), expires_in: expiresInS };
    }),
  );

  const streamEvents = createVideoEvents(services);
  router.get(
    '/videos/:id/events/',
    signedIn((ctx, actor) => streamEvents(ctx, actor, idOf(ctx, videoId))),
  );
};

/** Our own store signs paths; somebody outside needs the host too. */
const absolute = (address: string, baseUrl: string): string => new URL(address, baseUrl).href;

/** The renderer bounds what it gives; whole in memory, a fault still becomes a proper answer. */
const readAll = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const read: Uint8Array[] = [];
  for await (const chunk of chunks) read.push(chunk);
  return Buffer.concat(read);
};
