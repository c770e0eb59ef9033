import { deliveryId, webhookId } from '../../domain/shared/ids.js';
import type { PendingDelivery } from '../../domain/webhook/webhook-delivery.js';
import type { WebhookUrl } from '../../domain/webhook/webhook-url.js';
import type { ActiveWebhook } from '../../domain/webhook/webhook.js';
import { freshId } from './fresh-id.js';
import { knownIds } from './known-ids.js';
import { noon } from './moments.js';

export const aWebhook = (over: Partial<ActiveWebhook> = {}): ActiveWebhook => ({
  id: webhookId(freshId()),
  ownerId: knownIds.owner,
  url: 'https://hooks.example.com/in' as WebhookUrl,
  events: ['video.ready', 'report.published'],
  description: 'Монтажная',
  state: 'active',
  secretGeneration: 1,
  previousSecretUntil: undefined,
  deadInARow: 0,
  failingSince: undefined,
  createdAt: noon,
  updatedAt: noon,
  version: 0,
  ...over,
});

/** Due at noon, never tried. */
export const aDelivery = (over: Partial<PendingDelivery> = {}): PendingDelivery => ({
  id: deliveryId(freshId()),
  webhookId: webhookId(freshId()),
  ownerId: knownIds.owner,
  event: 'video.ready',
  body: '{"type":"video.ready","data":{"ё":null}}',
  state: 'pending',
  dueAt: noon,
  attempts: [],
  attemptCount: 0,
  tries: 0,
  createdAt: noon,
  version: 0,
  ...over,
});
