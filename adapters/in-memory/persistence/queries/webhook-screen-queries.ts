import type { WebhookQueries } from '../../../../application/ports/webhook-queries.js';
import { by, reversed } from '../repositories/order.js';
import type { State } from '../state.js';
import { isGiven, pageOf } from './page-of.js';

const newest = <T extends { readonly id: string; readonly createdAt: number }>() =>
  reversed(
    by<T>(
      (row) => row.createdAt,
      (row) => row.id,
    ),
  );

export const createWebhookScreenQueries = (read: () => State): WebhookQueries => ({
  async webhooks({ owner }, page) {
    const found = [...read().webhooks.values()].filter((webhook) => isGiven(owner, webhook.ownerId)).sort(newest());
    return pageOf(found, page);
  },
  async webhook(id, owner) {
    const webhook = read().webhooks.get(id);
    return webhook !== undefined && isGiven(owner, webhook.ownerId) ? webhook : undefined;
  },
  async webhookDeliveries({ owner, webhook }, page) {
    const found = [...read().webhookDeliveries.values()]
      .filter((delivery) => delivery.webhookId === webhook && isGiven(owner, delivery.ownerId))
      .sort(newest());
    return pageOf(found, page);
  },
  async webhookDelivery(id, owner) {
    const delivery = read().webhookDeliveries.get(id);
    return delivery !== undefined && isGiven(owner, delivery.ownerId) ? delivery : undefined;
  },
});
