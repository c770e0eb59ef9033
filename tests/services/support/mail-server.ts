import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { loopbackCertificate } from '../../adapters/webhooks/loopback-certificate.js';

export interface TakenLetter {
  readonly to: readonly string[];
  readonly isEncrypted: boolean;
  readonly user: string | undefined;
  readonly raw: string;
}

export interface MailServer extends AsyncDisposable {
  readonly port: number;
  readonly taken: readonly TakenLetter[];
  readonly connections: number;
  /** Logins that were tried, as `user:password`. */
  readonly logins: readonly string[];
  /** Takes no more connections and, after a moment's grace, ends those that are open, also amid a letter. */
  stop(): Promise<void>;
  /** On the same port; what was taken stays. */
  start(): Promise<void>;
}

/** An answer that is not 250. */
export const smtpAnswer = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

/** A complete SMTP server on loopback that takes `mailer` with `correct horse`. */
export const startMailServer = async (options: SMTPServerOptions = {}): Promise<MailServer> => {
  const taken: TakenLetter[] = [];
  const logins: string[] = [];
  let connections = 0;
  const settings: SMTPServerOptions = {
    ...loopbackCertificate,
    authOptional: true,
    closeTimeout: 200,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onAuth: ({ username, password }, _session, done) => {
      logins.push(`${username}:${password}`);
      if (username === 'mailer' && password === 'correct horse') done(null, { user: username });
      else done(smtpAnswer(535, '5.7.8 Authentication credentials invalid'));
    },
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        taken.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          isEncrypted: session.secure,
          user: session.user === undefined ? undefined : String(session.user),
          raw: Buffer.concat(pieces).toString(),
        });
        done();
      });
    },
    ...options,
  };
  let port = 0;
  let running: SMTPServer | undefined;
  const start = async (): Promise<void> => {
    if (running !== undefined) throw new Error('the server runs already');
    const started = new SMTPServer(settings);
    started.on('error', () => undefined);
    started.listen(port, '127.0.0.1');
    await once(started.server, 'listening');
    port = (started.server.address() as AddressInfo).port;
    running = started;
  };
  const stop = async (): Promise<void> => {
    const ending = running;
    running = undefined;
    if (ending !== undefined) await new Promise<void>((resolve) => ending.close(resolve));
  };
  await start();
  return {
    port,
    taken,
    logins,
    get connections() {
      return connections;
    },
    stop,
    start,
    [Symbol.asyncDispose]: stop,
  };
};
