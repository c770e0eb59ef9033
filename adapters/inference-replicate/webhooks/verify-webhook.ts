import { createHmac, timingSafeEqual } from 'node:crypto';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';

export interface SignedMessage {
  /** Names in lower case, as node:http gives them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Exactly as it came: a parsed and printed body has another signature. */
  readonly rawBody: string | Uint8Array;
}

export interface WebhookVerification {
  /** `whsec_` and base64; several while one replaces another. */
  readonly secrets: readonly string[];
  readonly nowMs: number;
  /** By default 300 s, before and after. */
  readonly toleranceS?: number;
}

export type WebhookRefusal =
  | { readonly kind: 'webhook-header-missing' }
  | { readonly kind: 'webhook-timestamp-out-of-range' }
  | { readonly kind: 'webhook-signature-wrong' };

const prefix = 'whsec_';

/**
 * The id of a message that Replicate signed lately: HMAC-SHA256 over `id.timestamp.body`
 * (replicate.com/docs/topics/webhooks/verify-webhook, a Svix signature). The SDK's validateWebhook accepts messages of any age
 * and compares in varying time.
 */
export const verifyWebhook = (
  { headers, rawBody }: SignedMessage,
  { secrets, nowMs, toleranceS = 300 }: WebhookVerification,
): Result<{ readonly id: string }, WebhookRefusal> => {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(
    (name) => headers[name],
  );
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string' || id === '')
    return refuse({ kind: 'webhook-header-missing' });
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowMs / 1_000 - Number(timestamp)) > toleranceS)
    return refuse({ kind: 'webhook-timestamp-out-of-range' });
  const given = signatures
    .split(' ')
    .slice(0, 10)
    .filter((each) => each.startsWith('v1,'))
    .map((each) => Buffer.from(each.slice(3), 'base64'));
  const isSigned = secrets.some((secret) => {
    const expected = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(rawBody).digest();
    return given.some((each) => each.length === expected.length && timingSafeEqual(each, expected));
  });
  return isSigned ? accept({ id }) : refuse({ kind: 'webhook-signature-wrong' });
};

const keyOf = (secret: string): Buffer =>
  Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, 'base64');
