import { accept } from '../../../domain/shared/result.js';
import type { User } from '../../../domain/user/user.js';
import type { FailedDelivery } from '../../../domain/webhook/webhook-delivery.js';
import type { Webhook } from '../../../domain/webhook/webhook.js';
import { aDelivery, aWebhook } from '../../builders/a-webhook.js';
import type { WebHarness } from './web-harness.js';

export interface SeededWebhook {
  readonly webhook: Webhook;
  readonly delivery: FailedDelivery;
}

/** The only webhook of its owner, with one delivery that was given up after an attempt. */
export const seedWebhook = async ({ persistence, clock }: WebHarness, owner: User): Promise<SeededWebhook> => {
  const now = clock.now();
  const webhook = aWebhook({ ownerId: owner.id });
  const { dueAt: _dueAt, ...core } = aDelivery({
    webhookId: webhook.id,
    ownerId: owner.id,
    attempts: [
      { number: 1, at: now, durationMs: 81, outcome: { kind: 'answered', status: 500, excerpt: '<b>ой</b>' } },
      { number: 2, at: now, durationMs: 10_000, outcome: { kind: 'unanswered', error: 'timeout' } },
    ],
    attemptCount: 2,
    tries: 2,
  });
  const delivery: FailedDelivery = { ...core, state: 'failed', reason: 'exhausted', finishedAt: now };
  await persistence.unitOfWork.run(async (tx) => {
    for (const { id } of await tx.webhooks.ofOwner(owner.id)) await tx.webhooks.remove(id);
    const added = await tx.webhooks.add(webhook);
    if (!added.ok) return added;
    return accept(await tx.webhookDeliveries.add(delivery));
  });
  return { webhook, delivery };
};
