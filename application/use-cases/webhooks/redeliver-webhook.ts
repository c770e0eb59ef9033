import type { DeliveryId, WebhookId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import { redeliver, type DeliveryUnderWay, type WebhookOff } from '../../../domain/webhook/delivery-decisions.js';
import type { WebhookDelivery } from '../../../domain/webhook/webhook-delivery.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';
import { deliveryJob } from './announce-event.js';
import { ownedWebhook } from './owned-webhook.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

/** The same message under the same id once more, with a whole budget of attempts. */
export class RedeliverWebhook {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    webhook: WebhookId,
    id: DeliveryId,
  ): Promise<Result<WebhookDelivery, DeliveryUnderWay | WebhookOff | Forbidden | NotFound | StaleWrite>> {
    const { unitOfWork, clock, ids } = this.#deps;
    return unitOfWork.run(async (tx) => {
      const found = await ownedWebhook(tx, actor, webhook);
      if (!found.ok) return found;
      const delivery = await tx.webhookDeliveries.find(id);
      if (delivery?.webhookId !== webhook) return refuse(notFound('delivery'));
      const again = redeliver(delivery, found.value, clock.now());
      if (!again.ok) return again;
      const written = await tx.webhookDeliveries.update(again.value);
      if (!written.ok) return written;
      await tx.outbox.append([deliveryJob(again.value, ids)]);
      return accept(again.value);
    });
  }
}
