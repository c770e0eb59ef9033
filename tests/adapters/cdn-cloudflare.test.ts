import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import test from 'ava';
import {
  createCdnVideoStorage,
  createCdnWarmer,
  createCloudflarePurger,
  type CdnVideoStorageOptions,
} from '../../adapters/cdn-cloudflare/index.js';
import { createInMemoryCache } from '../../adapters/in-memory/ephemeral/index.js';
import { createManualClock, createNullLogger } from '../../adapters/in-memory/fakes/index.js';
import { createInMemoryPersistence } from '../../adapters/in-memory/persistence/index.js';
import { createS3VideoStorage } from '../../adapters/storage-s3/index.js';
import { PurgeCdn, type CdnAddress } from '../../application/index.js';
import { CdnFault } from '../../application/ports/cdn-purger.js';
import { StorageFault } from '../../application/ports/video-storage.js';
import { freshId } from '../builders/fresh-id.js';
import { minute, noon } from '../builders/moments.js';
import { videoStorageContract } from '../contracts/video-storage.contract.js';
import { startFakeCloudflare, type ApiTrouble, type FakeCloudflare } from './cdn-cloudflare-fake.js';
import { startFakeS3 } from './storage-s3-fake.js';
import { openS3Address } from './storage-s3-open-address.js';

const text = async function* (words: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(words);
};
const given = { contentType: 'text/plain', maxBytes: 1_000_000 };
const never = new AbortController().signal;
const hour = { expiresInS: 3_600, contentType: 'text/plain' };

/** A store behind the CDN, as two processes see it. */
const aCdn = async () => {
  const store = await startFakeS3();
  const cloudflare = await startFakeCloudflare(store.endpoint);
  const folder = await mkdtemp(join(tmpdir(), 'cdn-'));
  const { endpoint, bucket, accessKeyId, secretAccessKey } = store;
  const storage = createS3VideoStorage({
    ...{ endpoint, bucket, accessKeyId, secretAccessKey, copiesDir: join(folder, 'copies') },
    retries: { baseMs: 5 },
  });
  const { cdnUrl, zoneId, apiToken, apiUrl } = cloudflare;
  const purger = createCloudflarePurger({ zoneId, apiToken, apiUrl, attempts: 2, baseMs: 5 });
  const clock = createManualClock(noon);
  const cache = createInMemoryCache({ clock });
  const { unitOfWork, outboxRelay } = createInMemoryPersistence({ clock });
  const logger = createNullLogger();
  const purging = () => new PurgeCdn({ purger, unitOfWork, clock, ids: { next: freshId }, logger });
  const aProcess = (over: Partial<CdnVideoStorageOptions> = {}) => {
    const owe = (addresses: readonly CdnAddress[]) => purging().owe(addresses);
    return createCdnVideoStorage({ storage, cdnUrl, cache, now: () => clock.now(), owe, ...over });
  };
  /** A worker of its own does what is due `laterMs` later; returns how the purges ended. */
  const work = async (laterMs: number): Promise<readonly string[]> => {
    await clock.advance(laterMs);
    const due = await outboxRelay.claim(100, clock.now(), 1);
    await outboxRelay.delivered(due.map(({ id }) => id));
    const ends: string[] = [];
    for (const { job } of due)
      if (job.name === 'purge-cdn') ends.push(await purging().execute(job.addresses, job.attempt));
    return ends;
  };
  const dispose = async (): Promise<void> => {
    await storage[Symbol.asyncDispose]();
    await cloudflare[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  };
  return { store, cloudflare, storage, clock, aProcess, work, dispose };
};
type Cdn = Awaited<ReturnType<typeof aCdn>>;
const withCdn = async (use: (cdn: Cdn) => Promise<void>): Promise<void> => {
  const cdn = await aCdn();
  try {
    await use(cdn);
  } finally {
    await cdn.dispose();
  }
};
const aPurger = (cloudflare: FakeCloudflare, more = {}) => {
  const { zoneId, apiToken, apiUrl } = cloudflare;
  return createCloudflarePurger({ zoneId, apiToken, apiUrl, baseMs: 5, ...more });
};
const withCloudflare = async (use: (cloudflare: FakeCloudflare) => Promise<void>): Promise<void> => {
  const cloudflare = await startFakeCloudflare('http://127.0.0.1:9');
  try {
    await use(cloudflare);
  } finally {
    await cloudflare[Symbol.asyncDispose]();
  }
};
const urls = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `https://cdn.example.test/b/${n}?X-Amz-Signature=${n}`);

