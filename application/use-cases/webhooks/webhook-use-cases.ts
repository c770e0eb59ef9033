import type { WebhookUrlPolicy } from '../../../domain/webhook/webhook-url.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Links } from '../../ports/links.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { WebhookSender } from '../../ports/webhook-sender.js';
import type { WebhookSigner } from '../../ports/webhook-signer.js';
import { ChangeWebhook } from './change-webhook.js';
import { CreateWebhook } from './create-webhook.js';
import { ReadCreatedWebhook } from './read-created-webhook.js';
import { RedeliverWebhook } from './redeliver-webhook.js';
import { RemoveWebhook } from './remove-webhook.js';
import { RotateWebhookSecret } from './rotate-webhook-secret.js';
import { TestWebhook } from './test-webhook.js';

export interface WebhookDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly sender: Pick<WebhookSender, 'isAllowed'>;
  readonly signer: Pick<WebhookSigner, 'secretOf'>;
  readonly urlPolicy: WebhookUrlPolicy;
  readonly links: Links;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

export type WebhookUseCases = ReturnType<typeof webhookUseCases>;

/** Everything that an owner does with webhooks; sending is the worker's. */
export const webhookUseCases = (deps: WebhookDependencies) => ({
  createWebhook: new CreateWebhook(deps),
  readCreatedWebhook: new ReadCreatedWebhook(deps),
  changeWebhook: new ChangeWebhook(deps),
  removeWebhook: new RemoveWebhook(deps),
  rotateWebhookSecret: new RotateWebhookSecret(deps),
  testWebhook: new TestWebhook(deps),
  redeliverWebhook: new RedeliverWebhook(deps),
});
