import { createCryptoSecrets } from '../../../adapters/security/index.js';
import { SendPasswordReset, type Links } from '../../../application/index.js';
import type { WebHarness } from './web-harness.js';

/** Does the worker's part of a lost password; the secret of the newest letter. */
export const secretByMail = async ({ persistence, clock, services, notifier }: WebHarness): Promise<string> => {
  const links = { passwordReset: (secret: string) => `https://example.test/?token=${secret}` } as Links;
  const parts = { unitOfWork: persistence.unitOfWork, notifier, links, clock, ids: services.ids };
  const send = new SendPasswordReset({ ...parts, secrets: createCryptoSecrets() });
  for (const { id, job } of await persistence.outboxRelay.claim(100, clock.now(), 1_000))
    if (job.name === 'send-password-reset') {
      await send.execute(job.email);
      await persistence.outboxRelay.delivered([id]);
    }
  const letter = notifier.sent.at(-1);
  if (letter?.kind !== 'password-reset') throw new Error('no letter was written');
  return new URL(letter.link).searchParams.get('token') ?? '';
};
