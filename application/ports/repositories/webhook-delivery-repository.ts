import type { DeliveryId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { Result } from '../../../domain/shared/result.js';
import type { PendingDelivery, WebhookDelivery } from '../../../domain/webhook/webhook-delivery.js';
import type { StaleWrite } from '../unit-of-work.js';

export interface WebhookDeliveryRepository {
  find(id: DeliveryId): Promise<WebhookDelivery | undefined>;
  add(delivery: WebhookDelivery): Promise<void>;
  /** Writes where the stored version is `delivery.version`, and raises it by one. */
  update(delivery: WebhookDelivery): Promise<Result<void, StaleWrite>>;
  /** Pending ones that were due before that moment, longest due first, at most `limit`. */
  overdue(before: Instant, limit: number): Promise<readonly PendingDelivery[]>;
  /** Removes up to `limit` that were finished before that moment, oldest first; returns how many. Pending ones stay. */
  removeFinished(before: Instant, limit: number): Promise<number>;
}
