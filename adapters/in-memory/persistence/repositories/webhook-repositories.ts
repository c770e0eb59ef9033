import { accept, refuse } from '../../../../domain/shared/result.js';
import type { PendingDelivery, WebhookDelivery } from '../../../../domain/webhook/webhook-delivery.js';
import { webhooksPerOwner } from '../../../../domain/webhook/webhook.js';
import type { WebhookDeliveryRepository } from '../../../../application/ports/repositories/webhook-delivery-repository.js';
import type { WebhookRepository } from '../../../../application/ports/repositories/webhook-repository.js';
import type { Draft } from '../draft.js';
import { by } from './order.js';
import { insert, update } from './rows.js';

export const createWebhookRepository = (draft: Draft): WebhookRepository => {
  const ofOwner = (owner: string) =>
    draft
      .rows('webhooks')
      .filter((webhook) => webhook.ownerId === owner)
      .sort(
        by(
          (webhook) => webhook.createdAt,
          (webhook) => webhook.id,
        ),
      );
  return {
    find: async (id) => draft.get('webhooks', id),
    ofOwner: async (owner) => ofOwner(owner),
    async add(webhook) {
      if (ofOwner(webhook.ownerId).length >= webhooksPerOwner)
        return refuse({ kind: 'too-many-webhooks', limit: webhooksPerOwner });
      insert(draft, 'webhooks', webhook);
      return accept(undefined);
    },
    update: async (webhook) => update(draft, 'webhooks', 'webhook', webhook),
    async remove(id) {
      draft.removeWhere('webhookDeliveries', (delivery) => delivery.webhookId === id);
      draft.removeWhere('webhooks', (webhook) => webhook.id === id);
    },
  };
};

const isPending = (delivery: WebhookDelivery): delivery is PendingDelivery => delivery.state === 'pending';

export const createWebhookDeliveryRepository = (draft: Draft): WebhookDeliveryRepository => ({
  find: async (id) => draft.get('webhookDeliveries', id),
  async add(delivery) {
    insert(draft, 'webhookDeliveries', delivery, { webhooks: delivery.webhookId });
  },
  update: async (delivery) => update(draft, 'webhookDeliveries', 'delivery', delivery),
  overdue: async (before, limit) =>
    draft
      .rows('webhookDeliveries')
      .filter(isPending)
      .filter((delivery) => delivery.dueAt < before)
      .sort(
        by(
          (delivery) => delivery.dueAt,
          (delivery) => delivery.id,
        ),
      )
      .slice(0, limit),
  async removeFinished(before, limit) {
    const due = draft
      .rows('webhookDeliveries')
      .flatMap((delivery) => (delivery.state === 'pending' || delivery.finishedAt >= before ? [] : [delivery]))
      .sort(
        by(
          (delivery) => delivery.finishedAt,
          (delivery) => delivery.id,
        ),
      )
      .slice(0, limit);
    const gone = new Set<string>(due.map(({ id }) => id));
    return draft.removeWhere('webhookDeliveries', (delivery) => gone.has(delivery.id));
  },
});
