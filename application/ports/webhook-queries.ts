import type { DeliveryId, UserId, WebhookId } from '../../domain/shared/ids.js';
import type { Webhook } from '../../domain/webhook/webhook.js';
import type { WebhookDelivery } from '../../domain/webhook/webhook-delivery.js';
import type { Page, PageRequest } from './screen-queries.js';

/** Webhooks for pages and API lists; `owner` undefined: of everyone. */
export interface WebhookQueries {
  /** Newest first. */
  webhooks(filter: { readonly owner: UserId | undefined }, page: PageRequest): Promise<Page<Webhook>>;
  webhook(id: WebhookId, owner: UserId | undefined): Promise<Webhook | undefined>;
  /** Of one webhook, newest first. */
  webhookDeliveries(filter: WebhookDeliveryFilter, page: PageRequest): Promise<Page<WebhookDelivery>>;
  webhookDelivery(id: DeliveryId, owner: UserId | undefined): Promise<WebhookDelivery | undefined>;
}

export interface WebhookDeliveryFilter {
  readonly owner: UserId | undefined;
  readonly webhook: WebhookId;
}
