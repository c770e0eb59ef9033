import { deliveryId, messageId, type UserId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import { openDelivery } from '../../../domain/webhook/delivery-decisions.js';
import type { PendingDelivery } from '../../../domain/webhook/webhook-delivery.js';
import { pingEventName, webhookBody, type WebhookEvent } from '../../../domain/webhook/webhook-event.js';
import type { Webhook } from '../../../domain/webhook/webhook.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Links } from '../../ports/links.js';
import type { OutboxJob } from '../../ports/outbox.js';
import type { Transaction } from '../../ports/unit-of-work.js';

interface Surroundings {
  readonly now: Instant;
  readonly ids: IdGenerator;
  readonly links: Links;
}

/** Puts the event on its way to every active webhook of the owner that asked for it, in the caller's transaction. */
export const announceEvent = async (
  tx: Transaction,
  owner: UserId,
  event: Exclude<WebhookEvent, { name: typeof pingEventName }>,
  surroundings: Surroundings,
): Promise<void> => {
  const interested = (await tx.webhooks.ofOwner(owner)).filter(
    (webhook) => webhook.state === 'active' && webhook.events.includes(event.name),
  );
  await sendEvent(tx, interested, event, surroundings);
};

/** One body, and so one event id, for all; each delivery has an id of its own. Returns the deliveries. */
export const sendEvent = async (
  tx: Transaction,
  webhooks: readonly Webhook[],
  event: WebhookEvent,
  { now, ids, links }: Surroundings,
): Promise<readonly PendingDelivery[]> => {
  if (webhooks.length === 0) return [];
  const body = webhookBody(ids.next(), event, linksOf(event, links), now);
  const deliveries = webhooks.map((webhook) => openDelivery(deliveryId(ids.next()), webhook, event.name, body, now));
  for (const delivery of deliveries) await tx.webhookDeliveries.add(delivery);
  await tx.outbox.append(deliveries.map((delivery) => deliveryJob(delivery, ids)));
  return deliveries;
};

/** The job of the delivery's next attempt, at its time. */
export const deliveryJob = ({ id, attemptCount, dueAt }: PendingDelivery, ids: IdGenerator): OutboxJob => ({
  id: messageId(ids.next()),
  job: { name: 'deliver-webhook', deliveryId: id, attempt: attemptCount },
  notBefore: dueAt,
});

const linksOf = (event: WebhookEvent, links: Links) =>
  event.name === pingEventName
    ? undefined
    : {
        video: links.apiVideo(event.videoId),
        report: links.apiReport(event.videoId),
        page: event.name === 'report.published' ? links.report(event.videoId) : links.video(event.videoId),
      };
