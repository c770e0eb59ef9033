import type { AttemptOutcome } from '../../domain/webhook/webhook-delivery.js';
import type { WebhookUrl } from '../../domain/webhook/webhook-url.js';

/** The only part that connects to addresses which clients chose. */
export interface WebhookSender {
  /**
   * Posts the message once and tells what came of it; whatever the receiver and the network do, it does not throw.
   * Connects only to addresses that are allowed, judged where the connection is made; follows no redirect; gives up after
   * `timeoutMs` in all; keeps at most `excerptLimit` bytes of the answer.
   * A host that is being sent to `perHost` times at once is not connected to: `busy`.
   * Throws the signal's reason when aborted.
   */
  send(message: WebhookMessage, signal: AbortSignal): Promise<SendResult>;
  /** False for an address literal that no message would be sent to. Names are not resolved: true. */
  isAllowed(url: WebhookUrl): boolean;
}

export interface WebhookMessage {
  readonly url: WebhookUrl;
  /** `webhook-id`, `webhook-timestamp`, `webhook-signature` of Standard Webhooks 1.0. */
  readonly id: string;
  /** Whole seconds since 1970. */
  readonly timestamp: number;
  readonly signature: string;
  readonly body: string;
}

export type SendResult =
  | { readonly kind: 'busy' }
  | {
      readonly kind: 'tried';
      readonly outcome: AttemptOutcome;
      readonly durationMs: number;
      /** From Retry-After of a 429 or 503: seconds or a date; never negative. */
      readonly retryAfterMs: number | undefined;
    };
