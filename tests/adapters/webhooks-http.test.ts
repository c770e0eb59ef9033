import { createServer as createRawServer, type AddressInfo, type Socket } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { validateWebhook } from 'replicate';
import { answered, createRecordingWebhookSender } from '../../adapters/in-memory/fakes/index.js';
import { isAllowedAddress } from '../../adapters/webhooks-http/allowed-address.js';
import { askNameServers } from '../../adapters/webhooks-http/guarded-lookup.js';
import {
  createHttpWebhookSender,
  createWebhookSigner,
  type HttpWebhookSenderOptions,
} from '../../adapters/webhooks-http/index.js';
import { retryAfterMs } from '../../adapters/webhooks-http/retry-after.js';
import type { SendResult, WebhookMessage } from '../../application/ports/webhook-sender.js';
import { webhookId } from '../../domain/shared/ids.js';
import type { WebhookUrl } from '../../domain/webhook/webhook-url.js';
import { freshId } from '../builders/fresh-id.js';
import { webhookSenderContract } from '../contracts/webhook-sender.contract.js';
import { webhookSignerContract } from '../contracts/webhook-signer.contract.js';
import { loopbackCertificate } from './webhooks/loopback-certificate.js';
import { openNameServer } from './webhooks/loopback-name-server.js';
import { openReceiver, status, type Receiver } from './webhooks/loopback-receiver.js';

const key = 'the-key-of-webhook-secrets-in-tests-only';
const never = new AbortController().signal;

webhookSignerContract(test, 'derived secrets', () => createWebhookSigner({ key }));

webhookSenderContract(test, {
  name: 'in memory',
  create: async () => {
    const subject = createRecordingWebhookSender({ perHost: 2 });
    return {
      subject,
      url: 'https://hooks.example.com/in' as WebhookUrl,
      received: () => subject.sent.map(({ url: _url, ...message }) => message),
      answer: (code, retryAfterS, hold) => {
        const retryAfter = retryAfterS === undefined ? undefined : retryAfterS * 1_000;
        subject.answer(async (message) => {
          await hold;
          return answered(code, retryAfter)(message);
        });
      },
      dispose: async () => undefined,
    };
  },
});

webhookSenderContract(test, {
  name: 'over HTTPS',
  create: async () => {
    const receiver = await openReceiver('https');
    const subject = createHttpWebhookSender({
      allowPrivate: true,
      perHost: 2,
      ca: loopbackCertificate.cert,
      resolve: async () => ['127.0.0.1'],
    });
    return {
      subject,
      url: `https://hooks.test:${receiver.port}/in` as WebhookUrl,
      received: () =>
        receiver.received.map(({ headers, body }) => ({
          id: headers['webhook-id'] ?? '',
          timestamp: Number(headers['webhook-timestamp']),
          signature: headers['webhook-signature'] ?? '',
          body,
        })),
      answer: (code, retryAfterS, hold) =>
        receiver.answer((_request, response) => {
          const headers = retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
          void Promise.resolve(hold).then(() => response.writeHead(code, headers).end());
        }),
      dispose: () => Promise.resolve(receiver[Symbol.asyncDispose]()),
    };
  },
});

const messageTo = (url: string): WebhookMessage => ({
  url: url as WebhookUrl,
  id: freshId(),
  timestamp: 1_767_268_800,
  signature: 'v1,AAAA',
  body: '{}',
});

/** A sender that may reach loopback, where every name leads unless told otherwise. */
const local = (options: HttpWebhookSenderOptions = {}) =>
  createHttpWebhookSender({ allowPrivate: true, resolve: async () => ['127.0.0.1'], timeoutMs: 5_000, ...options });

const receiverFor = async (t: ExecutionContext, scheme: 'http' | 'https' = 'http'): Promise<Receiver> => {
  const receiver = await openReceiver(scheme);
  t.teardown(() => receiver[Symbol.asyncDispose]());
  return receiver;
};

const errorOf = (result: SendResult): string | undefined =>
  result.kind === 'tried' && result.outcome.kind === 'unanswered' ? result.outcome.error : undefined;

