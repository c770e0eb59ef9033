import type { WebhookId } from '../../../domain/shared/ids.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import { changeWebhook } from '../../../domain/webhook/webhook-decisions.js';
import type { WebhookEventName } from '../../../domain/webhook/webhook-event.js';
import { webhookDetails, type InvalidWebhook, type Webhook } from '../../../domain/webhook/webhook.js';
import type { Clock } from '../../ports/clock.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import type { Forbidden, NotFound } from '../refusals.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import { allowedUrl, type WebhookAddressRules } from './allowed-url.js';
import { ownedWebhook } from './owned-webhook.js';

interface Dependencies extends WebhookAddressRules {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

export interface ChangeWebhookCommand {
  readonly webhookId: WebhookId;
  /** What is left out stays as it is. */
  readonly url?: string;
  readonly events?: readonly WebhookEventName[];
  readonly description?: string;
  /** True also switches on what was disabled for its failures. */
  readonly isActive?: boolean;
}

export class ChangeWebhook {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    command: ChangeWebhookCommand,
  ): Promise<Result<Webhook, InvalidWebhook | Forbidden | NotFound | StaleWrite>> {
    const { unitOfWork, clock } = this.#deps;
    // Deliveries count failures in the same row; they must not make its owner's change stale.
    return runAgainWhenStale(
      unitOfWork,
      async (tx): Promise<Result<Webhook, InvalidWebhook | Forbidden | NotFound | StaleWrite>> => {
        const found = await ownedWebhook(tx, actor, command.webhookId);
        if (!found.ok) return found;
        const webhook = found.value;
        const url = command.url === undefined ? accept(webhook.url) : allowedUrl(command.url, this.#deps);
        if (!url.ok) return url;
        const { events = webhook.events, description = webhook.description } = command;
        const details = webhookDetails(url.value, events, description);
        if (!details.ok) return details;
        const changed = changeWebhook(webhook, details.value, command.isActive, clock.now());
        const written = await tx.webhooks.update(changed);
        return written.ok ? accept(changed) : written;
      },
    );
  }
}