videoStorageContract(test, {
  name: 'S3 behind a CDN',
  create: async () => {
    const { store, cloudflare, aProcess, dispose } = await aCdn();
    return {
      subject: aProcess(),
      open: openS3Address,
      letPass: async (seconds) => {
        store.letPass(seconds);
        cloudflare.letPass(seconds);
      },
      breakStore: () => store.break(),
      dispose,
    };
  },
});

test('Addresses lead through the CDN, which asks the store once', (t) =>
  withCdn(async ({ store, cloudflare, aProcess }) => {
    const storage = aProcess();
    await storage.put('reports/r.txt', text('0123456789'), given);
    const url = await storage.signedUrl('reports/r.txt', hour);
    t.true(url.startsWith(`${cloudflare.cdnUrl}/`));
    for (let visit = 0; visit < 3; visit++) {
      t.is(Buffer.from((await openS3Address(url))?.bytes ?? []).toString(), '0123456789');
      t.is(Buffer.from((await openS3Address(url, 'bytes=2-4'))?.bytes ?? []).toString(), '234');
    }
    t.is(store.asked.filter(({ operation }) => operation === 'GetObject').length, 2);
    t.is(await openS3Address(url.replace('r.txt', 'other.txt')), undefined);
  }));

test('What is removed, moved or replaced in one process is forgotten by the CDN, whoever gave the address out', (t) =>
  withCdn(async ({ cloudflare, aProcess, work }) => {
    const one = aProcess();
    const other = aProcess();
    for (const key of ['a/1', 'a/2', 'b', 'c', 'd']) await one.put(key, text(key), given);
    const opened = async (key: string): Promise<string> => {
      const url = await one.signedUrl(key, hour);
      await openS3Address(url);
      return url;
    };
    const [a1, a2, b, c, d] = [
      await opened('a/1'),
      await opened('a/2'),
      await opened('b'),
      await opened('c'),
      await opened('d'),
    ];
    t.is(cloudflare.held().length, 5);
    await other.delete('b');
    t.deepEqual(await work(minute), ['purged']);
    t.deepEqual(cloudflare.purged, [[b]]);
    t.is(await other.deletePrefix('a'), 2);
    await work(minute);
    t.deepEqual(cloudflare.purged.at(-1), [a1, a2]);
    await other.put('c', text('new'), given);
    await work(minute);
    t.deepEqual(cloudflare.purged.at(-1), [c]);
    t.is(Buffer.from((await openS3Address(c ?? ''))?.bytes ?? []).toString(), 'new');
    await other.move('d', 'e');
    await work(minute);
    t.deepEqual(cloudflare.purged.at(-1), [d]);
    await other.delete('never-given-out');
    t.deepEqual(await work(minute), []);
    t.is(cloudflare.purged.length, 4, 'nobody is asked for nothing');
  }));

test('A CDN that does not answer does not stop removals; whoever comes after a restart makes it forget', (t) =>
  withCdn(async ({ store, cloudflare, aProcess, work }) => {
    const storage = aProcess();
    await storage.put('a', text('x'), given);
    const url = await storage.signedUrl('a', hour);
    await openS3Address(url);
    cloudflare.misbehave(() => ({ kind: 'dropped' }));
    await storage.delete('a');
    t.false(store.objects.has('a'));
    t.deepEqual(await work(minute), ['put-off']);
    t.deepEqual(await work(minute), ['put-off']);
    t.deepEqual(cloudflare.held(), [url]);
    cloudflare.misbehave(() => undefined);
    t.deepEqual(await work(minute), ['purged']);
    t.deepEqual(cloudflare.held(), []);
    t.deepEqual(await work(10 * minute), []);
  }));

