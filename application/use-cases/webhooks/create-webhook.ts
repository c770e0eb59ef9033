import type { IdempotentRequest } from '../../../domain/idempotency/kept-creation.js';
import { webhookId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import { openWebhook } from '../../../domain/webhook/webhook-decisions.js';
import type { WebhookEventName } from '../../../domain/webhook/webhook-event.js';
import { webhookDetails, type InvalidWebhook, type Webhook } from '../../../domain/webhook/webhook.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { TooManyWebhooks } from '../../ports/repositories/webhook-repository.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { WebhookSigner } from '../../ports/webhook-signer.js';
import { claimKey, type RepetitionRefusal } from '../idempotency/claim-key.js';
import type { Forbidden } from '../refusals.js';
import { allowedUrl, type WebhookAddressRules } from './allowed-url.js';

interface Dependencies extends WebhookAddressRules {
  readonly unitOfWork: UnitOfWork;
  readonly signer: Pick<WebhookSigner, 'secretOf'>;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

export interface CreateWebhookCommand {
  readonly url: string;
  readonly events: readonly WebhookEventName[];
  readonly description: string;
  /** A repetition creates nothing and is refused with what was created. */
  readonly once?: IdempotentRequest;
}

export interface WebhookWithSecret {
  readonly webhook: Webhook;
  /** Shown now and never again. */
  readonly secret: string;
}

export class CreateWebhook {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    command: CreateWebhookCommand,
  ): Promise<Result<WebhookWithSecret, InvalidWebhook | TooManyWebhooks | Forbidden | RepetitionRefusal>> {
    const { unitOfWork, signer, clock, ids } = this.#deps;
    if (actor.role === 'operator') return refuse({ kind: 'forbidden' });
    const url = allowedUrl(command.url, this.#deps);
    if (!url.ok) return url;
    const details = webhookDetails(url.value, command.events, command.description);
    if (!details.ok) return details;
    const now = clock.now();
    const webhook = openWebhook(webhookId(ids.next()), actor.userId, details.value, now);
    const secret = signer.secretOf(webhook.id, webhook.secretGeneration);
    return unitOfWork.run(async (tx) => {
      const claimed = await claimKey(tx, actor, command.once, webhook.id, now);
      if (!claimed.ok) return claimed;
      const added = await tx.webhooks.add(webhook);
      return added.ok ? accept({ webhook, secret }) : added;
    });
  }
}
