import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import test from 'ava';
import { createSmtpNotifier, type SmtpNotifierOptions } from '../../adapters/mail-nodemailer/index.js';
import { NotificationFault, type Notification } from '../../application/ports/notifier.js';
import { compose } from '../../hosts/composition/compose.js';
import { readConfig } from '../../hosts/composition/config.js';
import { projectRoot } from '../../hosts/composition/load-config.js';
import { start } from '../../hosts/composition/start.js';
import { T } from '../../hosts/composition/tokens.js';
import { loopbackCertificate } from '../adapters/webhooks/loopback-certificate.js';
import { address, notifierContract } from '../contracts/notifier.contract.js';
import { smtpAnswer, startMailServer } from './support/mail-server.js';

const anna = address('anna@example.com');
const letter: Notification = {
  to: anna,
  locale: 'ru',
  recipientName: 'Анна',
  kind: 'report-published',
  videoTitle: 'Отпуск',
  link: 'https://example.com/client/reports/1/',
  confirmedCount: 4,
};

const login = { user: 'mailer', password: 'correct horse' };

const notifierFor = (server: { readonly port: number }, options: Partial<SmtpNotifierOptions> = {}) =>
  createSmtpNotifier({
    host: 'localhost',
    port: server.port,
    security: 'starttls',
    ca: loopbackCertificate.cert,
    from: 'AI-Комплаенс <noreply@example.com>',
    connectTimeoutMs: 30_000,
    socketTimeoutMs: 30_000,
    ...options,
  });

const faultOf = async (sending: Promise<void>): Promise<NotificationFault> => {
  const error: unknown = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NotificationFault)) throw new Error(`not a fault: ${inspect(error)}`);
  return error;
};

notifierContract(test, {
  name: 'SMTP with STARTTLS and a login',
  async create() {
    const server = await startMailServer({ authOptional: false });
    const subject = notifierFor(server, { login });
    return {
      subject,
      delivered: async () =>
        server.taken.map(({ to, raw }) => ({
          to: to.join(),
          messageId: /^Message-ID: (.*?)\r?$/m.exec(raw)?.[1] ?? '',
        })),
      breakDown: async () => {
        await server[Symbol.asyncDispose]();
      },
      async dispose() {
        await subject[Symbol.asyncDispose]();
        await server[Symbol.asyncDispose]();
      },
    };
  },
});

test('STARTTLS that is required is used, before the login and the letter', async (t) => {
  await using server = await startMailServer({ authOptional: false });
  await using notifier = notifierFor(server, { login });
  await notifier.send(letter);
  t.like(server.taken[0], { to: ['anna@example.com'], isEncrypted: true, user: 'mailer' });
});

test('a server without STARTTLS gets neither the password nor the letter', async (t) => {
  await using server = await startMailServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
  await using notifier = notifierFor(server, { login });
  const fault = await faultOf(notifier.send(letter));
  t.false(fault.isPermanent);
  t.deepEqual([server.logins, server.taken], [[], []]);
});

test('a certificate that is not trusted, or of another host, gets neither the password nor the letter', async (t) => {
  await using server = await startMailServer();
  const { port } = server;
  const untrusting = { host: 'localhost', port, security: 'starttls', login, from: 'a@example.com' } as const;
  await using stranger = createSmtpNotifier(untrusting);
  const fault = await faultOf(stranger.send(letter));
  t.false(fault.isPermanent);
  await using tls = await startMailServer({ secure: true });
  await using otherName = notifierFor(tls, { host: '127.0.0.2', security: 'tls', login });
  t.false((await faultOf(otherName.send(letter))).isPermanent);
  t.deepEqual([server.logins, server.taken, tls.logins, tls.taken], [[], [], [], []]);
});

test('TLS from the first byte and no encryption at all work as asked for', async (t) => {
  await using tls = await startMailServer({ secure: true, authOptional: false });
  await using encrypted = notifierFor(tls, { security: 'tls', login });
  await encrypted.send(letter);
  t.like(tls.taken[0], { isEncrypted: true, user: 'mailer' });
  await using plain = await startMailServer({ allowInsecureAuth: true });
  await using open = notifierFor(plain, { security: 'none', login });
  await open.send(letter);
  t.like(plain.taken[0], { isEncrypted: false, user: 'mailer' });
});

