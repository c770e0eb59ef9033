import { messageId, type DeliveryId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import {
  abandonDelivery,
  claimDelivery,
  putOffDelivery,
  recordAttempt,
} from '../../../domain/webhook/delivery-decisions.js';
import type { PendingDelivery, WebhookDelivery } from '../../../domain/webhook/webhook-delivery.js';
import {
  disableWebhook,
  noteArrival,
  noteDeadDelivery,
  signingGenerations,
} from '../../../domain/webhook/webhook-decisions.js';
import { pingEventName } from '../../../domain/webhook/webhook-event.js';
import type { DisabledWebhook, Webhook } from '../../../domain/webhook/webhook.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Links } from '../../ports/links.js';
import type { Logger } from '../../ports/logger.js';
import type { Metrics } from '../../ports/metrics.js';
import type { StaleWrite, Transaction, UnitOfWork } from '../../ports/unit-of-work.js';
import type { SendResult, WebhookSender } from '../../ports/webhook-sender.js';
import type { WebhookSigner } from '../../ports/webhook-signer.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import { deliveryJob } from './announce-event.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly sender: Pick<WebhookSender, 'send'>;
  readonly signer: Pick<WebhookSigner, 'sign'>;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly links: Pick<Links, 'webhook'>;
  readonly metrics: Metrics;
  readonly logger: Logger;
  /** 0..1, for the jitter of the rests. */
  readonly random: () => number;
}

interface Claim {
  readonly webhook: Webhook;
  /** As it stands in the store now. */
  readonly delivery: PendingDelivery;
}

type Tried = Extract<SendResult, { kind: 'tried' }>;

/** What came of the job. `lost`: another worker took the delivery over, or it is gone. */
export type DeliveryOutcome = 'skipped' | 'put-off' | 'lost' | WebhookDelivery['state'];

/**
 * One attempt of one delivery: claimed in a transaction, sent outside of any, recorded in another one. A worker that dies in
 * between leaves a lease behind, after which the attempt is made again: receivers see a message at least once.
 */
export class DeliverWebhook {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(id: DeliveryId, attempt: number, signal: AbortSignal): Promise<DeliveryOutcome> {
    const claim = await this.#claim(id, attempt);
    if (claim === undefined) return 'skipped';
    const startedAt = this.#deps.clock.now();
    const result = await this.#send(claim, signal);
    return result.kind === 'busy' ? this.#putOff(claim) : this.#record(claim, startedAt, result);
  }

