import { Writable } from 'node:stream';
import test from 'ava';
import {
  createInMemoryCache,
  createInMemoryProgressFeed,
  createInMemoryRateLimiter,
} from '../../adapters/in-memory/ephemeral/index.js';
import { createManualClock, createSequentialIds } from '../../adapters/in-memory/fakes/index.js';
import { createMetricsRegistry, createPinoLogger } from '../../adapters/observability/index.js';
import { createSystemClock, createUuidV7Generator } from '../../adapters/system/index.js';
import { videoId } from '../../domain/shared/ids.js';
import { cacheContract } from '../contracts/cache.contract.js';
import { clockContract } from '../contracts/clock.contract.js';
import { idGeneratorContract } from '../contracts/id-generator.contract.js';
import { progressFeedContract } from '../contracts/progress-feed.contract.js';
import { rateLimiterContract } from '../contracts/rate-limiter.contract.js';

const nothing = async (): Promise<void> => {};

cacheContract(test, {
  name: 'in-memory cache',
  async create() {
    const clock = createManualClock();
    return { subject: createInMemoryCache({ clock }), pass: (ms) => clock.advance(ms), dispose: nothing };
  },
});
rateLimiterContract(test, {
  name: 'in-memory rate limiter',
  create: async () => ({ subject: createInMemoryRateLimiter(), dispose: nothing }),
});
progressFeedContract(test, {
  name: 'in-memory progress feed',
  create: async () => ({ subject: createInMemoryProgressFeed(), dispose: nothing }),
});
clockContract(test, {
  name: 'system clock',
  create: () => ({
    subject: createSystemClock({ onTickError: () => {} }),
    pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  }),
});
clockContract(test, {
  name: 'manual clock',
  create() {
    const clock = createManualClock();
    return { subject: clock, pass: (ms) => clock.advance(ms) };
  },
});
idGeneratorContract(test, { name: 'uuid v7 generator', create: createUuidV7Generator });
idGeneratorContract(test, { name: 'sequential ids', create: createSequentialIds });

test('a full cache gives up what was used longest ago', async (t) => {
  const cache = createInMemoryCache({ clock: createManualClock(), maxEntries: 2 });
  await cache.set('a', '1', 1_000);
  await cache.set('b', '2', 1_000);
  await cache.get('a');
  await cache.set('c', '3', 1_000);
  t.deepEqual([await cache.get('a'), await cache.get('b'), await cache.get('c')], ['1', undefined, '3']);
});

test('a policy without points or with an endless window is a bug', async (t) => {
  const limiter = createInMemoryRateLimiter();
  await t.throwsAsync(limiter.consume('a', { name: 'x', points: 0, windowMs: 1 }), { instanceOf: RangeError });
  await t.throwsAsync(limiter.consume('a', { name: 'x', points: 1, windowMs: 2 ** 31 }), { instanceOf: RangeError });
});

test('a rate limiter counts a bounded number of keys, and forgets the one that was asked for longest ago', async (t) => {
  const limiter = createInMemoryRateLimiter({ maxKeys: 2 });
  const policy = { name: 'x', points: 1, windowMs: 60_000 };
  const isAllowed = async (key: string): Promise<boolean> => (await limiter.consume(key, policy)).isAllowed;
  t.deepEqual([await isAllowed('a'), await isAllowed('b'), await isAllowed('a')], [true, true, false]);
  t.true(await isAllowed('c'));
  t.deepEqual([await isAllowed('a'), await isAllowed('c'), await isAllowed('b')], [false, false, true]);
  t.throws(() => createInMemoryRateLimiter({ maxKeys: 0 }), { instanceOf: RangeError });
});

test('the progress feed forgets the video that had no news for longest, and keeps a bounded queue for each reader', async (t) => {
  const feed = createInMemoryProgressFeed({ maxVideos: 2, maxWaiting: 3 });
  const ids = [1, 2, 3].map((n) => videoId(`00000000-0000-7000-8000-00000000000${n}`));
  for (const id of ids) feed.publish({ kind: 'video', videoId: id, state: 'processing' });
  const stop = new AbortController();
  const [first, , third] = ids;
  if (!first || !third) throw new Error('no ids');
  const ofFirst = feed.subscribe(first, stop.signal)[Symbol.asyncIterator]().next();
  const ofThird = feed.subscribe(third, stop.signal)[Symbol.asyncIterator]();
  t.false((await ofThird.next()).done);
  for (const fraction of [0.1, 0.2, 0.3, 0.4])
    feed.publish({ kind: 'stage', videoId: third, stage: 'look', state: 'running', fraction });
  const { value } = (await ofThird.next()) as { value: { fraction: number } };
  t.is(value.fraction, 0.2);
  stop.abort();
  t.true((await ofFirst).done, 'a forgotten video has no news');
});