test('a refused login is worth another try, and its password is nowhere to be seen', async (t) => {
  await using server = await startMailServer({ authOptional: false });
  await using notifier = notifierFor(server, { login: { user: 'mailer', password: 'wrong-horse-7' } });
  const fault = await faultOf(notifier.send(letter));
  t.false(fault.isPermanent);
  t.deepEqual(server.logins, ['mailer:wrong-horse-7']);
  const shown = inspect(fault, { depth: 10, showHidden: true }) + JSON.stringify(fault);
  const encoded = ['wrong-horse-7', '\0mailer\0wrong-horse-7'].map((text) => Buffer.from(text).toString('base64'));
  for (const secret of ['wrong-horse-7', ...encoded]) t.false(shown.includes(secret), shown);
});

const answers: readonly (readonly [string, 'onMailFrom' | 'onRcptTo' | 'onData', number, string, boolean])[] = [
  ['an unknown recipient', 'onRcptTo', 550, '5.1.1 no such user', true],
  ['a recipient who is greylisted', 'onRcptTo', 451, '4.7.1 come back in five minutes', false],
  ['a full mailbox', 'onRcptTo', 452, '4.2.2 mailbox full', false],
  ['relaying that is denied to us', 'onRcptTo', 550, '5.7.1 relaying denied', false],
  ['a sender who is not allowed', 'onMailFrom', 553, '5.7.1 sender address rejected', false],
  ['a server that is short of space', 'onMailFrom', 452, '4.3.1 insufficient system storage', false],
  ['content that is refused', 'onData', 554, '5.7.1 message content rejected', true],
  ['content that is put off', 'onData', 451, '4.3.0 queue file write error', false],
];

for (const [what, step, code, text, isPermanent] of answers)
  test(`${what} is ${isPermanent ? 'final' : 'worth another try'}`, async (t) => {
    let isBad = true;
    const answer = (done: (error?: Error | null) => void): void => done(isBad ? smtpAnswer(code, text) : null);
    await using server = await startMailServer({
      ...(step === 'onMailFrom' && { onMailFrom: (_address, _session, done) => answer(done) }),
      ...(step === 'onRcptTo' && { onRcptTo: (_address, _session, done) => answer(done) }),
      ...(step === 'onData' && {
        onData: (stream, _session, done) => stream.resume().on('end', () => answer(done)),
      }),
    });
    await using notifier = notifierFor(server);
    const fault = await faultOf(notifier.send(letter));
    t.is(fault.isPermanent, isPermanent, inspect(fault));
    t.regex(String(fault.cause), new RegExp(text.slice(6)));
    // The same pool goes on with what comes next.
    isBad = false;
    await notifier.send(letter);
  });

test('a letter larger than the server takes is final', async (t) => {
  await using server = await startMailServer({
    size: 500,
    onData: (stream, _session, done) =>
      stream.resume().on('end', () => done(stream.sizeExceeded ? smtpAnswer(552, '5.3.4 message too big') : null)),
  });
  await using notifier = notifierFor(server);
  const fault = await faultOf(notifier.send(letter));
  t.true(fault.isPermanent);
  t.regex(String(fault.cause), /message too big/);
});

test('a server that answers no connection, greets late, or falls silent is given up in time', async (t) => {
  const limits = { connectTimeoutMs: 300, socketTimeoutMs: 300, security: 'none' } as const;
  const within = async (sending: Promise<void>, ms: number): Promise<void> => {
    const startedAt = performance.now();
    t.false((await faultOf(sending)).isPermanent);
    t.true(performance.now() - startedAt < ms, `${performance.now() - startedAt} ms`);
  };
  await using late = await startMailServer({ onConnect: (_session, done) => void setTimeout(done, 120_000).unref() });
  await using toLate = notifierFor(late, limits);
  await within(toLate.send(letter), 25_000);
  await using silent = await startMailServer({ onData: (stream) => void stream.resume() });
  await using toSilent = notifierFor(silent, limits);
  await within(toSilent.send(letter), 25_000);
  await using nobody = notifierFor({ port: 1 }, limits);
  await within(nobody.send(letter), 25_000);
});

