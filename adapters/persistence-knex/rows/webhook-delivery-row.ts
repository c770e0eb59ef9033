import { deliveryId, userId, webhookId } from '../../../domain/shared/ids.js';
import {
  deliveryFailures,
  deliveryStates,
  type DeliveryAttempt,
  type DeliveryCore,
  type WebhookDelivery,
} from '../../../domain/webhook/webhook-delivery.js';
import { pingEventName, webhookEventNames } from '../../../domain/webhook/webhook-event.js';
import { fromJson, oneOf, present, reading, toInstant, toJson, type BigIntColumn, type JsonColumn } from './columns.js';

export interface WebhookDeliveryRow {
  readonly id: string;
  readonly webhook_id: string;
  readonly owner_id: string;
  readonly event: string;
  readonly body: string;
  readonly attempts: JsonColumn;
  readonly attempt_count: number;
  readonly tries: number;
  readonly state: string;
  readonly reason: string | null;
  readonly due_at: BigIntColumn | null;
  readonly finished_at: BigIntColumn | null;
  readonly created_at: BigIntColumn;
  readonly version: number;
}

export const toWebhookDeliveryRow = (delivery: WebhookDelivery): WebhookDeliveryRow => ({
  id: delivery.id,
  webhook_id: delivery.webhookId,
  owner_id: delivery.ownerId,
  event: delivery.event,
  body: delivery.body,
  attempts: toJson(delivery.attempts),
  attempt_count: delivery.attemptCount,
  tries: delivery.tries,
  state: delivery.state,
  reason: delivery.state === 'failed' ? delivery.reason : null,
  due_at: delivery.state === 'pending' ? delivery.dueAt : null,
  finished_at: delivery.state === 'pending' ? null : delivery.finishedAt,
  created_at: delivery.createdAt,
  version: delivery.version,
});

export const fromWebhookDeliveryRow = reading('delivery', (row: WebhookDeliveryRow): WebhookDelivery => {
  const core: DeliveryCore = {
    id: deliveryId(row.id),
    webhookId: webhookId(row.webhook_id),
    ownerId: userId(row.owner_id),
    event: oneOf([...webhookEventNames, pingEventName], row.event),
    body: row.body,
    attempts: fromJson<readonly DeliveryAttempt[]>(row.attempts),
    attemptCount: row.attempt_count,
    tries: row.tries,
    createdAt: toInstant(row.created_at),
    version: row.version,
  };
  const state = oneOf(deliveryStates, row.state);
  if (state === 'pending') return { ...core, state, dueAt: toInstant(present(row.due_at)) };
  const finishedAt = toInstant(present(row.finished_at));
  if (state === 'delivered') return { ...core, state, finishedAt };
  return { ...core, state, reason: oneOf(deliveryFailures, present(row.reason)), finishedAt };
});
