import type { PendingDelivery } from '../../../domain/webhook/webhook-delivery.js';
import type { WebhookDeliveryRepository } from '../../../application/ports/repositories/webhook-delivery-repository.js';
import type { Database } from '../connection/database.js';
import { fromWebhookDeliveryRow, toWebhookDeliveryRow, type WebhookDeliveryRow } from '../rows/webhook-delivery-row.js';
import { updateVersioned } from './versioned-update.js';

export const createWebhookDeliveryRepository = (db: Database): WebhookDeliveryRepository => {
  const deliveries = () => db.from<WebhookDeliveryRow>('webhook_deliveries');
  return {
    async find(id) {
      const row = await deliveries().where({ id }).first();
      return row && fromWebhookDeliveryRow(row);
    },
    async add(delivery) {
      await deliveries().insert(toWebhookDeliveryRow(delivery));
    },
    update: (delivery) => updateVersioned(db, 'webhook_deliveries', 'delivery', toWebhookDeliveryRow(delivery)),
    async overdue(before, limit) {
      const rows = await deliveries()
        .whereNotNull('due_at')
        .where('due_at', '<', before)
        .orderBy(['due_at', 'id'])
        .limit(limit);
      return rows
        .map(fromWebhookDeliveryRow)
        .filter((delivery): delivery is PendingDelivery => delivery.state === 'pending');
    },
    async removeFinished(before, limit) {
      const due = deliveries()
        .whereNotNull('finished_at')
        .where('finished_at', '<', before)
        .orderBy(['finished_at', 'id'])
        .limit(limit)
        .select('id');
      return deliveries().whereIn('id', due).delete();
    },
  };
};
