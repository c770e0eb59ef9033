import { deliveryId, webhookId } from '../../../../domain/shared/ids.js';
import { ownerScope } from '../../../../domain/user/access.js';
import { countWebhookMessage } from '../../http/rate-limits.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { idOf } from '../shared/input.js';
import { foundOr404, valueOf } from '../shared/outcome.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { presentDelivery } from './webhook.presenter.js';
import { deliveryPage, deliveryView, webhookListQuery } from './webhook.schema.js';

const tag = 'webhooks';
const access = 'owners';

/** What was sent to a webhook, and sending on request. */
export const deliveryRoutes = (api: Api, services: Services, { baseUrl }: WebOptions): void => {
  const { queries, testWebhook, redeliverWebhook } = services;

  api.route(
    {
      method: 'post',
      path: '/webhooks/:id/test/',
      id: 'testWebhook',
      tag,
      summary: { ru: 'Отправить проверочное событие webhook.ping', en: 'Send the test event webhook.ping' },
      description: {
        ru: 'Уходит и на выключенный вебхук, одной попыткой. Что ответил приёмник, видно в журнале отправок.',
        en: 'Goes to a webhook that is off as well, in one attempt. What the receiver answered is found in the log.',
      },
      access,
      status: 202,
      answer: deliveryView,
    },
    async ({ ctx, actor }) => {
      await countWebhookMessage(ctx, services, actor.userId);
      return presentDelivery(valueOf(await testWebhook.execute(actor, idOf(ctx, webhookId))));
    },
  );

  api.route(
    {
      method: 'get',
      path: '/webhooks/:id/deliveries/',
      id: 'listWebhookDeliveries',
      tag,
      summary: { ru: 'Журнал отправок за 30 дней, новые первыми', en: 'Deliveries of 30 days, newest first' },
      access,
      query: webhookListQuery,
      answer: deliveryPage,
    },
    async ({ ctx, actor, query }) => {
      const owner = ownerScope(actor);
      const webhook = foundOr404(await queries.webhook(idOf(ctx, webhookId), owner), 'webhook').id;
      const page = pageRequest(query);
      const found = await queries.webhookDeliveries({ owner, webhook }, page);
      return presentPage(ctx, baseUrl, page, found, presentDelivery);
    },
  );

  api.route(
    {
      method: 'post',
      path: '/webhooks/:id/deliveries/:delivery/redeliver/',
      id: 'redeliverWebhook',
      tag,
      summary: { ru: 'Отправить событие ещё раз', en: 'Send the event again' },
      description: {
        ru: 'То же сообщение с тем же webhook-id и новым запасом попыток.',
        en: 'The same message under the same webhook-id, with a new budget of attempts.',
      },
      access,
      status: 202,
      answer: deliveryView,
      refusals: [409],
    },
    async ({ ctx, actor }) => {
      await countWebhookMessage(ctx, services, actor.userId);
      const [webhook, delivery] = [idOf(ctx, webhookId), idOf(ctx, deliveryId, 'delivery')];
      return presentDelivery(valueOf(await redeliverWebhook.execute(actor, webhook, delivery)));
    },
  );
};
