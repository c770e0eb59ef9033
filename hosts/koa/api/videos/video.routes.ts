import { z } from 'zod';
import { positionIn, videoKeys, type ChangeVideoCommand } from '../../../../application/index.js';
import { videoId } from '../../../../domain/shared/ids.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import type { UploadedVideo, Video } from '../../../../domain/video/video.js';
import type { RouteContext } from '../../http/app-state.js';
import { frameAddresses } from '../../http/frame-addresses.js';
import type { Services, WebOptions } from '../../services.js';
import { executionView } from '../pipeline-executions/execution.schema.js';
import type { Api } from '../openapi/api.js';
import { reportSchema } from '../report-schema/report.schema.js';
import { idOf } from '../shared/input.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { createdBetween, given, narrowedTo, updatedBetween } from '../shared/filters.js';
import { createdOnce } from '../shared/once.js';
import { createLongLists } from '../shared/long-list.js';
import { seenVersions, tagged, valueIfMatched } from '../shared/versioned.js';
import { presentExecution } from '../pipeline-executions/execution.presenter.js';
import { createVideoEvents } from './events.js';
import { presentReport } from './report.presenter.js';
import { receiveUpload } from './upload.js';
import { presentVideo, presentVideoRow } from './video.presenter.js';
import {
  signedUrlView,
  uploadForm,
  uploadQuery,
  videoChange,
  videoInput,
  videoListQuery,
  videoPage,
  videoRowView,
  videoView,
} from './video.schema.js';

const tag = 'videos';

const newestFirst = { by: 'uploadedAt', isDescending: true } as const;

/** How long an answer passes for unchanged although its address of the file grows older; half of that address's life. */
const addressAgeMs = 30 * 60_000;