test('the signature passes the check of another implementation of the standard', async (t) => {
  const signer = createWebhookSigner({ key });
  const id = webhookId(freshId());
  const message = { id: freshId(), timestamp: 1_767_268_800, body: '{"type":"video.ready","ё":1}' };
  const signature = signer.sign(id, [2, 1], message);
  const given = { ...message, timestamp: String(message.timestamp), signature };
  for (const generation of [1, 2]) t.true(await validateWebhook({ ...given, secret: signer.secretOf(id, generation) }));
  t.false(await validateWebhook({ ...given, secret: signer.secretOf(id, 3) }));
  t.false(await validateWebhook({ ...given, body: '{}', secret: signer.secretOf(id, 1) }));
});

test('a key that is too short is refused on construction, and so are limits out of range', (t) => {
  t.throws(() => createWebhookSigner({ key: 'short' }), { instanceOf: RangeError });
  for (const wrong of [{ timeoutMs: 0 }, { timeoutMs: 20_001 }, { excerptLimit: -1 }, { perHost: 0 }, { perHost: 1.5 }])
    t.throws(() => createHttpWebhookSender(wrong), { instanceOf: RangeError }, JSON.stringify(wrong));
});

const forbidden = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.255.255.254', '169.254.169.254'],
  ...['172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.1', '192.88.99.1', '192.168.1.1', '198.18.0.1'],
  ...['198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:0:127.0.0.1', '1::1', '4000::1'],
  ...['64:ff9b::7f00:1', '64:ff9b::808:808', '64:ff9b:1::a00:1', '100::1', '2001::1', '2001:db8::1', '2002:7f00:1::'],
  ...['3fff::1', '5f00::1', 'fc00::1', 'fd12::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', 'no address', ''],
];

test('no address of a special network is public; those of the internet are', (t) => {
  for (const address of forbidden) t.false(isAllowedAddress(address, 'public'), address);
  for (const address of ['8.8.8.8', '1.1.1.1', '100.63.255.255', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450::1'])
    t.true(isAllowedAddress(address, 'public'), address);
});

test('private networks may be allowed; the machine-credentials address and the like never are', (t) => {
  const own = ['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', '::1', 'fd12::1'];
  for (const address of own) t.true(isAllowedAddress(address, 'public-and-private'), address);
  for (const address of [
    '0.0.0.0',
    '::',
    '169.254.169.254',
    'fe80::1',
    '224.0.0.1',
    '::ffff:127.0.0.1',
    '255.255.255.255',
  ])
    t.false(isAllowedAddress(address, 'public-and-private'), address);
});

test('every spelling of a private address in a URL is refused without a connection', async (t) => {
  const receiver = await receiverFor(t);
  const sender = createHttpWebhookSender({ resolve: async () => ['127.0.0.1'] });
  const hosts = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0.0.0.0',
  ];
  for (const host of [...hosts, '127.0.0.1.', '１２７.0.0.1', 'localhost', 'internal.example.com']) {
    const message = messageTo(new URL(`http://${host}:${receiver.port}/`).href);
    t.is(errorOf(await sender.send(message, never)), 'address-not-allowed', host);
  }
  t.is(receiver.connections(), 0);
});

test('one private address among public ones spoils a name', async (t) => {
  const sender = createHttpWebhookSender({ resolve: async () => ['93.184.215.14', '10.0.0.1'] });
  t.is(errorOf(await sender.send(messageTo('https://mixed.example.com/'), never)), 'address-not-allowed');
});

test('a name whose address changes between the check and the connection gains nothing: it is asked once', async (t) => {
  const receiver = await receiverFor(t);
  const answers = [['127.0.0.1'], ['169.254.169.254'], ['127.0.0.1']];
  let asked = 0;
  const sender = local({ resolve: async () => answers[asked++] ?? [] });
  const message = messageTo(`http://rebind.example.com:${receiver.port}/`);
  t.like(await sender.send(message, never), { outcome: { status: 204 } });
  t.is(asked, 1);
  t.is(errorOf(await sender.send(message, never)), 'address-not-allowed');
  t.is(asked, 2);
  t.is(receiver.connections(), 1);
});

test('redirects are answers: nothing is asked of where they lead', async (t) => {
  const receiver = await receiverFor(t);
  const inner = await receiverFor(t);
  for (const code of [301, 302, 303, 307, 308]) {
    receiver.answer(status(code, { location: `http://127.0.0.1:${inner.port}/secret` }));
    t.like(await local().send(messageTo(`http://hooks.test:${receiver.port}/`), never), { outcome: { status: code } });
  }
  t.is(inner.connections(), 0);
});

test('a proxy of the environment is not asked', async (t) => {
  const [receiver, proxy] = [await receiverFor(t), await receiverFor(t)];
  for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'all_proxy']) {
    process.env[name] = `http://127.0.0.1:${proxy.port}`;
    t.teardown(() => delete process.env[name]);
  }
  t.like(await local().send(messageTo(`http://hooks.test:${receiver.port}/`), never), { outcome: { status: 204 } });
  t.is(proxy.connections(), 0);
});

