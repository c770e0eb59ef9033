import { userId, webhookId } from '../../../domain/shared/ids.js';
import { webhookEventNames, type WebhookEventName } from '../../../domain/webhook/webhook-event.js';
import type { WebhookUrl } from '../../../domain/webhook/webhook-url.js';
import { disabledReasons, webhookStates, type Webhook, type WebhookCore } from '../../../domain/webhook/webhook.js';
import { fromJson, oneOf, present, reading, toInstant, toJson, type BigIntColumn, type JsonColumn } from './columns.js';

export interface WebhookRow {
  readonly id: string;
  readonly owner_id: string;
  readonly url: string;
  readonly events: JsonColumn;
  readonly description: string;
  readonly state: string;
  readonly reason: string | null;
  readonly disabled_at: BigIntColumn | null;
  readonly secret_generation: number;
  readonly previous_secret_until: BigIntColumn | null;
  readonly dead_in_a_row: number;
  readonly failing_since: BigIntColumn | null;
  readonly created_at: BigIntColumn;
  readonly updated_at: BigIntColumn;
  readonly version: number;
}

export const toWebhookRow = (webhook: Webhook): WebhookRow => ({
  id: webhook.id,
  owner_id: webhook.ownerId,
  url: webhook.url,
  events: toJson(webhook.events),
  description: webhook.description,
  state: webhook.state,
  reason: webhook.state === 'disabled' ? webhook.reason : null,
  disabled_at: webhook.state === 'disabled' ? webhook.disabledAt : null,
  secret_generation: webhook.secretGeneration,
  previous_secret_until: webhook.previousSecretUntil ?? null,
  dead_in_a_row: webhook.deadInARow,
  failing_since: webhook.failingSince ?? null,
  created_at: webhook.createdAt,
  updated_at: webhook.updatedAt,
  version: webhook.version,
});

const optionalInstant = (stored: BigIntColumn | null) => (stored === null ? undefined : toInstant(stored));

export const fromWebhookRow = reading('webhook', (row: WebhookRow): Webhook => {
  const core: WebhookCore = {
    id: webhookId(row.id),
    ownerId: userId(row.owner_id),
    url: row.url as WebhookUrl,
    events: fromJson<readonly WebhookEventName[]>(row.events).map((name) => oneOf(webhookEventNames, name)),
    description: row.description,
    secretGeneration: row.secret_generation,
    previousSecretUntil: optionalInstant(row.previous_secret_until),
    deadInARow: row.dead_in_a_row,
    failingSince: optionalInstant(row.failing_since),
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    version: row.version,
  };
  const state = oneOf(webhookStates, row.state);
  if (state !== 'disabled') return { ...core, state };
  return {
    ...core,
    state,
    reason: oneOf(disabledReasons, present(row.reason)),
    disabledAt: toInstant(present(row.disabled_at)),
  };
});