test('What has to be forgotten is kept before the object goes: a process that dies in between has not lost it', (t) =>
  withCdn(async ({ cloudflare, storage, aProcess, work }) => {
    const died = () => Promise.reject(new StorageFault('died'));
    const dying = aProcess({ storage: { ...storage, delete: died, deletePrefix: died } });
    for (const key of ['a/1', 'b']) await dying.put(key, text(key), given);
    const urls = [await dying.signedUrl('a/1', hour), await dying.signedUrl('b', hour)];
    await t.throwsAsync(dying.deletePrefix('a'), { message: 'died' });
    await t.throwsAsync(dying.delete('b'), { message: 'died' });
    t.deepEqual(await work(minute), ['purged', 'purged']);
    t.deepEqual(cloudflare.purged.flat(), urls);
    const next = aProcess();
    t.is(await next.deletePrefix('a'), 1, 'the removal is tried again, and with it the purge');
    t.deepEqual(await work(minute), ['purged']);
    t.deepEqual(cloudflare.purged.at(-1), [urls[0]]);
  }));

test('A removal that takes longer than a purge waits is followed by another purge', (t) =>
  withCdn(async ({ cloudflare, storage, clock, aProcess, work }) => {
    const slow = aProcess({
      storage: {
        ...storage,
        delete: async (key) => {
          t.deepEqual(await work(minute), ['purged']);
          await openS3Address(url);
          await clock.advance(minute);
          await storage.delete(key);
        },
      },
    });
    await slow.put('a', text('x'), given);
    const url = await slow.signedUrl('a', hour);
    await slow.delete('a');
    t.deepEqual(cloudflare.held(), [url]);
    t.deepEqual(await work(minute), ['purged']);
    t.deepEqual(cloudflare.held(), []);
  }));

test('Nothing is removed while nobody can keep what the CDN has to forget', (t) =>
  withCdn(async ({ store, aProcess }) => {
    const storage = aProcess({ owe: () => Promise.reject(new Error('no database')) });
    await storage.put('a', text('x'), given);
    await storage.put('b', text('x'), given);
    await storage.signedUrl('a', hour);
    await t.throwsAsync(storage.delete('a'), { instanceOf: StorageFault });
    t.true(store.objects.has('a'));
    await storage.delete('b');
    t.false(store.objects.has('b'), 'nobody has an address of it');
  }));

test('Addresses are given out though the shared cache is away', (t) =>
  withCdn(async ({ aProcess }) => {
    const broken = async (): Promise<never> => {
      throw new Error('no cache');
    };
    const cdn = aProcess({ cache: { get: broken, set: broken, delete: broken } });
    await cdn.put('a', text('x'), given);
    t.truthy(await openS3Address(await cdn.signedUrl('a', hour)));
    await cdn.delete('a');
    t.is(await cdn.stat('a'), undefined);
  }));

test('What is warmed lies in the CDN before anybody asks for it; more than asked for is not read', (t) =>
  withCdn(async ({ cloudflare, aProcess }) => {
    const cdn = aProcess();
    await cdn.put('a', text('x'.repeat(500_000)), given);
    const url = await cdn.signedUrl('a', hour);
    await createCdnWarmer({ bytes: 1_000 }).warm(url, never);
    t.deepEqual(cloudflare.held(), [url]);
    t.is((await openS3Address(url, 'bytes=0-999'))?.bytes.length, 1_000);
    const gone = await cdn.signedUrl('b', hour);
    const fault = await t.throwsAsync(createCdnWarmer().warm(gone, never), { instanceOf: CdnFault, message: /404/ });
    t.false(inspect(fault).includes('X-Amz-Signature'));
  }));

