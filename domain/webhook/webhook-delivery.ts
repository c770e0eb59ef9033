import type { DeliveryId, UserId, WebhookId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Versioned } from '../shared/versioned.js';
import type { SentEventName } from './webhook-event.js';

/** One event on its way to one webhook. Its id is the `webhook-id` of every attempt, so that a receiver knows a repetition. */
export type WebhookDelivery = PendingDelivery | DeliveredDelivery | FailedDelivery;

export const deliveryStates = ['pending', 'delivered', 'failed'] as const;

export interface DeliveryCore extends Versioned {
  readonly id: DeliveryId;
  readonly webhookId: WebhookId;
  readonly ownerId: UserId;
  readonly event: SentEventName;
  /** The exact text that is signed and sent. */
  readonly body: string;
  /** The last `loggedAttempts`, oldest first. */
  readonly attempts: readonly DeliveryAttempt[];
  /** All there ever were. */
  readonly attemptCount: number;
  /** Those since the delivery was opened, or asked for again. */
  readonly tries: number;
  readonly createdAt: Instant;
}

export interface PendingDelivery extends DeliveryCore {
  readonly state: 'pending';
  /** The next attempt; while one is under way, the moment from which it counts as lost. */
  readonly dueAt: Instant;
}

export interface DeliveredDelivery extends DeliveryCore {
  readonly state: 'delivered';
  readonly finishedAt: Instant;
}

export interface FailedDelivery extends DeliveryCore {
  readonly state: 'failed';
  readonly reason: DeliveryFailure;
  readonly finishedAt: Instant;
}

/** `switched-off`: the webhook was paused or disabled, or its owner's account closed, before the message could be sent. */
export const deliveryFailures = ['exhausted', 'gone', 'switched-off'] as const;
export type DeliveryFailure = (typeof deliveryFailures)[number];

export interface DeliveryAttempt {
  /** From 1, over the whole life of the delivery. */
  readonly number: number;
  readonly at: Instant;
  readonly durationMs: number;
  readonly outcome: AttemptOutcome;
}

export type AttemptOutcome =
  | {
      readonly kind: 'answered';
      /** HTTP status. Only 2xx is an arrival; redirects are not followed. */
      readonly status: number;
      /** The beginning of the answer, as text. */
      readonly excerpt: string;
    }
  | { readonly kind: 'unanswered'; readonly error: SendError };

export const sendErrors = [
  'address-not-allowed',
  'name-not-found',
  'connection-refused',
  'connection-reset',
  'unreachable',
  'tls',
  'timeout',
  'bad-answer',
  'other',
] as const;
export type SendError = (typeof sendErrors)[number];

export const loggedAttempts = 20;

export const isArrival = (outcome: AttemptOutcome): boolean =>
  outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300;
