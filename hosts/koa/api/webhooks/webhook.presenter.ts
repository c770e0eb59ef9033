import type { DeliveryAttempt, WebhookDelivery } from '../../../../domain/webhook/webhook-delivery.js';
import type { Webhook } from '../../../../domain/webhook/webhook.js';
import type { Instant } from '../../../../domain/shared/instant.js';
import { time } from '../shared/present.js';

const optionalTime = (moment: Instant | undefined): string | null => (moment === undefined ? null : time(moment));

export const presentWebhook = (webhook: Webhook) => ({
  id: webhook.id,
  owner: webhook.ownerId,
  url: webhook.url,
  events: webhook.events,
  description: webhook.description,
  active: webhook.state === 'active',
  state: webhook.state,
  disabled: webhook.state === 'disabled' ? { reason: webhook.reason, at: time(webhook.disabledAt) } : null,
  failures_in_a_row: webhook.deadInARow,
  failing_since: optionalTime(webhook.failingSince),
  previous_secret_until: optionalTime(webhook.previousSecretUntil),
  created_at: time(webhook.createdAt),
  updated_at: time(webhook.updatedAt),
});

const presentAttempt = ({ number, at, durationMs, outcome }: DeliveryAttempt) => ({
  number,
  at: time(at),
  duration_ms: durationMs,
  status: outcome.kind === 'answered' ? outcome.status : null,
  error: outcome.kind === 'unanswered' ? outcome.error : null,
  response: outcome.kind === 'answered' ? outcome.excerpt : null,
});

export const presentDelivery = (delivery: WebhookDelivery) => ({
  id: delivery.id,
  webhook: delivery.webhookId,
  event: delivery.event,
  state: delivery.state,
  failure: delivery.state === 'failed' ? delivery.reason : null,
  body: delivery.body,
  attempts: delivery.attempts.map(presentAttempt),
  attempt_count: delivery.attemptCount,
  next_attempt_at: delivery.state === 'pending' ? time(delivery.dueAt) : null,
  created_at: time(delivery.createdAt),
  finished_at: delivery.state === 'pending' ? null : time(delivery.finishedAt),
});
