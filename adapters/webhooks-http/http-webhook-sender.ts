import { isIP } from 'node:net';
import type { AttemptOutcome } from '../../domain/webhook/webhook-delivery.js';
import type { WebhookMessage, WebhookSender } from '../../application/ports/webhook-sender.js';
import { isAllowedAddress, type AddressScope } from './allowed-address.js';
import {
  AddressNotAllowed,
  guardedLookup,
  resolveAnyName,
  askNameServers,
  type ResolveName,
} from './guarded-lookup.js';
import { createHostGate } from './host-gate.js';
import { postMessage, type Posted } from './post-message.js';
import { retryAfterMs } from './retry-after.js';
import { sendErrorOf } from './send-error.js';

export interface HttpWebhookSenderOptions {
  /** Also loopback, private, unique local and carrier-grade NAT addresses; never link-local ones. Default false. */
  readonly allowPrivate?: boolean;
  /**
   * Of one attempt from the name's resolution to the answer's end; 1..20,000 ms, well within the lease of an attempt
   * (`attemptLeaseMs`). Default 10,000.
   */
  readonly timeoutMs?: number;
  /** Bytes of the answer that are kept; 0..65,536, default 4,096. */
  readonly excerptLimit?: number;
  /** Messages that are sent to one host at once; 1..100, default 4. */
  readonly perHost?: number;
  /** Default: name servers of the system; with `allowPrivate` the system's whole lookup. */
  readonly resolve?: ResolveName;
  /** PEM of an authority to trust instead of Node's own. */
  readonly ca?: string;
}

export const createHttpWebhookSender = (options: HttpWebhookSenderOptions = {}): WebhookSender => {
  const { allowPrivate = false, timeoutMs = 10_000, excerptLimit = 4_096, perHost = 4, ca } = options;
  checkRange('timeoutMs', timeoutMs, 1, 20_000);
  checkRange('excerptLimit', excerptLimit, 0, 65_536);
  checkRange('perHost', perHost, 1, 100);
  const scope: AddressScope = allowPrivate ? 'public-and-private' : 'public';
  const lookup = guardedLookup(options.resolve ?? (allowPrivate ? resolveAnyName : askNameServers()), scope);
  const gate = createHostGate(perHost);

  const post = async (message: WebhookMessage, signal: AbortSignal): Promise<Posted> => {
    const url = new URL(message.url);
    // No name, no lookup: Node connects to a literal as it stands.
    if (!isAllowedLiteral(url, scope)) throw new AddressNotAllowed(`${url.hostname} is not allowed`);
    return postMessage(url, {
      headers: headersOf(message),
      body: Buffer.from(message.body),
      limit: excerptLimit,
      lookup,
      ca,
      signal,
    });
  };

  return {
    isAllowed: (url) => isAllowedLiteral(new URL(url), scope),
    async send(message, signal) {
      signal.throwIfAborted();
      const leave = gate.enter(new URL(message.url).hostname.replace(/\.$/, ''));
      if (leave === undefined) return { kind: 'busy' };
      const startedAt = performance.now();
      const timeout = AbortSignal.timeout(timeoutMs);
      const tried = (outcome: AttemptOutcome, retryAfter?: number) => ({
        kind: 'tried' as const,
        outcome,
        durationMs: Math.round(performance.now() - startedAt),
        retryAfterMs: retryAfter,
      });
      try {
        const { status, retryAfter, beginning } = await post(message, AbortSignal.any([signal, timeout]));
        const isAskedToWait = status === 429 || status === 503;
        return tried(
          { kind: 'answered', status, excerpt: new TextDecoder().decode(beginning) },
          isAskedToWait ? retryAfterMs(retryAfter, Date.now()) : undefined,
        );
      } catch (error) {
        signal.throwIfAborted();
        return tried({ kind: 'unanswered', error: timeout.aborted ? 'timeout' : sendErrorOf(error) });
      } finally {
        leave();
      }
    },
  };
};

const isAllowedLiteral = ({ hostname }: URL, scope: AddressScope): boolean => {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) === 0 ? !isLocalName(address, scope) : isAllowedAddress(address, scope);
};

/** Names that lead nowhere but into a network of one's own (RFC 6761, 6762, 8375; ICANN's `internal`), or have no domain. */
const isLocalName = (hostname: string, scope: AddressScope): boolean =>
  scope === 'public' &&
  (!hostname.replace(/\.$/, '').includes('.') || /\.(?:localhost|local|internal|home\.arpa)\.?$/.test(hostname));

const headersOf = ({ id, timestamp, signature }: WebhookMessage): Readonly<Record<string, string>> => ({
  'content-type': 'application/json',
  'user-agent': 'AI-Compliance-Agent-Webhooks/1',
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': signature,
});

const checkRange = (name: string, value: number, least: number, most: number): void => {
  if (!(Number.isInteger(value) && value >= least && value <= most))
    throw new RangeError(`${name} is a whole number of ${least} to ${most}, not ${value}.`);
};
