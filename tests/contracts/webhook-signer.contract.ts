import { createHmac } from 'node:crypto';
import type { TestFn } from 'ava';
import type { WebhookSigner } from '../../application/ports/webhook-signer.js';
import { webhookId } from '../../domain/shared/ids.js';
import { freshId } from '../builders/fresh-id.js';

const bytesOf = (secret: string): Buffer => Buffer.from(secret.replace('whsec_', ''), 'base64');

export const webhookSignerContract = (test: TestFn, name: string, create: () => WebhookSigner): void => {
  test(`${name}: a secret is whsec_ and 32 bytes, the same for the same webhook and generation only`, (t) => {
    const signer = create();
    const [one, other] = [webhookId(freshId()), webhookId(freshId())];
    const secrets = [signer.secretOf(one, 1), signer.secretOf(one, 2), signer.secretOf(other, 1)] as const;
    for (const secret of secrets) t.regex(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
    t.is(new Set(secrets).size, 3);
    t.is(create().secretOf(one, 1), secrets[0]);
  });

  test(`${name}: each generation signs id, timestamp and body with its secret's bytes, in the given order`, (t) => {
    const signer = create();
    const id = webhookId(freshId());
    const message = { id: 'msg-1', timestamp: 1_767_268_800, body: '{"ё":1}' };
    const macOf = (generation: number): string => {
      const mac = createHmac('sha256', bytesOf(signer.secretOf(id, generation)));
      return `v1,${mac.update('msg-1.1767268800.{"ё":1}').digest('base64')}`;
    };
    t.is(signer.sign(id, [2, 1], message), `${macOf(2)} ${macOf(1)}`);
    t.is(signer.sign(id, [2], message), macOf(2));
  });
};
