import { createTransport } from 'nodemailer';
import { NotificationFault, type Notifier } from '../../application/ports/notifier.js';
import { checkSender, toMail } from './to-mail.js';

export interface SmtpNotifierOptions {
  readonly host: string;
  readonly port: number;
  /** Without a user no login is tried. */
  readonly user?: string;
  readonly password?: string;
  /** True: TLS from the first byte (port 465). False: plain, upgraded by STARTTLS where the server offers it. */
  readonly secure: boolean;
  /** Refuses to send without STARTTLS. Default: true when a password would travel, which it must not do in the clear. */
  readonly requireTls?: boolean;
  /** `Name <address>` or an address. */
  readonly from: string;
  /** Milliseconds to connect and to be greeted; default 10,000. */
  readonly connectTimeoutMs?: number;
  /** Milliseconds of silence after which the server is given up; default 30,000. */
  readonly socketTimeoutMs?: number;
}

export const createSmtpNotifier = (options: SmtpNotifierOptions): Notifier & AsyncDisposable => {
  const { host, port, user, password, secure, connectTimeoutMs = 10_000, socketTimeoutMs = 30_000 } = options;
  if (host === '' || !(Number.isInteger(port) && port >= 1 && port <= 65_535))
    throw new RangeError(`Not a mail server: ${host}:${port}`);
  if ((user === undefined) !== (password === undefined)) throw new RangeError('User and password come together.');
  const from = checkSender(options.from);
  const hasLogin = user !== undefined && password !== undefined;
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && (options.requireTls ?? hasLogin),
    ...(hasLogin ? { auth: { user, pass: password } } : {}),
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    dnsTimeout: connectTimeoutMs,
    socketTimeout: socketTimeoutMs,
  });

  return {
    async send(notification) {
      const mail = toMail(notification, from);
      try {
        await transport.sendMail(mail);
      } catch (error) {
        throw new NotificationFault(`The mail server ${host}:${port} did not take the message.`, { cause: error });
      }
    },
    async [Symbol.asyncDispose]() {
      transport.close();
    },
  };
};
