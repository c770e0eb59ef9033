import { notFound } from '../../../../application/index.js';
import { taskId } from '../../../../domain/shared/ids.js';
import type { RouteContext } from '../../http/app-state.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { given } from '../shared/filters.js';
import { idOf } from '../shared/input.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { tagged } from '../shared/versioned.js';
import { colleaguesOf } from './colleagues.js';
import { presentTask } from './task.presenter.js';
import { taskView } from './task.schema.js';
import { presentPreview, presentSettings, presentTranscript } from './workbench.presenter.js';
import {
  colleaguesView,
  escalationInput,
  handOverInput,
  previewView,
  settingsInput,
  settingsView,
  transcriptView,
} from './workbench.schema.js';

const tag = 'verification-tasks';

/** As long as other signed addresses (product.md, periodic work). */
const filmLifeS = 3_600;

/** What surrounds the judging of triggers: colleagues, what the player shows, how a person wants to see it. */
export const workbenchApiRoutes = (api: Api, services: Services, { baseUrl }: WebOptions): void => {
  const { queries, handOverTask, escalateTask, readPreview, readBenchSettings, changeBenchSettings } = services;

  const taskOf = async (ctx: RouteContext) => foundOr404(await queries.task(idOf(ctx, taskId)), 'task').task;

  api.route(
    {
      method: 'get',
      path: '/verification-tasks/colleagues/',
      id: 'listColleagues',
      tag,
      summary: { ru: 'Кому можно передать задачу', en: 'Whom a task can be handed over to' },
      access: 'verifiers',
      answer: colleaguesView,
    },
    async ({ actor }) => ({ results: await colleaguesOf(queries, actor.userId) }),
  );

  api.route(
    {
      method: 'get',
      path: '/verification-tasks/settings/',
      id: 'getOperatorSettings',
      tag,
      summary: {
        ru: 'Как показывать тяжёлые сцены: свои настройки',
        en: 'How to show disturbing scenes: own settings',
      },
      access: 'verifiers',
      answer: settingsView,
    },
    async ({ actor }) => presentSettings(await readBenchSettings.execute(actor)),
  );

  api.route(
    {
      method: 'patch',
      path: '/verification-tasks/settings/',
      id: 'changeOperatorSettings',
      tag,
      summary: { ru: 'Изменить свои настройки', en: 'Change own settings' },
      access: 'verifiers',
      body: settingsInput,
      answer: settingsView,
    },
    async ({ actor, body: { blur, grey, mute } }) =>
      presentSettings(await changeBenchSettings.execute(actor, given({ blurs: blur, greys: grey, mutes: mute }))),
  );

  api.route(
    {
      method: 'post',
      path: '/verification-tasks/:id/hand-over/',
      id: 'handOverVerificationTask',
      tag,
      summary: { ru: 'Передать задачу коллеге', en: 'Hand the task over to a colleague' },
      access: 'verifiers',
      body: handOverInput,
      isTagged: true,
      answer: taskView,
      refusals: [409, 422],
    },
    async ({ ctx, actor, body }) => {
      const task = valueOf(await handOverTask.execute(actor, idOf(ctx, taskId), body.operator, body.comment));
      return tagged(ctx, { version: task.version, answer: presentTask(task) });
    },
  );

  api.route(
    {
      method: 'post',
      path: '/verification-tasks/:id/escalate/',
      id: 'escalateVerificationTask',
      tag,
      summary: { ru: 'Передать задачу администраторам с вопросом', en: 'Pass the task to the admins with a question' },
      description: {
        ru: 'Только для операторов; администраторы получат письмо.',
        en: 'For operators only; the admins get a letter.',
      },
      access: 'verifiers',
      body: escalationInput,
      isTagged: true,
      answer: taskView,
      refusals: [409],
    },
    async ({ ctx, actor, body }) => {
      const task = valueOf(await escalateTask.execute(actor, idOf(ctx, taskId), body.comment));
      return tagged(ctx, { version: task.version, answer: presentTask(task) });
    },
  );

  api.route(
    {
      method: 'get',
      path: '/verification-tasks/:id/preview/',
      id: 'getVideoPreview',
      tag,
      summary: { ru: 'Громкость и лента кадров видео', en: 'Loudness and small pictures of the video' },
      access: 'verifiers',
      answer: previewView,
    },
    async ({ ctx }) => {
      const task = await taskOf(ctx);
      const overview = await readPreview.overview(task);
      if (overview === undefined) return valueOf(notKept);
      const address = overview.film === undefined ? '' : await readPreview.filmAddress(task, filmLifeS);
      return presentPreview(overview, new URL(address, baseUrl).href);
    },
  );

  api.route(
    {
      method: 'get',
      path: '/verification-tasks/:id/transcript/',
      id: 'getTranscript',
      tag,
      summary: { ru: 'Слова видео со временем', en: 'The words of the video with their times' },
      access: 'verifiers',
      answer: transcriptView,
    },
    async ({ ctx }) => {
      const transcript = await readPreview.transcript(await taskOf(ctx));
      return transcript === undefined ? valueOf(notKept) : presentTranscript(transcript);
    },
  );
};

const notKept = { ok: false, refusal: notFound('preview') } as const;
