import type { SendResult, WebhookMessage, WebhookSender } from '../../../application/ports/webhook-sender.js';

type Tried = Extract<SendResult, { kind: 'tried' }>;
export type FakeReceiver = (message: WebhookMessage) => Promise<Pick<Tried, 'outcome' | 'retryAfterMs'>>;

export interface RecordingWebhookSender extends WebhookSender {
  /** What was sent, in order. */
  readonly sent: readonly WebhookMessage[];
  /** How the receivers answer from now on; 204 at first. */
  answer(with_: FakeReceiver): void;
}

/** An answer with that status and no text. */
export const answered = (status: number, retryAfterMs?: number): FakeReceiver => {
  return async () => ({ outcome: { kind: 'answered', status, excerpt: '' }, retryAfterMs });
};

/** Connects to nobody. Literals of the loopback and private networks are refused by their first numbers, roughly. */
export const createRecordingWebhookSender = ({ perHost = 4 } = {}): RecordingWebhookSender => {
  const sent: WebhookMessage[] = [];
  const inside = new Map<string, number>();
  let receive = answered(204);
  const isAllowed = (url: string): boolean => !/^https?:\/\/(?:127|10|192\.168|169\.254)\./.test(url);
  return {
    sent,
    answer: (with_) => void (receive = with_),
    isAllowed,
    async send(message, signal) {
      signal.throwIfAborted();
      const { hostname } = new URL(message.url);
      const busy = inside.get(hostname) ?? 0;
      if (busy >= perHost) return { kind: 'busy' };
      if (!isAllowed(message.url)) return tried({ kind: 'unanswered', error: 'address-not-allowed' });
      inside.set(hostname, busy + 1);
      sent.push(message);
      using abort = abortOf(signal);
      try {
        const { outcome, retryAfterMs } = await Promise.race([receive(message), abort.happens]);
        return tried(outcome, retryAfterMs);
      } finally {
        inside.set(hostname, (inside.get(hostname) ?? 1) - 1);
      }
    },
  };
};

const tried = (outcome: Tried['outcome'], retryAfterMs?: number): Tried => ({
  kind: 'tried',
  outcome,
  durationMs: 12,
  retryAfterMs,
});

/** Rejects with the signal's reason; disposing stops listening. */
const abortOf = (signal: AbortSignal): Disposable & { readonly happens: Promise<never> } => {
  let listen = (): void => undefined;
  const happens = new Promise<never>((_, reject) => {
    listen = () => reject(signal.reason as Error);
    signal.addEventListener('abort', listen, { once: true });
  });
  return { happens, [Symbol.dispose]: () => signal.removeEventListener('abort', listen) };
};
