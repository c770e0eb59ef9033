import { ContainerModule } from 'inversify';
import { createHttpWebhookSender, createWebhookSigner } from '../../../adapters/webhooks-http/index.js';
import { DeliverWebhook, RequeueLostDeliveries, webhookUseCases } from '../../../application/index.js';
import { derivedKey } from '../secret.js';
import { T } from '../tokens.js';

/** News for clients' programs: who wants them, and the only part that connects to addresses which clients chose. */
export const webhooksModule = new ContainerModule(({ bind }) => {
  bind(T.webhookSender)
    .toResolvedValue((config) => createHttpWebhookSender({ allowPrivate: config.webhooks.allowPrivate }), [T.config])
    .inSingletonScope();
  bind(T.webhookSigner)
    .toResolvedValue((secret) => createWebhookSigner({ key: derivedKey(secret, 'webhooks') }), [T.secret])
    .inSingletonScope();
  bind(T.webhooks)
    .toResolvedValue(
      (config, unitOfWork, sender, signer, links, clock, ids) =>
        webhookUseCases({
          unitOfWork,
          sender,
          signer,
          urlPolicy: { allowHttp: config.webhooks.allowHttp },
          links,
          clock,
          ids,
        }),
      [T.config, T.unitOfWork, T.webhookSender, T.webhookSigner, T.links, T.clock, T.ids],
    )
    .inSingletonScope();
  bind(T.deliverWebhook)
    .toResolvedValue(
      (unitOfWork, sender, signer, clock, ids, links, metrics, logger) =>
        new DeliverWebhook({
          unitOfWork,
          sender,
          signer,
          clock,
          ids,
          links,
          metrics,
          logger,
          random: () => Math.random(),
        }),
      [T.unitOfWork, T.webhookSender, T.webhookSigner, T.clock, T.ids, T.links, T.metrics, T.logger],
    )
    .inSingletonScope();
  bind(T.requeueLostDeliveries)
    .toResolvedValue(
      (unitOfWork, clock, ids) => new RequeueLostDeliveries({ unitOfWork, clock, ids }),
      [T.unitOfWork, T.clock, T.ids],
    )
    .inSingletonScope();
});
