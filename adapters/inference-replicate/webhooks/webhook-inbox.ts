import type { Cache } from '../../../application/ports/cache.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { predictionSchema, type Prediction } from '../api/prediction.js';
import { PredictionLedger } from '../predictions/prediction-ledger.js';
import { verifyWebhook, type SignedMessage, type WebhookRefusal } from './verify-webhook.js';

export interface WebhookInboxOptions {
  /** As `GET /v1/webhooks/default/secret` gives it; more than one while it is being replaced. */
  readonly secrets: readonly string[];
  /** Ids of messages that were seen, and predictions by tag: the same cache that the inference has, or one shared with it. */
  readonly cache: Cache;
  /** Usually `ReplicateInference.announce`; a process without inference leaves it out. */
  readonly announce?: (predictionId: string) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly toleranceS?: number;
}

export type WebhookInboxRefusal =
  WebhookRefusal | { readonly kind: 'webhook-replayed' } | { readonly kind: 'webhook-body-malformed' };

export interface WebhookInbox {
  /**
   * Checks a message and acts on it once. `tag` is the query parameter of the same name. A replayed one is refused without an
   * effect, and is to be answered like an accepted one, for Replicate repeats what it got no answer to.
   */
  receive(
    message: SignedMessage & { readonly tag: string | undefined },
  ): Promise<Result<{ readonly id: string; readonly status: Prediction['status'] }, WebhookInboxRefusal>>;
}

/** Twice the tolerance would do; a day is cheap. */
const seenMs = 24 * 60 * 60_000;

/**
 * Webhooks only make it quicker: polling finds out the same. Two processes that get one message in the same instant both act, which
 * is harmless.
 */
export const createWebhookInbox = (options: WebhookInboxOptions): WebhookInbox => {
  const { secrets, cache, announce = () => undefined, now = Date.now, toleranceS } = options;
  if (secrets.length === 0 || secrets.some((secret) => secret.length < 16))
    throw new RangeError('a webhook secret is missing or too short');
  const ledger = new PredictionLedger(cache);
  const underWay = new Set<string>();
  return {
    async receive({ tag, ...message }) {
      const verified = verifyWebhook(message, {
        secrets,
        nowMs: now(),
        ...(toleranceS !== undefined && { toleranceS }),
      });
      if (!verified.ok) return verified;
      const key = `replicate:webhook:${verified.value.id}`;
      if (underWay.has(key)) return refuse({ kind: 'webhook-replayed' });
      // Before anything is awaited: the same message may come twice in one instant.
      underWay.add(key);
      try {
        if ((await cache.get(key)) !== undefined) return refuse({ kind: 'webhook-replayed' });
        const prediction = predictionOf(message.rawBody);
        if (prediction === undefined) return refuse({ kind: 'webhook-body-malformed' });
        const { id, status } = prediction;
        const entry = tag === undefined ? undefined : await ledger.find(tag);
        // The connection on which its id should have come was lost.
        if (tag !== undefined && entry !== undefined && entry.id === undefined)
          await ledger.write(tag, { ...entry, id });
        announce(id);
        await cache.set(key, '1', seenMs);
        return accept({ id, status });
      } finally {
        underWay.delete(key);
      }
    },
  };
};

const predictionOf = (rawBody: string | Uint8Array): Prediction | undefined => {
  try {
    return predictionSchema.parse(JSON.parse(Buffer.from(rawBody).toString()));
  } catch {
    return undefined;
  }
};
