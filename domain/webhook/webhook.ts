import type { UserId, WebhookId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { accept, refuse, type Result } from '../shared/result.js';
import type { Versioned } from '../shared/versioned.js';
import { webhookEventNames, type WebhookEventName } from './webhook-event.js';
import type { InvalidWebhookUrl, WebhookUrl } from './webhook-url.js';

/** A client's wish to be told of events at an address. */
export type Webhook = ActiveWebhook | PausedWebhook | DisabledWebhook;

export const webhookStates = ['active', 'paused', 'disabled'] as const;

export interface WebhookCore extends Versioned, WebhookDetails {
  readonly id: WebhookId;
  readonly ownerId: UserId;
  /** Counts up with every rotation; the secret itself is derived from it and stored nowhere. */
  readonly secretGeneration: number;
  /** Until then messages carry the signature of the generation before as well. */
  readonly previousSecretUntil: Instant | undefined;
  /** Deliveries given up since the last one that arrived. */
  readonly deadInARow: number;
  /** When the first of them was given up. */
  readonly failingSince: Instant | undefined;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface WebhookDetails {
  readonly url: WebhookUrl;
  /** Distinct, in the order of `webhookEventNames`, at least one. */
  readonly events: readonly WebhookEventName[];
  readonly description: string;
}

export interface ActiveWebhook extends WebhookCore {
  readonly state: 'active';
}

/** Switched off by its owner. */
export interface PausedWebhook extends WebhookCore {
  readonly state: 'paused';
}

/** Switched off by us: the receiver answered 410 Gone, or nothing arrived for days. */
export interface DisabledWebhook extends WebhookCore {
  readonly state: 'disabled';
  readonly reason: DisabledReason;
  readonly disabledAt: Instant;
}

export const disabledReasons = ['gone', 'failing'] as const;
export type DisabledReason = (typeof disabledReasons)[number];

export const webhookDescriptionLimit = 200;
export const webhooksPerOwner = 10;

export type InvalidWebhook =
  | InvalidWebhookUrl
  | {
      readonly kind: 'invalid-webhook';
      readonly field: 'events' | 'description';
      readonly problem: 'empty' | 'too-long';
      readonly limit: number;
    };

/** At least one event; the description is trimmed and has at most 200 characters. */
export const webhookDetails = (
  url: WebhookUrl,
  events: readonly WebhookEventName[],
  description: string,
): Result<WebhookDetails, InvalidWebhook> => {
  const wanted = webhookEventNames.filter((name) => events.includes(name));
  if (wanted.length === 0)
    return refuse({ kind: 'invalid-webhook', field: 'events', problem: 'empty', limit: webhookEventNames.length });
  const trimmed = description.trim();
  if (trimmed.length > webhookDescriptionLimit)
    return refuse({
      kind: 'invalid-webhook',
      field: 'description',
      problem: 'too-long',
      limit: webhookDescriptionLimit,
    });
  return accept({ url, events: wanted, description: trimmed });
};
