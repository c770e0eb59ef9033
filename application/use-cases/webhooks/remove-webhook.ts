import type { WebhookId } from '../../../domain/shared/ids.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { Forbidden, NotFound } from '../refusals.js';
import { ownedWebhook } from './owned-webhook.js';

/** Removes a webhook with its deliveries; what was still on its way is not sent any more. */
export class RemoveWebhook {
  readonly #unitOfWork: UnitOfWork;

  constructor(deps: { readonly unitOfWork: UnitOfWork }) {
    this.#unitOfWork = deps.unitOfWork;
  }

  async execute(actor: Actor, id: WebhookId): Promise<Result<void, Forbidden | NotFound>> {
    return this.#unitOfWork.run(async (tx) => {
      const found = await ownedWebhook(tx, actor, id);
      if (!found.ok) return found;
      await tx.webhooks.remove(id);
      return accept(undefined);
    });
  }
}