test('A CDN that does not answer, breaks off or sends elsewhere is a fault within its time; a stop is a stop', async (t) => {
  let isSilent = true;
  const server = createServer((request, response) => {
    if (request.url === '/elsewhere') return void response.writeHead(302, { location: '/' }).end();
    if (isSilent) return;
    response.writeHead(206, { 'content-length': '100' });
    response.write('x', () => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => void server.close().closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await t.throwsAsync(createCdnWarmer({ timeoutMs: 300 }).warm(url, never), { instanceOf: CdnFault });
  const warmer = createCdnWarmer({ timeoutMs: 20_000 });
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('stop')), 50);
  await t.throwsAsync(warmer.warm(url, stop.signal), { message: 'stop' });
  await t.throwsAsync(warmer.warm(`${url}elsewhere`, never), { instanceOf: CdnFault });
  isSilent = false;
  await t.throwsAsync(warmer.warm(url, never), { instanceOf: CdnFault });
});

test('URLs are purged thirty at a time, each once', (t) =>
  withCloudflare(async (cloudflare) => {
    await aPurger(cloudflare).purge([...urls(70), ...urls(5)]);
    t.deepEqual(
      cloudflare.purged.map((files) => files.length),
      [30, 30, 10],
    );
    t.deepEqual(cloudflare.purged.flat(), urls(70));
    await aPurger(cloudflare).purge([]);
    t.is(cloudflare.asked(), 3);
    await t.throwsAsync(aPurger(cloudflare).purge(['/relative']), { instanceOf: RangeError });
  }));

test.serial(
  'What may pass is asked again: limits, errors of the server, dropped connections, silence, answers of a proxy',
  (t) =>
    withCloudflare(async (cloudflare) => {
      const wrongs: readonly ApiTrouble[] = [
        {
          kind: 'answer',
          status: 429,
          body: '{"success":false,"errors":[{"code":971,"message":"Please wait"}]}',
          retryAfter: '0',
        },
        { kind: 'answer', status: 502, body: '<html>Bad gateway</html>' },
        { kind: 'dropped' },
        { kind: 'silent' },
        { kind: 'answer', status: 200, body: '<html>Welcome to this network</html>' },
      ];
      cloudflare.misbehave((nth) => wrongs[nth - 1]);
      await aPurger(cloudflare, { attempts: 8, timeoutMs: 5_000 }).purge(urls(2));
      t.true(cloudflare.asked() >= 6);
      t.deepEqual(cloudflare.purged, [urls(2)]);
    }),
);

test.serial('Retry-After is waited for; too long a one, or too many tries, is a fault', (t) =>
  withCloudflare(async (cloudflare) => {
    const limit = (retryAfter: string): ApiTrouble => ({ kind: 'answer', status: 429, body: '{}', retryAfter });
    cloudflare.misbehave((nth) => (nth === 1 ? limit('1') : undefined));
    const startedAt = Date.now();
    await aPurger(cloudflare).purge(urls(1));
    t.true(Date.now() - startedAt >= 990);
    cloudflare.misbehave(() => limit('3600'));
    await t.throwsAsync(aPurger(cloudflare).purge(urls(1)), { name: 'CdnFault', message: /429/ });
    t.is(cloudflare.asked(), 3);
    cloudflare.misbehave(() => ({ kind: 'answer', status: 500, body: '' }));
    await t.throwsAsync(aPurger(cloudflare, { attempts: 3 }).purge(urls(40)), { name: 'CdnFault' });
    t.is(cloudflare.asked(), 6);
  }),
);

test('A wrong token is told at once, in the words of Cloudflare and without the token', (t) =>
  withCloudflare(async (cloudflare) => {
    const fault = await t.throwsAsync(aPurger(cloudflare, { apiToken: 'wrong-token' }).purge(urls(1)), {
      name: 'CdnFault',
      message: /403 10000 Authentication error/,
    });
    t.is(cloudflare.asked(), 1);
    cloudflare.misbehave(() => ({ kind: 'dropped' }));
    const dropped = await t.throwsAsync(aPurger(cloudflare, { attempts: 1 }).purge(urls(1)), { name: 'CdnFault' });
    t.truthy(dropped?.cause);
    t.notRegex(inspect([fault, dropped], { depth: 20 }), /wrong-token|nobody-may-see/);
  }));

test('Options that cannot work are refused at once', (t) => {
  const good = { zoneId: 'abc', apiToken: 'token' };
  t.notThrows(() => createCloudflarePurger(good));
  for (const wrong of [{ zoneId: 'a/b' }, { apiToken: '' }, { attempts: 0 }, { timeoutMs: 1 }, { baseMs: 0 }])
    t.throws(() => createCloudflarePurger({ ...good, ...wrong }), { instanceOf: RangeError });
});
