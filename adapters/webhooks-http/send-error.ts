import type { SendError } from '../../domain/webhook/webhook-delivery.js';
import { AddressNotAllowed, NameNotFound } from './guarded-lookup.js';
import { UnusableAnswer } from './post-message.js';

const codes: Readonly<Record<string, SendError>> = {
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-reset',
  EPIPE: 'connection-reset',
  ECONNABORTED: 'connection-reset',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timeout',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
};

const families: readonly (readonly [RegExp, SendError])[] = [
  [/^HPE_|^ERR_HTTP_/, 'bad-answer'],
  [/^ERR_(?:TLS|SSL)_|^CERT_|^UNABLE_TO_|^CRL_|^ERROR_IN_|_SIGNATURE_FAILURE$/, 'tls'],
];

/** What kept a message from being answered, in the terms of the delivery log. */
export const sendErrorOf = (error: unknown): SendError => {
  if (error instanceof AddressNotAllowed) return 'address-not-allowed';
  if (error instanceof NameNotFound) return 'name-not-found';
  if (error instanceof UnusableAnswer) return 'bad-answer';
  // Several addresses were tried, each in vain.
  if (error instanceof AggregateError) return sendErrorOf(error.errors[0]);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return codes[code] ?? families.find(([pattern]) => pattern.test(code))?.[1] ?? 'other';
};
