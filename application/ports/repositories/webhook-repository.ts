import type { UserId, WebhookId } from '../../../domain/shared/ids.js';
import type { Result } from '../../../domain/shared/result.js';
import type { Webhook } from '../../../domain/webhook/webhook.js';
import type { StaleWrite } from '../unit-of-work.js';

export interface TooManyWebhooks {
  readonly kind: 'too-many-webhooks';
  readonly limit: number;
}

export interface WebhookRepository {
  find(id: WebhookId): Promise<Webhook | undefined>;
  /** All of an owner, oldest first. */
  ofOwner(owner: UserId): Promise<readonly Webhook[]>;
  /** Refuses one more than `webhooksPerOwner` of an owner, also when several are added at once. */
  add(webhook: Webhook): Promise<Result<void, TooManyWebhooks>>;
  /** Writes where the stored version is `webhook.version`, and raises it by one. */
  update(webhook: Webhook): Promise<Result<void, StaleWrite>>;
  /** Removes the webhook with its deliveries. Removing what is not there is not an error. */
  remove(id: WebhookId): Promise<void>;
}
