import type { WebhookId } from '../../../domain/shared/ids.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import type { WebhookDelivery } from '../../../domain/webhook/webhook-delivery.js';
import { pingEventName } from '../../../domain/webhook/webhook-event.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Links } from '../../ports/links.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { Forbidden, NotFound } from '../refusals.js';
import { sendEvent } from './announce-event.js';
import { ownedWebhook } from './owned-webhook.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly links: Links;
}

/** Sends a ping, also to a webhook that is switched off: one wants to see the receiver work before switching it on. */
export class TestWebhook {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(actor: Actor, id: WebhookId): Promise<Result<WebhookDelivery, Forbidden | NotFound>> {
    const { unitOfWork, clock, ids, links } = this.#deps;
    return unitOfWork.run(async (tx) => {
      const found = await ownedWebhook(tx, actor, id);
      if (!found.ok) return found;
      const [delivery] = await sendEvent(tx, [found.value], { name: pingEventName }, { now: clock.now(), ids, links });
      if (delivery === undefined) throw new Error('a ping was not queued');
      return accept(delivery);
    });
  }
}
