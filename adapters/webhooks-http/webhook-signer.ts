import { createHmac, hkdfSync } from 'node:crypto';
import type { WebhookSigner } from '../../application/ports/webhook-signer.js';

export interface WebhookSignerOptions {
  /** At least 32 bytes that only this installation has. Another key makes other secrets for every webhook. */
  readonly key: string;
}

/** Bytes of a secret; Standard Webhooks 1.0 asks for 24 to 64. */
const secretLength = 32;

export const createWebhookSigner = ({ key }: WebhookSignerOptions): WebhookSigner => {
  if (Buffer.byteLength(key) < 32) throw new RangeError('The key of webhook secrets has at least 32 bytes.');
  /** HKDF (RFC 5869): who knows some secrets learns nothing of the key or of other ones. */
  const bytesOf = (id: string, generation: number): Buffer =>
    Buffer.from(hkdfSync('sha256', key, 'webhook-secret', `${id}/${generation}`, secretLength));
  return {
    secretOf: (id, generation) => `whsec_${bytesOf(id, generation).toString('base64')}`,
    sign: (id, generations, { id: messageId, timestamp, body }) =>
      generations
        .map((generation) => {
          const content = `${messageId}.${timestamp}.${body}`;
          return `v1,${createHmac('sha256', bytesOf(id, generation)).update(content).digest('base64')}`;
        })
        .join(' '),
  };
};
