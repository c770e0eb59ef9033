import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import { createManualClock } from '../../adapters/in-memory/fakes/index.js';
import { StorageFault } from '../../application/index.js';
import { readConfig } from '../../hosts/composition/config.js';
import { healthChecks, type LookedAt } from '../../hosts/composition/health/health-checks.js';
import { createApp } from '../../hosts/koa/app.js';
import type { HealthCheck } from '../../hosts/koa/health/health-check.js';
import { watchHealth } from '../../hosts/koa/health/watch-health.js';
import { listen } from '../../hosts/koa/http/listen.js';
import type { Health } from '../../hosts/koa/services.js';
import { call } from './harness/call.js';
import { recordingLogger } from './harness/recording-logger.js';
import { createWebHarness } from './harness/web-harness.js';

/** A part whose answer is set, and that counts how often it is looked at. */
const aPart = (freshMs = 1_000) => {
  const part = {
    looks: 0,
    answer: (): Promise<void> => Promise.resolve(),
    freshMs,
    look: (): Promise<void> => {
      part.looks += 1;
      return part.answer();
    },
  };
  return part satisfies HealthCheck;
};

const sick = (): Promise<void> => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7'));

test('without the database nothing works, without another part less does, and what is not configured is not unwell', async (t) => {
  const clock = createManualClock();
  const [database, redis, b2] = [aPart(), aPart(), aPart(10_000)];
  const { health, canServe } = watchHealth(
    { database, redis, b2, replicate: undefined },
    { clock, logger: recordingLogger() },
  );
  t.deepEqual(await health(), {
    status: 'healthy',
    database: 'ok',
    redis: 'ok',
    b2: 'ok',
    replicate: 'unused',
  });
  redis.answer = sick;
  await clock.advance(1_000);
  t.deepEqual(await health(), {
    status: 'degraded',
    database: 'ok',
    redis: 'unavailable',
    b2: 'ok',
    replicate: 'unused',
  });
  t.true(await canServe());
  database.answer = sick;
  await clock.advance(1_000);
  t.like(await health(), { status: 'unhealthy', database: 'unavailable' });
  t.false(await canServe());
});

test('however often health is asked for, each part is looked at once while its answer is fresh', async (t) => {
  const clock = createManualClock();
  const [database, b2] = [aPart(), aPart(10_000)];
  const { health, canServe } = watchHealth(
    { database, b2, redis: undefined, replicate: undefined },
    { clock, logger: recordingLogger() },
  );
  await Promise.all(Array.from({ length: 200 }, () => Promise.all([health(), canServe()])));
  for (let n = 0; n < 10; n += 1) await health();
  t.deepEqual([database.looks, b2.looks], [1, 1]);
  await clock.advance(1_000);
  await health();
  t.deepEqual([database.looks, b2.looks], [2, 1]);
});

test('a part that hangs costs the limit once, is not asked again before it has answered, and recovers', async (t) => {
  const clock = createManualClock();
  const logger = recordingLogger();
  const [database, redis, b2] = [aPart(), { ...aPart(), isToldElsewhere: true }, aPart()];
  let recover = (): void => undefined;
  b2.answer = () => new Promise((resolve) => (recover = resolve));
  redis.look = sick;
  const { health } = watchHealth({ database, redis, b2, replicate: undefined }, { clock, logger, limitMs: 1_000 });
  const startedAt = performance.now();
  t.like(await health(), { status: 'degraded', database: 'ok', b2: 'unavailable' });
  t.true(performance.now() - startedAt >= 990);
  const again = performance.now();
  for (let n = 0; n < 50; n += 1) t.is((await health()).b2, 'unavailable');
  t.true(performance.now() - again < 25_000, 'nobody waits for it again, which would be 50 s');
  t.is(b2.looks, 1);
  b2.answer = () => Promise.resolve();
  recover();
  await sleep(1);
  t.is((await health()).b2, 'ok');
  const told = logger.lines.map(({ message, fields }) => [message, fields['part']]);
  t.deepEqual(told, [
    ['a part does not answer', 'b2'],
    ['a part answers again', 'b2'],
  ]);
});

