import type { Brand } from '../shared/brand.js';
import { accept, refuse, type Result } from '../shared/result.js';

/** A checked address in its one normal form: ASCII host, default port left out, no fragment. */
export type WebhookUrl = Brand<string, 'WebhookUrl'>;

export const webhookUrlLimit = 2_000;

export interface WebhookUrlPolicy {
  /** Also `http:`, and with it port 80. */
  readonly allowHttp: boolean;
}

export type WebhookUrlProblem =
  'too-long' | 'malformed' | 'scheme-not-allowed' | 'credentials-in-url' | 'port-not-allowed' | 'address-not-allowed';

export interface InvalidWebhookUrl {
  readonly kind: 'invalid-webhook';
  readonly field: 'url';
  readonly problem: WebhookUrlProblem;
}

/** Above 1023, but spoken by other protocols (https://fetch.spec.whatwg.org/#port-blocking). */
const blockedPorts: readonly number[] = [
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
];

/**
 * What can be said of an address without resolving its name; where the name leads is judged at every connection.
 * Ports: 443 and everything from 1024 on that is not somebody else's protocol.
 */
export const webhookUrl = (text: string, { allowHttp }: WebhookUrlPolicy): Result<WebhookUrl, InvalidWebhookUrl> => {
  const no = (problem: WebhookUrlProblem) => refuse({ kind: 'invalid-webhook', field: 'url', problem } as const);
  const trimmed = text.trim();
  if (trimmed.length > webhookUrlLimit) return no('too-long');
  if (!URL.canParse(trimmed)) return no('malformed');
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && !(allowHttp && url.protocol === 'http:')) return no('scheme-not-allowed');
  if (url.username !== '' || url.password !== '') return no('credentials-in-url');
  if (url.hostname === '') return no('malformed');
  if (!isPortAllowed(url.port)) return no('port-not-allowed');
  url.hash = '';
  return url.href.length > webhookUrlLimit ? no('too-long') : accept(url.href as WebhookUrl);
};

/** `new URL` leaves the scheme's own port out: 443, or 80 where http is allowed at all. */
const isPortAllowed = (port: string): boolean =>
  port === '' || (Number(port) >= 1024 && !blockedPorts.includes(Number(port)));