  async #claim(id: DeliveryId, attempt: number): Promise<Claim | undefined> {
    const { unitOfWork, clock, ids } = this.#deps;
    const result = await runAgainWhenStale(unitOfWork, async (tx): Promise<Result<Claim | undefined, StaleWrite>> => {
      const now = clock.now();
      const delivery = await tx.webhookDeliveries.find(id);
      if (delivery?.state !== 'pending' || delivery.attemptCount !== attempt) return accept(undefined);
      const webhook = await tx.webhooks.find(delivery.webhookId);
      if (webhook === undefined) return accept(undefined);
      if (!(await isOn(tx, webhook, delivery))) {
        const written = await tx.webhookDeliveries.update(abandonDelivery(delivery, 'switched-off', now));
        return written.ok ? accept(undefined) : written;
      }
      const claimed = claimDelivery(delivery, now);
      if (!claimed.ok) {
        // Somebody is at it. Should they die, this job finds the attempt still due.
        await tx.outbox.append([deliveryJob(delivery, ids)]);
        return accept(undefined);
      }
      const written = await tx.webhookDeliveries.update(claimed.value);
      if (!written.ok) return written;
      return accept({ webhook, delivery: { ...claimed.value, version: claimed.value.version + 1 } });
    });
    if (!result.ok) throw new Error(`delivery ${id} could not be claimed: ${result.refusal.kind}`);
    return result.value;
  }

  #send({ webhook, delivery }: Claim, signal: AbortSignal): Promise<SendResult> {
    const { sender, signer, clock } = this.#deps;
    const now = clock.now();
    const message = { id: delivery.id, timestamp: Math.floor(now / 1000), body: delivery.body };
    const signature = signer.sign(webhook.id, signingGenerations(webhook, now), message);
    return sender.send({ ...message, url: webhook.url, signature }, signal);
  }

  async #putOff({ delivery }: Claim): Promise<DeliveryOutcome> {
    const { unitOfWork, clock, ids, random } = this.#deps;
    const result = await unitOfWork.run(async (tx) => {
      const later = putOffDelivery(delivery, clock.now(), random());
      const written = await tx.webhookDeliveries.update(later);
      if (!written.ok) return written;
      await tx.outbox.append([deliveryJob(later, ids)]);
      return accept(undefined);
    });
    return result.ok ? 'put-off' : 'lost';
  }

  async #record(claim: Claim, at: Instant, tried: Tried): Promise<DeliveryOutcome> {
    const { unitOfWork, clock, ids, random } = this.#deps;
    const { outcome, durationMs, retryAfterMs } = tried;
    const drawn = random();
    const result = await runAgainWhenStale(
      unitOfWork,
      async (tx): Promise<Result<WebhookDelivery | undefined, StaleWrite>> => {
        const now = clock.now();
        const { id, version } = claim.delivery;
        if ((await tx.webhookDeliveries.find(id))?.version !== version) return accept(undefined);
        const recorded = recordAttempt(claim.delivery, { at, durationMs, outcome }, retryAfterMs, now, drawn);
        const written = await tx.webhookDeliveries.update(recorded);
        if (!written.ok) return written;
        if (recorded.state === 'pending') await tx.outbox.append([deliveryJob(recorded, ids)]);
        const noted = await this.#noteHealth(tx, recorded);
        return noted.ok ? accept(recorded) : noted;
      },
    );
    if (!result.ok) throw new Error(`an attempt of ${claim.delivery.id} could not be recorded: ${result.refusal.kind}`);
    this.#tell(claim, tried, result.value);
    return result.value?.state ?? 'lost';
  }

  /** What the end of a delivery means for its webhook. */
  async #noteHealth(tx: Transaction, delivery: WebhookDelivery): Promise<Result<void, StaleWrite>> {
    const webhook = await tx.webhooks.find(delivery.webhookId);
    if (webhook === undefined || delivery.state === 'pending') return accept(undefined);
    const now = this.#deps.clock.now();
    const noted = healthAfter(webhook, delivery, now);
    if (noted === webhook) return accept(undefined);
    const written = await tx.webhooks.update(noted);
    if (written.ok && noted.state === 'disabled' && webhook.state !== 'disabled') await this.#tellOwner(tx, noted);
    return written;
  }

  async #tellOwner(tx: Transaction, webhook: DisabledWebhook): Promise<void> {
    const { ids, links } = this.#deps;
    const owner = await tx.users.find(webhook.ownerId);
    if (owner === undefined) return;
    const recipient = { to: owner.email, locale: owner.locale, recipientName: owner.name };
    const about = { host: new URL(webhook.url).host, reason: webhook.reason, link: links.webhook(webhook.id) };
    const notification = { kind: 'webhook-disabled', ...recipient, ...about } as const;
    await tx.outbox.append([{ id: messageId(ids.next()), job: { name: 'notify', notification } }]);
  }

  /** The address stays out of the log: its path may be a secret of the receiver. */
  #tell({ webhook, delivery }: Claim, { outcome, durationMs }: Tried, recorded: WebhookDelivery | undefined): void {
    const { metrics, logger } = this.#deps;
    const state = recorded?.state ?? 'lost';
    metrics.count('webhook_attempts_total', { state, event: delivery.event });
    metrics.observe('webhook_attempt_seconds', durationMs / 1000);
    logger.info('webhook attempt', {
      webhook_id: webhook.id,
      delivery_id: delivery.id,
      state,
      duration_ms: durationMs,
      ...(outcome.kind === 'answered' ? { status: outcome.status } : { error_kind: outcome.error }),
    });
  }
}

const isOn = async (tx: Transaction, webhook: Webhook, { event }: WebhookDelivery): Promise<boolean> => {
  const owner = await tx.users.find(webhook.ownerId);
  return owner?.isActive === true && (webhook.state === 'active' || event === pingEventName);
};

/** A ping that fails says nothing that its sender has not seen; a receiver that says Gone is taken at its word. */
const healthAfter = (
  webhook: Webhook,
  delivery: Exclude<WebhookDelivery, { state: 'pending' }>,
  now: Instant,
): Webhook => {
  if (delivery.state === 'delivered') return noteArrival(webhook);
  if (delivery.reason === 'gone') return disableWebhook(webhook, 'gone', now);
  return delivery.event === pingEventName ? webhook : noteDeadDelivery(webhook, now);
};
