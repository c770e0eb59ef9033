import type { UserId, WebhookId } from '../shared/ids.js';
import { plusMs, type Instant } from '../shared/instant.js';
import type { ActiveWebhook, DisabledReason, DisabledWebhook, Webhook, WebhookDetails } from './webhook.js';

const hourMs = 3_600_000;

/** Long enough for a receiver to be given the new secret without losing a message. */
export const secretOverlapMs = 24 * hourMs;

/** Both have to be reached: one bad evening disables nothing, and neither does a single message that nobody can take. */
export const deadlyFailures = { count: 5, overMs: 72 * hourMs } as const;

export const openWebhook = (id: WebhookId, ownerId: UserId, details: WebhookDetails, now: Instant): ActiveWebhook => ({
  id,
  ownerId,
  ...details,
  state: 'active',
  secretGeneration: 1,
  previousSecretUntil: undefined,
  deadInARow: 0,
  failingSince: undefined,
  createdAt: now,
  updatedAt: now,
  version: 0,
});

/** Switching on forgets the failures; a disabled webhook stays disabled until it is switched on or paused. */
export const changeWebhook = (
  webhook: Webhook,
  details: WebhookDetails,
  isActive: boolean | undefined,
  now: Instant,
): Webhook => {
  const changed = { ...webhook, ...details, updatedAt: now };
  if (isActive === undefined) return changed;
  if (isActive) return switchedTo(changed, 'active', webhook.state === 'active' ? webhook : healthy);
  return switchedTo(changed, 'paused', webhook);
};

const healthy = { deadInARow: 0, failingSince: undefined } as const;

const switchedTo = <State extends 'active' | 'paused'>(
  webhook: Webhook,
  state: State,
  { deadInARow, failingSince }: Pick<Webhook, 'deadInARow' | 'failingSince'>,
) => {
  const { state: _state, ...core } = webhook.state === 'disabled' ? withoutReason(webhook) : webhook;
  return { ...core, state, deadInARow, failingSince };
};

const withoutReason = ({ reason: _reason, disabledAt: _at, ...core }: DisabledWebhook) => core;

export const rotateSecret = <W extends Webhook>(webhook: W, now: Instant): W => ({
  ...webhook,
  secretGeneration: webhook.secretGeneration + 1,
  previousSecretUntil: plusMs(now, secretOverlapMs),
  updatedAt: now,
});

/** Generations whose signatures a message carries now, the newest first. */
export const signingGenerations = (webhook: Webhook, now: Instant): readonly number[] =>
  webhook.previousSecretUntil !== undefined && now < webhook.previousSecretUntil
    ? [webhook.secretGeneration, webhook.secretGeneration - 1]
    : [webhook.secretGeneration];

/** A delivery arrived. The same object when there was nothing to forget. */
export const noteArrival = <W extends Webhook>(webhook: W): W =>
  webhook.deadInARow === 0 ? webhook : { ...webhook, ...healthy };

/** A delivery was given up; after enough of them over enough time the webhook is disabled. */
export const noteDeadDelivery = (webhook: Webhook, now: Instant): Webhook => {
  const failingSince = webhook.failingSince ?? now;
  const noted = { ...webhook, deadInARow: webhook.deadInARow + 1, failingSince };
  const isDeadly = noted.deadInARow >= deadlyFailures.count && now - failingSince >= deadlyFailures.overMs;
  return isDeadly ? disableWebhook(noted, 'failing', now) : noted;
};

/** Only what is active can be disabled: what its owner paused stays theirs. */
export const disableWebhook = (webhook: Webhook, reason: DisabledReason, now: Instant): Webhook =>
  webhook.state === 'active' ? { ...webhook, state: 'disabled', reason, disabledAt: now, updatedAt: now } : webhook;
