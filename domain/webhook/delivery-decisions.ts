import type { DeliveryId } from '../shared/ids.js';
import { plusMs, type Instant } from '../shared/instant.js';
import { accept, refuse, type Result } from '../shared/result.js';
import type { Webhook } from './webhook.js';
import {
  isArrival,
  loggedAttempts,
  type DeliveryAttempt,
  type DeliveryCore,
  type DeliveryFailure,
  type FailedDelivery,
  type PendingDelivery,
  type WebhookDelivery,
} from './webhook-delivery.js';
import { pingEventName, type SentEventName } from './webhook-event.js';

const [second, minute, hour] = [1_000, 60_000, 3_600_000];

/** Rests after the first, second, … attempt: eight attempts within some 19 hours. */
export const retryRestsMs: readonly number[] = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  hour,
  6 * hour,
  12 * hour,
];

/** A rest is drawn from this part of itself on either side, so that what failed together does not come back together. */
const jitter = 0.2;

/** What a receiver may ask for with Retry-After. */
export const longestRetryAfterMs = 6 * hour;

/** An attempt that has not been recorded by then died with its worker. Longer than any attempt may take. */
export const attemptLeaseMs = 30 * second;

/** Of a put-off for a busy host. */
const putOffMs = 2 * second;

export const openDelivery = (
  id: DeliveryId,
  { id: webhookId, ownerId }: Pick<Webhook, 'id' | 'ownerId'>,
  event: SentEventName,
  body: string,
  now: Instant,
): PendingDelivery => ({
  id,
  webhookId,
  ownerId,
  event,
  body,
  state: 'pending',
  dueAt: now,
  attempts: [],
  attemptCount: 0,
  tries: 0,
  createdAt: now,
  version: 0,
});

export interface DeliveryNotDue {
  readonly kind: 'delivery-not-due';
  readonly dueAt: Instant;
}

/** One worker at a time: until the lease is over the delivery is nobody else's. */
export const claimDelivery = (delivery: PendingDelivery, now: Instant): Result<PendingDelivery, DeliveryNotDue> =>
  delivery.dueAt > now
    ? refuse({ kind: 'delivery-not-due', dueAt: delivery.dueAt })
    : accept({ ...delivery, dueAt: plusMs(now, attemptLeaseMs) });

/** No attempt was made; `random` is 0..1. */
export const putOffDelivery = (delivery: PendingDelivery, now: Instant, random: number): PendingDelivery => ({
  ...delivery,
  dueAt: plusMs(now, Math.round(putOffMs * (1 + random))),
});

/** What follows from an attempt: arrived, another one at its time, or given up. A ping is tried once; `random` is 0..1. */
export const recordAttempt = (
  delivery: PendingDelivery,
  attempt: Omit<DeliveryAttempt, 'number'>,
  retryAfterMs: number | undefined,
  now: Instant,
  random: number,
): WebhookDelivery => {
  const number = delivery.attemptCount + 1;
  const tried = {
    ...coreOf(delivery),
    attempts: [...delivery.attempts, { number, ...attempt }].slice(-loggedAttempts),
    attemptCount: number,
    tries: delivery.tries + 1,
  };
  const { outcome } = attempt;
  if (isArrival(outcome)) return { ...tried, state: 'delivered', finishedAt: now };
  if (outcome.kind === 'answered' && outcome.status === 410)
    return { ...tried, state: 'failed', reason: 'gone', finishedAt: now };
  const restMs = delivery.event === pingEventName ? undefined : retryRestsMs[tried.tries - 1];
  if (restMs === undefined) return { ...tried, state: 'failed', reason: 'exhausted', finishedAt: now };
  const drawnMs = Math.round(restMs * (1 - jitter + 2 * jitter * random));
  const askedMs = Math.min(retryAfterMs ?? 0, longestRetryAfterMs);
  return { ...tried, state: 'pending', dueAt: plusMs(now, Math.max(drawnMs, askedMs)) };
};

export const abandonDelivery = (delivery: PendingDelivery, reason: DeliveryFailure, now: Instant): FailedDelivery => ({
  ...coreOf(delivery),
  state: 'failed',
  reason,
  finishedAt: now,
});

export interface DeliveryUnderWay {
  readonly kind: 'delivery-under-way';
}

export interface WebhookOff {
  readonly kind: 'webhook-off';
}

/** The same message again with a whole budget of attempts, however it ended. */
export const redeliver = (
  delivery: WebhookDelivery,
  webhook: Webhook,
  now: Instant,
): Result<PendingDelivery, DeliveryUnderWay | WebhookOff> => {
  if (delivery.state === 'pending') return refuse({ kind: 'delivery-under-way' });
  if (webhook.state !== 'active' && delivery.event !== pingEventName) return refuse({ kind: 'webhook-off' });
  return accept({ ...coreOf(delivery), state: 'pending', dueAt: now, tries: 0 });
};

const coreOf = (delivery: WebhookDelivery): DeliveryCore => ({
  id: delivery.id,
  webhookId: delivery.webhookId,
  ownerId: delivery.ownerId,
  event: delivery.event,
  body: delivery.body,
  attempts: delivery.attempts,
  attemptCount: delivery.attemptCount,
  tries: delivery.tries,
  createdAt: delivery.createdAt,
  version: delivery.version,
});
