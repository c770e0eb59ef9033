import { Metadata } from '@tus/utils';
import type { UploadProgress } from '../../../../application/index.js';
import { uploadId, type UploadId } from '../../../../domain/shared/ids.js';
import type { Actor } from '../../../../domain/user/access.js';
import type { RouteContext } from '../../http/app-state.js';
import { problem, refused } from '../../http/problem.js';
import { isPieceOfUpload, pieceType } from '../../http/tus-protocol.js';
import type { Services } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { checked, idOf } from '../shared/input.js';
import { valueOf } from '../shared/outcome.js';
import { speakTus } from './speak-tus.js';
import { createUploadLocks } from './upload-locks.js';
import { UploadStore } from './upload-store.js';
import { presentUpload, refusalOf } from './upload.presenter.js';
import { newUploadHeaders, pieceHeaders, uploadDetailsInput, uploadMetadata, uploadView } from './upload.schema.js';

const tag = 'uploads';
const access = 'owners';

/** Videos that come in pieces: interrupted, continued, and made into a video when they are whole. */
export const uploadRoutes = (api: Api, services: Services): void => {
  const { openUpload, readUpload, describeUpload, finishUpload, removeUpload, uploadParts: parts, limits } = services;
  const locker = createUploadLocks();

  const storeOf = (ctx: RouteContext, actor: Actor): UploadStore =>
    new UploadStore({
      parts,
      open: async (sizeBytes) => {
        const { project_id: projectId, filename: fileName, title, description, declared_mark } = metadataOf(ctx);
        const wish = { projectId, fileName, title, description, declaredMark: declared_mark, sizeBytes };
        return valueOf(await openUpload.execute(actor, wish)).id;
      },
      sizeOf: async (id) => valueOf(await readUpload.execute(actor, id)).upload.sizeBytes,
      remove: async (id) => valueOf(await removeUpload.execute(actor, id)),
    });

  const speak = (ctx: RouteContext, actor: Actor) =>
    speakTus(ctx, { datastore: storeOf(ctx, actor), locker, maxBytes: limits.maxBytes });

  /** Makes a video of an upload that is whole, and says how the upload stands. */
  const conclude = async (ctx: RouteContext, actor: Actor, id: UploadId): Promise<UploadProgress> => {
    const progress = valueOf(await finishUpload.execute(actor, id));
    const { upload, offset } = progress;
    ctx.set('Upload-Offset', String(offset));
    ctx.set('Upload-Length', String(upload.sizeBytes));
    ctx.set('Upload-Expires', new Date(upload.expiresAt).toUTCString());
    if (upload.state === 'finished') ctx.set('Upload-Result', `/api/videos/${upload.videoId}/`);
    return progress;
  };

  api.route(
    {
      method: 'post',
      path: '/uploads/',
      id: 'createUpload',
      tag,
      summary: { ru: 'Начать загрузку по частям', en: 'Begin a resumable upload' },
      description: {
        ru: 'Протокол tus 1.0.0 (creation, creation-with-upload, expiration, termination): подойдёт любой его клиент. Незаконченных — до 20, каждая живёт сутки. Проект, размер и права проверяются сразу, содержимое — когда придёт последний байт.',
        en: 'The tus protocol 1.0.0 (creation, creation-with-upload, expiration, termination): any client of it will do. Up to 20 may be unfinished, each for a day. Project, size and permission are checked at once, the content when the last byte is in.',
      },
      access,
      headers: newUploadHeaders,
      status: 201,
      isLocated: true,
      answer: uploadView,
      refusals: [404, 409, 412, 413, 422],
    },
    async ({ ctx, actor }) => {
      metadataOf(ctx);
      const made = await speak(ctx, actor);
      const address = made.get('location') ?? '';
      ctx.set('Location', address);
      const progress = await conclude(ctx, actor, uploadId(address.split('/').at(-2) ?? ''));
      if (progress.upload.state === 'refused') throw refusalOf(progress.upload);
      return presentUpload(progress, ctx.state.locale);
    },
  );

  api.route(
    {
      method: 'get',
      path: '/uploads/:id/',
      id: 'getUpload',
      tag,
      summary: { ru: 'Как идёт загрузка и чем кончилась', en: 'How the upload goes, and what came of it' },
      description: {
        ru: 'HEAD отвечает по tus: `Upload-Offset`, `Upload-Length`, `Upload-Expires`, а по окончании — `Upload-Result` с адресом видео. Если все байты на месте, а видео ещё не создано, оно создаётся.',
        en: 'HEAD answers as tus has it: `Upload-Offset`, `Upload-Length`, `Upload-Expires` and, in the end, `Upload-Result` with the address of the video. If all bytes are there and the video is not, it is made.',
      },
      access,
      answer: uploadView,
      refusals: [410],
    },
    async ({ ctx, actor }) => {
      const id = idOf(ctx, uploadId);
      const { upload } = valueOf(await readUpload.execute(actor, id));
      // Whoever asks where to go on wants the connection before to have come to its end.
      if (ctx.method === 'HEAD' && upload.state === 'receiving' && ctx.get('tus-resumable') !== '')
        await speak(ctx, actor);
      return presentUpload(await conclude(ctx, actor, id), ctx.state.locale);
    },
  );

  api.route(
    {
      method: 'patch',
      path: '/uploads/:id/',
      id: 'continueUpload',
      tag,
      summary: { ru: 'Очередной кусок файла', en: 'The next piece of the file' },
      description: {
        ru: 'С последним байтом файл проверяется и становится видео: его адрес — в `Upload-Result`. Файл, который не принят, — та же ошибка, что у обычной загрузки; она остаётся и в состоянии загрузки.',
        en: 'With the last byte the file is checked and becomes a video: its address is in `Upload-Result`. A file that is refused ends in the same problem as a plain upload, which stays in the state of this one as well.',
      },
      access,
      headers: pieceHeaders,
      bytes: pieceType,
      status: 204,
      refusals: [408, 409, 410, 412, 413, 415, 422, 423],
    },
    async ({ ctx, actor }) => {
      const id = idOf(ctx, uploadId);
      if (!isPieceOfUpload(ctx)) throw problem('unsupported-type', { headers: { Accept: pieceType } });
      const before = valueOf(await readUpload.execute(actor, id));
      if (before.upload.state !== 'receiving') throw refused({ kind: 'upload-over' });
      await speak(ctx, actor);
      const { upload } = await conclude(ctx, actor, id);
      if (upload.state === 'refused') throw refusalOf(upload);
    },
  );

  api.route(
    {
      method: 'put',
      path: '/uploads/:id/',
      id: 'describeUpload',
      tag,
      summary: { ru: 'Что известно о видео, пока файл идёт', en: 'What is known of the video while the file comes in' },
      description: {
        ru: 'Заменяет название, описание, знак и субтитры целиком: для того, чему нет места в заголовках.',
        en: 'Replaces title, description, mark and subtitles as a whole: for what headers have no room for.',
      },
      access,
      body: uploadDetailsInput,
      answer: uploadView,
      refusals: [409, 410, 422],
    },
    async ({ ctx, actor, body: { declared_mark: mark, subtitles, ...words } }) => {
      const id = idOf(ctx, uploadId);
      const details = { ...words, declaredMark: mark ?? undefined, subtitles: subtitles ?? undefined };
      valueOf(await describeUpload.execute(actor, id, details));
      return presentUpload(valueOf(await readUpload.execute(actor, id)), ctx.state.locale);
    },
  );

  api.route(
    {
      method: 'delete',
      path: '/uploads/:id/',
      id: 'removeUpload',
      tag,
      summary: { ru: 'Прервать загрузку и удалить, что пришло', en: 'Break the upload off, remove what came in' },
      description: {
        ru: 'Видео, которое уже создано, остаётся.',
        en: 'A video that was made of it stays.',
      },
      access,
      status: 204,
      refusals: [410, 423],
    },
    async ({ ctx, actor }) => {
      idOf(ctx, uploadId);
      await speak(ctx, actor);
    },
  );
};

const metadataOf = (ctx: RouteContext) => {
  const given = ctx.get('upload-metadata');
  let pairs: Readonly<Record<string, string | null>>;
  try {
    pairs = given === '' ? {} : Metadata.parse(given);
  } catch (error) {
    throw problem('invalid-upload-headers', { cause: error });
  }
  const texts = Object.fromEntries(Object.entries(pairs).map(([name, value]) => [name, value ?? '']));
  return checked(uploadMetadata, texts, ctx.state.locale);
};