test('what is configured is looked at: the store by a name that nothing has, Replicate by whose token it is', async (t) => {
  const asked: string[] = [];
  let status = 200;
  const replicate = createServer((req, res) => {
    asked.push(`${req.method} ${req.url} ${req.headers.authorization}`);
    res.writeHead(status).end('{}');
  }).listen(0, '127.0.0.1');
  await once(replicate, 'listening');
  t.teardown(() => replicate.close());
  const { port } = replicate.address() as AddressInfo;
  const verdict = readConfig(
    {
      REPLICATE_API_TOKEN: 'r8_token',
      REPLICATE_API_URL: `http://127.0.0.1:${port}/v1`,
      BACKBLAZE_ENDPOINT_URL: 'https://s3.us-west-000.backblazeb2.com',
      BACKBLAZE_APPLICATION_KEY_ID: 'id',
      BACKBLAZE_APPLICATION_KEY: 'key',
      BACKBLAZE_BUCKET_NAME: 'bucket',
    },
    '/project',
  );
  if (!verdict.ok) return t.fail(JSON.stringify(verdict.problems));
  let isStoreUp = true;
  const lookedAt: LookedAt = {
    queries: { ping: async () => undefined },
    storage: { stat: async (key) => (isStoreUp ? undefined : Promise.reject(new StorageFault(key))) },
    live: { pingRedis: undefined },
  };
  const clock = createManualClock();
  const { health } = watchHealth(healthChecks(verdict.config, lookedAt), { clock, logger: recordingLogger() });
  t.deepEqual(await health(), { status: 'healthy', database: 'ok', redis: 'unused', b2: 'ok', replicate: 'ok' });
  t.deepEqual(asked, ['GET /v1/account Bearer r8_token']);
  isStoreUp = false;
  for (status of [401, 503]) {
    await clock.advance(60_000);
    t.like(await health(), { status: 'degraded', b2: 'unavailable', replicate: 'unavailable' }, String(status));
  }
  t.deepEqual(healthChecks({ s3: undefined, replicate: undefined }, lookedAt).b2, undefined);
});

test('a probe tells whether the process lives without asking any part, and whether it can serve', async (t) => {
  let isUp = true;
  let asked = 0;
  await using harness = await createWebHarness({
    rates: { anonymous: 1 },
    services: (services) => ({
      ...services,
      canServe: async () => {
        asked += 1;
        return isUp;
      },
    }),
  });
  const probe = async (path: string, method = 'GET') => {
    const { status, json, text } = await call(harness, method, path);
    return [status, text === '' ? undefined : json];
  };
  for (const path of ['/health/live', '/health/live/']) t.deepEqual(await probe(path), [200, { status: 'alive' }]);
  t.is(asked, 0);
  for (let n = 0; n < 5; n += 1) t.deepEqual(await probe('/health/ready'), [200, { status: 'ready' }]);
  isUp = false;
  t.deepEqual(await probe('/health/ready/'), [503, { status: 'not-ready', reason: 'database' }]);
  t.deepEqual(await probe('/health/live'), [200, { status: 'alive' }]);
  t.deepEqual(await probe('/health/ready', 'HEAD'), [503, undefined]);
  t.is((await call(harness, 'POST', '/health/live')).status, 405);
  t.is((await call(harness, 'GET', '/health/other')).status, 404);
  const { headers } = await call(harness, 'GET', '/health/ready');
  t.is(headers.get('cache-control'), 'no-store');
  t.regex(headers.get('content-security-policy') ?? '', /default-src 'self'/);
  t.false(headers.has('set-cookie'));
  t.false(harness.logger.lines.some(({ fields }) => String(fields['path']).startsWith('/health/live')));
});

test('a host that stops says so first, still answers during the notice, and lets running requests finish', async (t) => {
  await using harness = await createWebHarness();
  let finish = (_: Health): void => undefined;
  const slowHealth = (): Promise<Health> => new Promise((resolve) => (finish = resolve));
  const app = createApp({ ...harness.services, health: slowHealth }, harness.options);
  const listening = await listen(app, { host: '127.0.0.1', port: 0, noticeMs: 5_000, graceMs: 60_000 });
  const host = { url: `http://127.0.0.1:${listening.address.port}` };
  const running = call(host, 'GET', '/api/health/');
  t.is((await call(host, 'GET', '/health/ready')).status, 200);

  listening.drain();
  const stopping = listening[Symbol.asyncDispose]();
  const notReady = await call(host, 'GET', '/health/ready');
  t.is(notReady.status, 503);
  t.deepEqual(notReady.json, { status: 'not-ready', reason: 'draining' });
  t.is(notReady.headers.get('connection'), 'close');
  t.is((await call(host, 'GET', '/health/live')).status, 200);
  t.is((await call(host, 'GET', '/client/users/login/')).status, 200, 'whoever still comes is answered');

  const isRefused = (): Promise<boolean> =>
    call(host, 'GET', '/health/live').then(
      () => false,
      () => true,
    );
  const deadline = Date.now() + 60_000;
  while (!(await isRefused()) && Date.now() < deadline) await sleep(20);
  t.true(await isRefused(), 'after the notice nobody new is taken');
  finish({ status: 'healthy', database: 'ok', redis: 'unused', b2: 'unused', replicate: 'unused' });
  t.is((await running).status, 200);
  await stopping;
});
