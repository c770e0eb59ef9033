import type { WebhookId } from '../../../domain/shared/ids.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { WebhookSigner } from '../../ports/webhook-signer.js';
import type { Forbidden, NotFound } from '../refusals.js';
import type { WebhookWithSecret } from './create-webhook.js';
import { ownedWebhook } from './owned-webhook.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly signer: Pick<WebhookSigner, 'secretOf'>;
}

/** For the repetition of the request that created it, whose answer with the secret may have been lost. */
export class ReadCreatedWebhook {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(actor: Actor, id: WebhookId): Promise<Result<WebhookWithSecret, Forbidden | NotFound>> {
    const { unitOfWork, signer } = this.#deps;
    const found = await unitOfWork.run((tx) => ownedWebhook(tx, actor, id));
    if (!found.ok) return found;
    const webhook = found.value;
    return accept({ webhook, secret: signer.secretOf(webhook.id, webhook.secretGeneration) });
  }
}