test('a server that keeps a letter going with a byte now and then is given up in time', async (t) => {
  const server = createServer((socket) => {
    const drip = setInterval(() => socket.write('220-still here\r\n'), 50);
    socket.on('error', () => undefined).on('close', () => clearInterval(drip));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await using notifier = notifierFor({ port }, { security: 'none', connectTimeoutMs: 60_000, sendTimeoutMs: 400 });
  const startedAt = performance.now();
  t.false((await faultOf(notifier.send(letter))).isPermanent);
  t.true(performance.now() - startedAt < 50_000);
  server.close();
});

test('a connection that drops in the middle of a letter is a fault, and the pool recovers', async (t) => {
  await using server = await startMailServer();
  let drops = 2;
  const proxy = createServer((client) => {
    const upstream = connect(server.port, '127.0.0.1');
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    upstream.pipe(client);
    client.on('data', (bytes: Buffer) => {
      if (drops > 0 && bytes.includes('Auto-Submitted')) {
        drops -= 1;
        upstream.destroy();
        client.resetAndDestroy();
      } else upstream.write(bytes);
    });
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  const notifier = notifierFor({ port }, { security: 'none' });
  for (let n = 0; n < 2; n += 1) t.false((await faultOf(notifier.send(letter, 'again'))).isPermanent);
  t.deepEqual([server.taken.length, drops], [0, 0]);
  await notifier.send(letter, 'again');
  t.regex(server.taken[0]?.raw ?? '', /^Message-ID: <again@example\.com>\r?$/m);
  await notifier[Symbol.asyncDispose]();
  proxy.close();
});

test('many letters share few connections, each of which is renewed in time', async (t) => {
  let [open, most, connections] = [0, 0, 0];
  await using server = await startMailServer({
    onConnect: (_session, done) => {
      connections += 1;
      most = Math.max(most, (open += 1));
      done();
    },
    onClose: () => void (open -= 1),
  });
  await using notifier = notifierFor(server, { maxConnections: 3, maxLettersPerConnection: 10 });
  const letters = Array.from({ length: 60 }, (_, n): Notification => ({ ...letter, recipientName: `Анна ${n}` }));
  await Promise.all(letters.map((one) => notifier.send(one)));
  t.is(server.taken.length, 60);
  t.true(most <= 4, `${most} at once`);
  t.true(connections >= 6 && connections <= 9, `${connections} in all`);
});

test('disposing ends connections that idle; nothing is sent afterwards', async (t) => {
  let closed = 0;
  await using server = await startMailServer({ onClose: () => void (closed += 1) });
  const notifier = notifierFor(server);
  await notifier.send(letter);
  await notifier[Symbol.asyncDispose]();
  const deadline = performance.now() + 60_000;
  while (closed === 0 && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  t.is(closed, 1);
  t.false((await faultOf(notifier.send(letter))).isPermanent);
});

test('the product sends its letters through the server of EMAIL_HOST, and tells how many', async (t) => {
  await using server = await startMailServer({ authOptional: false, allowInsecureAuth: true });
  const folder = await mkdtemp(join(tmpdir(), 'mail-smtp-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const verdict = readConfig(
    {
      DATA_DIR: folder,
      PORT: '0',
      LOG_LEVEL: 'error',
      BASE_URL: 'https://compliance.example.com',
      METRICS_TOKEN: 'the-token-of-the-metrics-page',
      EMAIL_HOST: 'localhost',
      EMAIL_PORT: String(server.port),
      EMAIL_USE_TLS: 'False',
      EMAIL_HOST_USER: login.user,
      EMAIL_HOST_PASSWORD: login.password,
      DEFAULT_FROM_EMAIL: 'Комплаенс <noreply@compliance.example.com>',
    },
    projectRoot,
  );
  if (!verdict.ok) throw new Error(inspect(verdict.problems));
  const { config, warnings } = verdict;
  t.deepEqual(warnings, []);
  {
    await using composition = await compose(config, 'embedded');
    await composition.container.get(T.database).migrate.up();
    const account = { email: 'anna@example.com', name: 'Анна', password: 'correct horse battery' } as const;
    const registered = await composition.container
      .get(T.registerUser)
      .execute({ ...account, locale: 'ru', role: 'client' });
    t.true(registered.ok);
  }
  await using product = await start(config, { web: true, worker: true });
  const asked = await fetch(`${product.url}/api/auth/password/reset/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'anna@example.com' }),
  });
  t.is(asked.status, 202);
  const deadline = Date.now() + 60_000;
  while (server.taken.length === 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  t.like(server.taken[0], { to: ['anna@example.com'], user: 'mailer' });
  const raw = server.taken[0]?.raw ?? '';
  t.regex(raw, /^From: .*<noreply@compliance\.example\.com>\r?$/m);
  t.regex(raw, /^Message-ID: <[\w-]+@compliance\.example\.com>\r?$/m);
  const parts = raw.split(/\r?\n\r?\n/).map((part) => Buffer.from(part, 'base64').toString());
  t.true(
    parts.some((part) => part.includes('https://compliance.example.com/client/users/password_reset/confirm/?token=')),
  );
  const headers = { authorization: 'Bearer the-token-of-the-metrics-page' };
  const sent = 'mail_attempts_total{kind="password-reset",outcome="sent"} 1';
  const figures = async (): Promise<string> => (await fetch(`${product.url}/metrics`, { headers })).text();
  while (!(await figures()).includes(sent) && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 50));
  t.true((await figures()).includes(sent));
});