const loggerInto = (lines: Record<string, unknown>[]) =>
  createPinoLogger({
    level: 'debug',
    name: 'test',
    destination: new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
        done();
      },
    }),
  });

test('a log line is one JSON object with level, time, message and fields', (t) => {
  const lines: Record<string, unknown>[] = [];
  const logger = loggerInto(lines).with({ worker: 'w1' });
  const before = new Date().toISOString();
  logger.warn('slow', { ms: 12, at: new Date(0) });
  const [line] = lines;
  t.like(line, { level: 'warn', name: 'test', message: 'slow', worker: 'w1', ms: 12, at: '1970-01-01T00:00:00.000Z' });
  const timestamp = String(line?.['timestamp']);
  t.true(timestamp >= before && timestamp === new Date(timestamp).toISOString());
});

test('secrets are redacted at the top, in depth, in bound fields, in errors and inside text', (t) => {
  const lines: Record<string, unknown>[] = [];
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2VjcmV0LXNpZ25hdHVyZQ';
  const error = new Error('GET https://u:hunter2@host/?token=hunter2 failed', {
    cause: Object.assign(new Error('inner hunter2bearer'.replace('hunter2bearer', 'Bearer hunter2')), {
      config: { headers: { Authorization: 'hunter2' } },
    }),
  });
  loggerInto(lines)
    .with({ cookie: 'hunter2', request: { headers: { 'set-cookie': ['hunter2'] } } })
    .error(`login with ${jwt}`, {
      password: 'hunter2',
      user: { passwordHash: 'hunter2', deep: [{ accessToken: 'hunter2', refresh_token: 'hunter2', token: 'hunter2' }] },
      authorization: 'Bearer hunter2',
      url: 'https://example.com/v?signature=hunter2&page=2',
      body: Buffer.from('hunter2'),
      error,
    });
  const text = JSON.stringify(lines);
  t.false(text.includes('hunter2'), text);
  t.false(text.includes('c2VjcmV0'), text);
  t.like(lines[0], {
    password: '[redacted]',
    url: 'https://example.com/v?signature=[redacted]&page=2',
    body: '[7 bytes]',
  });
  t.like(lines[0]?.['error'], { type: 'Error' });
});

test('a log line never fails and never grows without bound', (t) => {
  const lines: Record<string, unknown>[] = [];
  const circular: Record<string, unknown> = { n: 1n };
  circular['self'] = circular;
  loggerInto(lines).info('x'.repeat(100_000), {
    circular,
    list: Array.from({ length: 10_000 }, (_, i) => i),
    f: () => 1,
  });
  t.is(lines.length, 1);
  t.true(JSON.stringify(lines[0]).length < 20_000);
});

test('metrics are rendered in the Prometheus text format', (t) => {
  const metrics = createMetricsRegistry();
  metrics.count('jobs_total', { name: 'notify', outcome: 'ok' });
  metrics.count('jobs_total', { outcome: 'ok', name: 'notify' }, 2);
  metrics.gauge('queue_depth', 7);
  metrics.gauge('queue_depth', 3);
  metrics.observe('stage_seconds', 0.2, { stage: 'a"b\\c\nd' });
  metrics.observe('stage_seconds', 700, { stage: 'a"b\\c\nd' });
  const text = metrics.render();
  for (const line of [
    '# TYPE jobs_total counter',
    'jobs_total{name="notify",outcome="ok"} 3',
    '# TYPE queue_depth gauge',
    'queue_depth 3',
    '# TYPE stage_seconds histogram',
    'stage_seconds_bucket{stage="a\\"b\\\\c\\nd",le="0.1"} 0',
    'stage_seconds_bucket{stage="a\\"b\\\\c\\nd",le="0.25"} 1',
    'stage_seconds_bucket{stage="a\\"b\\\\c\\nd",le="+Inf"} 2',
    'stage_seconds_sum{stage="a\\"b\\\\c\\nd"} 700.2',
    'stage_seconds_count{stage="a\\"b\\\\c\\nd"} 2',
  ])
    t.true(text.split('\n').includes(line), `${line}\nin\n${text}`);
  t.true(text.endsWith('\n'));
});

test('metrics refuse misuse and keep a bounded number of series', (t) => {
  const metrics = createMetricsRegistry({ maxSeries: 2 });
  metrics.count('a_total');
  t.throws(() => metrics.gauge('a_total', 1), { instanceOf: TypeError });
  t.throws(() => metrics.count('a total'), { instanceOf: TypeError });
  t.throws(() => metrics.count('a_total', {}, -1), { instanceOf: RangeError });
  for (let n = 0; n < 5; n += 1) metrics.count('b_total', { n: String(n) });
  const lines = metrics.render().split('\n');
  t.is(lines.filter((line) => line.startsWith('b_total')).length, 2);
  t.true(lines.includes('metrics_series_dropped_total 3'));
});
