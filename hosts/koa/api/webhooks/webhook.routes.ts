import { webhookId } from '../../../../domain/shared/ids.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import type { RouteContext } from '../../http/app-state.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { idOf } from '../shared/input.js';
import { createdOnce } from '../shared/once.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { presentWebhook } from './webhook.presenter.js';
import {
  webhookChange,
  webhookInput,
  webhookListQuery,
  webhookPage,
  webhookReplacement,
  webhookView,
  webhookWithSecretView,
} from './webhook.schema.js';

const tag = 'webhooks';
const access = 'owners';

/** Addresses that are told of events, and their secrets. */
export const webhookRoutes = (api: Api, services: Services, { baseUrl }: WebOptions): void => {
  const { queries, createWebhook, readCreatedWebhook, changeWebhook, removeWebhook, rotateWebhookSecret } = services;

  const show = async (ctx: RouteContext, actor: Actor) =>
    presentWebhook(foundOr404(await queries.webhook(idOf(ctx, webhookId), ownerScope(actor)), 'webhook'));

  api.route(
    {
      method: 'get',
      path: '/webhooks/',
      id: 'listWebhooks',
      tag,
      summary: { ru: 'Вебхуки, новые первыми', en: 'Webhooks, newest first' },
      access,
      query: webhookListQuery,
      answer: webhookPage,
    },
    async ({ ctx, actor, query }) => {
      const page = pageRequest(query);
      const found = await queries.webhooks({ owner: ownerScope(actor) }, page);
      return presentPage(ctx, baseUrl, page, found, presentWebhook);
    },
  );

  api.route(
    {
      method: 'post',
      path: '/webhooks/',
      id: 'createWebhook',
      tag,
      summary: { ru: 'Новый вебхук', en: 'New webhook' },
      description: {
        ru: 'Не больше десяти на учётную запись. Секрет показывается только в этом ответе.',
        en: 'Ten of an account at most. The secret is shown in this answer only.',
      },
      access,
      body: webhookInput,
      status: 201,
      isLocated: true,
      isIdempotent: true,
      answer: webhookWithSecretView,
      refusals: [409],
    },
    async ({ ctx, actor, body, once }) => {
      const { webhook, secret } = await createdOnce(
        ctx,
        await createWebhook.execute(actor, { ...body, ...(once && { once }) }),
        (created) => created,
        async (id) => {
          const earlier = await readCreatedWebhook.execute(actor, webhookId(id));
          return earlier.ok ? earlier.value : undefined;
        },
      );
      ctx.set('Location', `/api/webhooks/${webhook.id}/`);
      return { ...presentWebhook(webhook), secret };
    },
  );

  api.route(
    {
      method: 'get',
      path: '/webhooks/:id/',
      id: 'getWebhook',
      tag,
      summary: { ru: 'Вебхук', en: 'Webhook' },
      access,
      answer: webhookView,
    },
    ({ ctx, actor }) => show(ctx, actor),
  );

  api.route(
    {
      method: 'put',
      path: '/webhooks/:id/',
      id: 'replaceWebhook',
      tag,
      summary: { ru: 'Переписать адрес, события и описание', en: 'Replace address, events and description' },
      access,
      body: webhookReplacement,
      answer: webhookView,
      refusals: [409],
    },
    async ({ ctx, actor, body: { active, ...details } }) => {
      valueOf(await changeWebhook.execute(actor, { webhookId: idOf(ctx, webhookId), ...details, isActive: active }));
      return show(ctx, actor);
    },
  );

  api.route(
    {
      method: 'patch',
      path: '/webhooks/:id/',
      id: 'changeWebhook',
      tag,
      summary: { ru: 'Изменить, выключить или включить вебхук', en: 'Change the webhook, switch it off or on' },
      access,
      body: webhookChange,
      answer: webhookView,
      refusals: [409],
    },
    async ({ ctx, actor, body: { url, events, description, active } }) => {
      const change = {
        ...(url !== undefined && { url }),
        ...(events !== undefined && { events }),
        ...(description !== undefined && { description }),
        ...(active !== undefined && { isActive: active }),
      };
      valueOf(await changeWebhook.execute(actor, { webhookId: idOf(ctx, webhookId), ...change }));
      return show(ctx, actor);
    },
  );

  api.route(
    {
      method: 'delete',
      path: '/webhooks/:id/',
      id: 'removeWebhook',
      tag,
      summary: { ru: 'Удалить вебхук с журналом отправок', en: 'Remove the webhook with its log' },
      access,
      status: 204,
    },
    async ({ ctx, actor }) => {
      valueOf(await removeWebhook.execute(actor, idOf(ctx, webhookId)));
    },
  );

  api.route(
    {
      method: 'post',
      path: '/webhooks/:id/rotate-secret/',
      id: 'rotateWebhookSecret',
      tag,
      summary: { ru: 'Сменить секрет', en: 'New secret' },
      description: {
        ru: 'Сутки сообщения подписаны и новым, и прежним секретом. Новый показывается только в этом ответе.',
        en: 'For a day messages are signed with both secrets. The new one is shown in this answer only.',
      },
      access,
      answer: webhookWithSecretView,
      refusals: [409],
    },
    async ({ ctx, actor }) => {
      const { webhook, secret } = valueOf(await rotateWebhookSecret.execute(actor, idOf(ctx, webhookId)));
      return { ...presentWebhook(webhook), secret };
    },
  );
};
