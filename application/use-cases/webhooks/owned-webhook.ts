import type { WebhookId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { canChangeOwned, canSeeOwned, type Actor } from '../../../domain/user/access.js';
import type { Webhook } from '../../../domain/webhook/webhook.js';
import type { Transaction } from '../../ports/unit-of-work.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';

/** A webhook that the actor may change: their own, or any for an admin. */
export const ownedWebhook = async (
  tx: Transaction,
  actor: Actor,
  id: WebhookId,
): Promise<Result<Webhook, Forbidden | NotFound>> => {
  if (actor.role === 'operator') return refuse({ kind: 'forbidden' });
  const webhook = await tx.webhooks.find(id);
  if (webhook === undefined || !canSeeOwned(actor, webhook.ownerId)) return refuse(notFound('webhook'));
  return canChangeOwned(actor, webhook.ownerId) ? accept(webhook) : refuse({ kind: 'forbidden' });
};
