import type { WebhookId } from '../../../domain/shared/ids.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import { rotateSecret } from '../../../domain/webhook/webhook-decisions.js';
import type { Clock } from '../../ports/clock.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import type { WebhookSigner } from '../../ports/webhook-signer.js';
import type { Forbidden, NotFound } from '../refusals.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import type { WebhookWithSecret } from './create-webhook.js';
import { ownedWebhook } from './owned-webhook.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly signer: Pick<WebhookSigner, 'secretOf'>;
  readonly clock: Clock;
}

/** A new secret; for a day messages carry the signatures of both. The one before the old one is void at once. */
export class RotateWebhookSecret {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(actor: Actor, id: WebhookId): Promise<Result<WebhookWithSecret, Forbidden | NotFound | StaleWrite>> {
    const { unitOfWork, signer, clock } = this.#deps;
    return runAgainWhenStale(
      unitOfWork,
      async (tx): Promise<Result<WebhookWithSecret, Forbidden | NotFound | StaleWrite>> => {
        const found = await ownedWebhook(tx, actor, id);
        if (!found.ok) return found;
        const webhook = rotateSecret(found.value, clock.now());
        const written = await tx.webhooks.update(webhook);
        if (!written.ok) return written;
        return accept({ webhook, secret: signer.secretOf(webhook.id, webhook.secretGeneration) });
      },
    );
  }
}