test('a huge answer is cut at its limit and the connection closed', async (t) => {
  const receiver = await receiverFor(t);
  const closed = new Promise<void>((resolve) =>
    receiver.answer((_request, response) => {
      response.writeHead(200);
      const pour = (): void =>
        void (response.write('ж'.repeat(32_768)) ? setImmediate(pour) : response.once('drain', pour));
      response.on('close', resolve);
      pour();
    }),
  );
  const result = await local().send(messageTo(`http://hooks.test:${receiver.port}/`), never);
  t.like(result, { outcome: { status: 200, excerpt: 'ж'.repeat(2_048) } });
  await closed;
});

test('an answer whose body drips counts by its status when the time is up', async (t) => {
  const receiver = await receiverFor(t);
  receiver.answer((_request, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(drip));
  });
  const result = await local({ timeoutMs: 2_000 }).send(messageTo(`http://hooks.test:${receiver.port}/`), never);
  t.like(result, { outcome: { kind: 'answered', status: 200 } });
  t.true(result.kind === 'tried' && result.durationMs < 30_000);
});

/** A server below HTTP; returns its port. */
const rawServer = async (t: ExecutionContext, onConnection: (socket: Socket) => void): Promise<number> => {
  const sockets = new Set<Socket>();
  const server = createRawServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
};

const sayOnce =
  (text: string) =>
  (socket: Socket): void =>
    void socket.once('data', () => socket.end(text));

