import type { WebhookQueries } from '../../../application/ports/webhook-queries.js';
import type { Database } from '../connection/database.js';
import { fromWebhookDeliveryRow, type WebhookDeliveryRow } from '../rows/webhook-delivery-row.js';
import { fromWebhookRow, type WebhookRow } from '../rows/webhook-row.js';
import { newestFirst, whereGiven } from './conditions.js';
import { mapPage, pageOf } from './page-of.js';

export const createWebhookQueries = (db: Database): WebhookQueries => ({
  async webhooks({ owner }, request) {
    const found = whereGiven(db.from<WebhookRow>('webhooks'), { owner_id: owner });
    return mapPage(await pageOf<WebhookRow>(db, newestFirst(found, 'webhooks', 'created_at'), request), fromWebhookRow);
  },
  async webhook(id, owner) {
    const row = await whereGiven(db.from<WebhookRow>('webhooks').where({ id }), { owner_id: owner }).first();
    return row && fromWebhookRow(row);
  },
  async webhookDeliveries({ owner, webhook }, request) {
    const found = whereGiven(db.from<WebhookDeliveryRow>('webhook_deliveries'), {
      webhook_id: webhook,
      owner_id: owner,
    });
    return mapPage(
      await pageOf<WebhookDeliveryRow>(db, newestFirst(found, 'webhook_deliveries', 'created_at'), request),
      fromWebhookDeliveryRow,
    );
  },
  async webhookDelivery(id, owner) {
    const found = db.from<WebhookDeliveryRow>('webhook_deliveries').where({ id });
    const row = await whereGiven(found, { owner_id: owner }).first();
    return row && fromWebhookDeliveryRow(row);
  },
});
