import { createTransport } from 'nodemailer';
import type { Notifier } from '../../application/ports/notifier.js';
import { smtpFault } from './smtp-fault.js';
import { letterMaker, type LetterOptions } from './to-mail.js';

export interface SmtpNotifierOptions extends LetterOptions {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte (port 465). `starttls`: nothing is sent before the upgrade. `none`: in the clear. */
  readonly security: 'tls' | 'starttls' | 'none';
  /** Without it no login is tried. */
  readonly login?: { readonly user: string; readonly password: string };
  /** PEM certificates that are trusted instead of the well-known ones. */
  readonly ca?: string;
  /** Connections that stay open for further letters; 1..20, default 2. */
  readonly maxConnections?: number;
  /** Letters after which a connection is renewed; default 100. */
  readonly maxLettersPerConnection?: number;
  /** Milliseconds to find, reach and hear the server; default 10,000. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds of silence after which the server is given up; default 30,000. */
  readonly socketTimeoutMs?: number;
  /** Milliseconds for one letter, waiting for a free connection included; default 120,000. */
  readonly sendTimeoutMs?: number;
}

/** Servers close idle connections after minutes (RFC 5321 4.5.3.2.7); ours goes first, so that no letter runs into that. */
const idleTimeoutMs = 30_000;

export const createSmtpNotifier = (options: SmtpNotifierOptions): Notifier & AsyncDisposable => {
  const { host, port, security, login, ca } = options;
  const { connectTimeoutMs = 10_000, socketTimeoutMs = 30_000, sendTimeoutMs = 120_000 } = options;
  const { maxConnections = 2, maxLettersPerConnection = 100 } = options;
  if (host === '' || !isWithin(port, 1, 65_535)) throw new RangeError(`Not a mail server: ${host}:${port}`);
  if (!isWithin(maxConnections, 1, 20)) throw new RangeError('maxConnections is 1..20.');
  if (!isWithin(maxLettersPerConnection, 1, 10_000)) throw new RangeError('maxLettersPerConnection is 1..10,000.');
  for (const ms of [connectTimeoutMs, socketTimeoutMs, sendTimeoutMs])
    if (!isWithin(ms, 1, 3_600_000)) throw new RangeError(`Not a time limit: ${ms} ms`);
  const toMail = letterMaker(options);
  const transport = createTransport({
    pool: true,
    maxConnections,
    maxMessages: maxLettersPerConnection,
    // Whoever sends decides about another try: the pool does not know that the first may have arrived.
    maxRequeues: 0,
    idleTimeout: idleTimeoutMs,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
    ...(login !== undefined && { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    dnsTimeout: connectTimeoutMs,
    socketTimeout: socketTimeoutMs,
  });

  return {
    async send(notification, id) {
      const mail = toMail(notification, id);
      try {
        await transport.sendMail({ ...mail, signal: AbortSignal.timeout(sendTimeoutMs) });
      } catch (error) {
        throw smtpFault(`${host}:${port}`, error);
      }
    },
    async [Symbol.asyncDispose]() {
      transport.close();
    },
  };
};

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