test('whatever a receiver does to the protocol is told as one of a few errors', async (t) => {
  const cases: readonly (readonly [string, (socket: Socket) => void, RegExp])[] = [
    ['hangs', (socket) => void socket.resume(), /^timeout$/],
    [
      'drips its head',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nX: ');
        const drip = setInterval(() => socket.write('x'), 20);
        socket.on('close', () => clearInterval(drip));
      },
      /^timeout$/,
    ],
    ['resets', (socket) => void socket.once('data', () => socket.resetAndDestroy()), /^connection-reset$/],
    ['hangs up', sayOnce(''), /^connection-reset$/],
    ['speaks something else', sayOnce('220 mail.example.com ESMTP\r\n'), /^bad-answer$/],
    ['sends an endless head', sayOnce(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`), /^bad-answer$/],
    [
      'wants another protocol',
      sayOnce('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
      /^(bad-answer|connection-reset)$/,
    ],
  ];
  for (const [title, behave, expected] of cases) {
    const port = await rawServer(t, behave);
    const result = await local({ timeoutMs: 2_000 }).send(messageTo(`http://hooks.test:${port}/`), never);
    t.regex(errorOf(result) ?? 'answered', expected, title);
    t.true(result.kind === 'tried' && result.durationMs < 30_000, title);
  }
});

test('a body that breaks off after its status has arrived', async (t) => {
  const port = await rawServer(t, sayOnce('HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\nhalf'));
  t.like(await local().send(messageTo(`http://hooks.test:${port}/`), never), {
    outcome: { status: 202, excerpt: 'half' },
  });
});

test('a closed port, a name that is nobody’s and one that takes too long are told apart', async (t) => {
  const receiver = await openReceiver();
  await receiver[Symbol.asyncDispose]();
  const gone = messageTo(`http://hooks.test:${receiver.port}/`);
  t.is(errorOf(await local().send(gone, never)), 'connection-refused');
  const unknown = local({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
  t.is(errorOf(await unknown.send(gone, never)), 'name-not-found');
  t.is(errorOf(await local({ resolve: async () => [] }).send(gone, never)), 'name-not-found');
  const endless = local({ timeoutMs: 100, resolve: () => new Promise(() => undefined) });
  t.is(errorOf(await endless.send(gone, never)), 'timeout');
});

test('a certificate of nobody that is trusted, or of another host, is a TLS error', async (t) => {
  const receiver = await receiverFor(t, 'https');
  const url = `https://hooks.test:${receiver.port}/`;
  t.is(errorOf(await local().send(messageTo(url), never)), 'tls');
  const trusting = local({ ca: loopbackCertificate.cert });
  t.is(errorOf(await trusting.send(messageTo(url.replace('hooks.test', 'other.test')), never)), 'tls');
  t.is(receiver.received.length, 0);
  t.like(await trusting.send(messageTo(url), never), { outcome: { status: 204 } });
});

test('plain HTTP where TLS is expected is an error of its own', async (t) => {
  const receiver = await receiverFor(t);
  t.is(errorOf(await local().send(messageTo(`https://hooks.test:${receiver.port}/`), never)), 'tls');
});

test('the limit is by host: ports and final dots make no other host of it', async (t) => {
  const receiver = await receiverFor(t);
  let release = (): void => undefined;
  const hold = new Promise<void>((resolve) => (release = resolve));
  receiver.answer((_request, response) => void hold.then(() => response.writeHead(204).end()));
  const sender = local({ perHost: 1 });
  const first = sender.send(messageTo(`http://hooks.test:${receiver.port}/`), never);
  t.deepEqual(await sender.send(messageTo(`http://hooks.test.:${receiver.port}/`), never), { kind: 'busy' });
  t.deepEqual(await sender.send(messageTo('http://hooks.test:9999/'), never), { kind: 'busy' });
  const other = sender.send(messageTo(`http://other.test:${receiver.port}/`), never);
  release();
  t.like(await first, { outcome: { status: 204 } });
  t.like(await other, { outcome: { status: 204 } });
});

test('names are asked of name servers, and what they answer is judged', async (t) => {
  await using names = await openNameServer();
  const receiver = await receiverFor(t);
  const resolve = askNameServers([names.server]);
  const message = messageTo(`http://hooks.example.com:${receiver.port}/`);
  names.know('127.0.0.1');
  t.deepEqual(await resolve('hooks.example.com'), ['127.0.0.1']);
  t.is(errorOf(await createHttpWebhookSender({ resolve }).send(message, never)), 'address-not-allowed');
  t.like(await local({ resolve }).send(message, never), { outcome: { status: 204 } });
  names.know(undefined);
  t.is(errorOf(await local({ resolve }).send(message, never)), 'name-not-found');
  t.true(names.asked.includes('hooks.example.com'));
});

test('Retry-After is read as seconds or as a date', (t) => {
  const now = Date.UTC(2026, 2, 11, 12);
  t.is(retryAfterMs('120', now), 120_000);
  t.is(retryAfterMs('Wed, 11 Mar 2026 12:01:00 GMT', now), 60_000);
  t.is(retryAfterMs('Wed, 11 Mar 2026 11:00:00 GMT', now), 0);
  for (const text of [undefined, '', 'soon', '-5', '1.5', '9'.repeat(30), '2026-03-11'])
    t.is(retryAfterMs(text, now), undefined);
});

test('names that lead into networks of one’s own are refused before anything is sent, unless such networks are allowed', (t) => {
  const outside = createHttpWebhookSender();
  const inside = createHttpWebhookSender({ allowPrivate: true });
  for (const host of [
    'localhost',
    'hooks.localhost',
    'printer.local',
    'ci.internal',
    'nas.home.arpa',
    'intranet',
    'a.local.',
  ]) {
    t.false(outside.isAllowed(`https://${host}/x` as WebhookUrl), host);
    t.true(inside.isAllowed(`https://${host}/x` as WebhookUrl), host);
  }
  for (const host of ['example.com', 'local.example.com', 'internal.ru'])
    t.true(outside.isAllowed(`https://${host}/x` as WebhookUrl), host);
});