export const videoRoutes = (api: Api, services: Services, options: WebOptions): void => {
  const { baseUrl } = options;
  const answerList = createLongLists(options);
  const { clock, queries, changeVideo, removeVideo, analyzeVideo, watchVideo, reportRenderer, logger } = services;

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

  const versioned = <Answer extends { readonly file: string | null }>({ version }: Video, answer: Answer) => {
    const file = answer.file === null ? null : Math.floor(clock.now() / addressAgeMs);
    return { version, answer, essence: { ...answer, file } };
  };

  const load = async (ctx: RouteContext, actor: Actor) => {
    const row = foundOr404(await queries.video(idOf(ctx, videoId), ownerScope(actor)), 'video');
    return versioned(row.video, presentVideoRow(row, await addressOf(actor, row.video), ctx.state.locale));
  };

  const change = async (ctx: RouteContext, actor: Actor, details: Omit<ChangeVideoCommand, 'videoId'>) => {
    const command = { videoId: idOf(ctx, videoId), ...details, ...given({ seenVersion: seenVersions(ctx) }) };
    const result = await changeVideo.execute(actor, command);
    await valueIfMatched(ctx, 'video', result, () => load(ctx, actor));
    return tagged(ctx, await load(ctx, actor));
  };

  api.route(
    {
      method: 'get',
      path: '/videos/',
      id: 'listVideos',
      tag,
      summary: { ru: 'Видео, новые первыми', en: 'Videos, newest first' },
      access: 'members',
      query: videoListQuery,
      answer: videoPage,
    },
    (request) => {
      const { ctx, actor, query } = request;
      const { ordering = newestFirst } = query;
      const filter = {
        owner: narrowedTo(ownerScope(actor), query.owner),
        ...given({ project: query.project, state: query.status, search: query.search }),
        ...createdBetween(query),
        ...updatedBetween(query),
      };
      return answerList(request, {
        ordering,
        page: (page) => queries.videos(filter, page),
        walk: (walk) => queries.walkVideos(filter, walk),
        positionOf: ({ video }) => positionIn(videoKeys, ordering, video),
        present: (row) => presentVideoRow(row, undefined, ctx.state.locale),
      });
    },
  );

  api.route(
    {
      method: 'post',
      path: '/videos/',
      id: 'uploadVideo',
      tag,
      summary: { ru: 'Загрузить видео; анализ начнётся сам', en: 'Upload a video; its analysis begins by itself' },
      description: {
        ru: '`project_id` — полем до файла или в адресе: файл принимается потоком. Те же байты в том же проекте: 409 с `existing_id`.',
        en: '`project_id` as a field before the file, or in the address: the file is received as a stream. The same bytes in the same project: 409 with `existing_id`.',
      },
      access: 'members',
      query: uploadQuery,
      form: uploadForm,
      status: 201,
      isLocated: true,
      isTagged: true,
      isIdempotent: true,
      answer: videoView,
      refusals: [404, 409, 422],
    },
    async ({ ctx, actor, query }) => {
      const uploaded = await createdOnce<UploadedVideo, Video>(
        ctx,
        await receiveUpload(ctx, actor, services, query.project_id),
        (video) => video,
        async (id) => (await queries.video(videoId(id), ownerScope(actor)))?.video,
      );
      ctx.set('Location', `/api/videos/${uploaded.id}/`);
      const answer = presentVideo(uploaded, await addressOf(actor, uploaded), ctx.state.locale);
      return tagged(ctx, versioned(uploaded, answer));
    },
  );

  api.route(
    {
      method: 'get',
      path: '/videos/:id/',
      id: 'getVideo',
      tag,
      summary: { ru: 'Видео', en: 'Video' },
      access: 'members',
      isTagged: true,
      answer: videoRowView,
    },
    async ({ ctx, actor }) => tagged(ctx, await load(ctx, actor)),
  );

  api.route(
    {
      method: 'put',
      path: '/videos/:id/',
      id: 'replaceVideo',
      tag,
      summary: { ru: 'Переписать название, описание и знак', en: 'Replace title, description and mark' },
      access: 'members',
      body: videoInput,
      isTagged: true,
      isConditional: true,
      answer: videoRowView,
      refusals: [409],
    },
    ({ ctx, actor, body: { title, description, declared_mark: mark } }) =>
      change(ctx, actor, { title, description, declaredMark: mark ?? 'none' }),
  );

  api.route(
    {
      method: 'patch',
      path: '/videos/:id/',
      id: 'changeVideo',
      tag,
      summary: { ru: 'Изменить название, описание или знак', en: 'Change title, description or mark' },
      access: 'members',
      body: videoChange,
      isTagged: true,
      isConditional: true,
      answer: videoRowView,
      refusals: [409],
    },
    ({ ctx, actor, body: { title, description, declared_mark: mark } }) =>
      change(ctx, actor, given({ title, description, declaredMark: mark === null ? 'none' : mark })),
  );

  api.route(
    {
      method: 'delete',
      path: '/videos/:id/',
      id: 'removeVideo',
      tag,
      summary: { ru: 'Удалить видео, его признаки и отчёты', en: 'Remove the video, its signs and reports' },
      access: 'members',
      status: 204,
      isConditional: true,
      refusals: [409],
    },
    async ({ ctx, actor }) => {
      const result = await removeVideo.execute(actor, idOf(ctx, videoId), seenVersions(ctx));
      await valueIfMatched(ctx, 'video', result, () => load(ctx, actor));
    },
  );

  api.route(
    {
      method: 'get',
      path: '/videos/:id/report/',
      id: 'getReport',
      tag,
      summary: { ru: 'Отчёт последнего анализа', en: 'The report of the latest analysis' },
      access: 'members',
      answer: reportSchema,
    },
    async ({ ctx, actor }) => {
      const found = await queries.reportOfVideo(idOf(ctx, videoId), ownerScope(actor));
      const report = foundOr404(found, 'report');
      return presentReport(report, await frameAddresses(services, report, baseUrl));
    },
  );

  api.route(
    {
      method: 'get',
      path: '/videos/:id/report/pdf/',
      id: 'getReportPdf',
      tag,
      summary: { ru: 'Отчёт в PDF', en: 'The report as a PDF' },
      access: 'members',
      contentType: reportRenderer.contentType,
      content: z.string().meta({ type: 'string', format: 'binary' }),
    },
    async ({ ctx, actor }) => {
      const report = foundOr404(await queries.reportOfVideo(idOf(ctx, videoId), ownerScope(actor)), 'report');
      ctx.attachment(`${report.document.video.title}.${reportRenderer.fileExtension}`, {
        fallback: `report-${report.videoId}.${reportRenderer.fileExtension}`,
      });
      ctx.type = reportRenderer.contentType;
      ctx.body = await readAll(reportRenderer.render(report, ctx.state.locale));
    },
  );

  api.route(
    {
      method: 'post',
      path: '/videos/:id/analyze/',
      id: 'analyzeVideo',
      tag,
      summary: { ru: 'Начать анализ', en: 'Start an analysis' },
      access: 'members',
      status: 202,
      isLocated: true,
      answer: executionView,
      refusals: [409],
    },
    async ({ ctx, actor }) => {
      const execution = valueOf(await analyzeVideo.execute(actor, idOf(ctx, videoId)));
      ctx.set('Location', `/api/pipeline-executions/${execution.id}/`);
      return presentExecution(execution, ctx.state.locale);
    },
  );

  api.route(
    {
      method: 'get',
      path: '/videos/:id/signed-url/',
      id: 'getSignedUrl',
      tag,
      summary: { ru: 'Временный адрес файла', en: 'A temporary address of the file' },
      access: 'members',
      answer: signedUrlView,
    },
    async ({ ctx, actor }) => {
      const { url, expiresInS } = valueOf(await watchVideo.execute(actor, idOf(ctx, videoId)));
      return { url: absolute(url, baseUrl), expires_in: expiresInS };
    },
  );

  const streamEvents = createVideoEvents(services);
  api.route(
    {
      method: 'get',
      path: '/videos/:id/events/',
      id: 'watchVideoEvents',
      tag,
      summary: { ru: 'Ход анализа (server-sent events)', en: 'Progress of the analysis (server-sent events)' },
      description: {
        ru: 'События `stage`, `video` и в конце `done`. Переподключение после конца: 204.',
        en: 'Events `stage`, `video` and, at the end, `done`. Reconnecting after the end: 204.',
      },
      access: 'members',
      contentType: 'text/event-stream',
      emptyStatuses: [204],
    },
    ({ ctx, actor }) => streamEvents(ctx, actor, idOf(ctx, videoId)),
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
