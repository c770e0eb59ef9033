import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import { createRedisParts, type RedisParts, type RedisPartsOptions } from '../../adapters/cache-redis/index.js';
import { createInMemoryRateLimiter } from '../../adapters/in-memory/ephemeral/index.js';
import type { Logger, LogFields } from '../../application/ports/logger.js';
import type { ProgressEvent } from '../../application/ports/progress-feed.js';
import type { StageName } from '../../domain/pipeline/stage.js';
import { videoId, type VideoId } from '../../domain/shared/ids.js';
import { cacheContract } from '../contracts/cache.contract.js';
import { progressFeedContract } from '../contracts/progress-feed.contract.js';
import { rateLimiterContract } from '../contracts/rate-limiter.contract.js';
import { T } from '../../hosts/composition/tokens.js';
import { call } from '../hosts/harness/call.js';
import { heldMemory } from '../builders/held-memory.js';
import { openInstallation } from './support/installation.js';
import type { PeerOrder } from './support/redis-peer.js';
import { startRedis, type TestRedis } from './support/redis.js';
import { startTcpRelay } from './support/tcp-relay.js';

let server: TestRedis;
test.before(async () => {
  server = await startRedis();
});
test.after.always(() => server?.[Symbol.asyncDispose]());

type Given = Partial<RedisPartsOptions>;

/** What one answer of Redis is waited for: much longer than what needs none takes on a busy machine. */
const waitMs = 2_000;

const partsAt = (url: string, given: Given = {}): RedisParts =>
  createRedisParts({
    url,
    keyPrefix: `${randomUUID()}:`,
    logger: linesInto([]),
    localRateLimiter: createInMemoryRateLimiter(),
    commandTimeoutMs: waitMs,
    heartbeatMs: 200,
    ...given,
  });

const isThere = (parts: RedisParts): Promise<boolean> =>
  parts.ping().then(
    () => true,
    () => false,
  );

/** Asks until the answer satisfies, no longer than `limitMs`. */
const until = async (what: string, isSo: () => Promise<boolean> | boolean, limitMs = 60_000): Promise<void> => {
  const deadline = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`not within ${limitMs} ms: ${what}`);
    await sleep(10);
  }
};

const opened = async (t: ExecutionContext, given: Given = {}, at: TestRedis = server): Promise<RedisParts> => {
  const parts = partsAt(at.url, given);
  t.teardown(() => parts[Symbol.asyncDispose]());
  await until('Redis answers', () => isThere(parts));
  return parts;
};

const ownServer = async (t: ExecutionContext, settings: Readonly<Record<string, string>> = {}): Promise<TestRedis> => {
  const own = await startRedis(settings);
  t.teardown(() => own[Symbol.asyncDispose]());
  return own;
};

const linesInto = (lines: string[]): Logger => {
  const write = (message: string, fields: LogFields = {}): void =>
    void lines.push(`${message} ${JSON.stringify(fields)}`);
  const logger: Logger = { debug: write, info: write, warn: write, error: write, with: () => logger };
  return logger;
};

const idOf = (n: number): VideoId => videoId(`00000000-0000-7000-8000-${String(n).padStart(12, '0')}`);
const running = (stage: StageName, fraction: number, video = idOf(1)): ProgressEvent => ({
  kind: 'stage',
  videoId: video,
  stage,
  state: 'running',
  fraction,
});

interface Reading {
  readonly seen: ProgressEvent[];
  /** Waits for news that satisfy. */
  sees(event: ProgressEvent): Promise<void>;
}

/** Reads all news of a video until the test is over. */
const reading = (t: ExecutionContext, { progress }: RedisParts, video = idOf(1)): Reading => {
  const over = new AbortController();
  t.teardown(() => over.abort());
  const seen: ProgressEvent[] = [];
  const texts = new Set<string>();
  void (async () => {
    for await (const event of progress.subscribe(video, over.signal)) {
      seen.push(event);
      texts.add(JSON.stringify(event));
    }
  })();
  return { seen, sees: (event) => until(JSON.stringify(event), () => texts.has(JSON.stringify(event))) };
};

const fractionsOf = (events: readonly ProgressEvent[]): number[] =>
  events.flatMap((event) => (event.kind === 'stage' ? [event.fraction] : []));

const hour = 3_600_000;

const created = async () => {
  const parts = partsAt(server.url);
  await until('Redis answers', () => isThere(parts));
  return { parts, dispose: async () => parts[Symbol.asyncDispose]() };
};
cacheContract(test, {
  name: 'Redis cache',
  async create() {
    const { parts, dispose } = await created();
    return { subject: parts.cache, pass: (ms) => sleep(ms), dispose };
  },
});
rateLimiterContract(test, {
  name: 'Redis rate limiter',
  async create() {
    const { parts, dispose } = await created();
    return { subject: parts.rateLimiter, dispose };
  },
});
progressFeedContract(test, {
  name: 'Redis progress feed',
  async create() {
    const { parts, dispose } = await created();
    return { subject: parts.progress, dispose };
  },
});

/** A process of its own with the same prefix; ends with the test. */
const startPeer = async (t: ExecutionContext, keyPrefix: string) => {
  const child = fork(fileURLToPath(new URL('./support/redis-peer.js', import.meta.url)), [server.url, keyPrefix]);
  t.teardown(() => child.kill('SIGKILL'));
  const answer = async (): Promise<unknown> => {
    const [told] = (await once(child, 'message', { signal: AbortSignal.timeout(60_000) })) as unknown[];
    return told;
  };
  t.is(await answer(), 'ready');
  return {
    obey: (order: PeerOrder): Promise<unknown> => {
      child.send(order);
      return answer();
    },
  };
};

test.serial('processes share budgets to the point, and news in order', async (t) => {
  const keyPrefix = `${randomUUID()}:`;
  const [here, ...peers] = await Promise.all([
    opened(t, { keyPrefix }),
    startPeer(t, keyPrefix),
    startPeer(t, keyPrefix),
  ]);
  const policy = { name: 'shared', points: 1_000, windowMs: hour };
  const consume: PeerOrder = { kind: 'consume', key: 'somebody', policy, times: 600 };
  const ours = Promise.all(Array.from({ length: 600 }, () => here.rateLimiter.consume('somebody', policy)));
  const allowed = await Promise.all(peers.map((peer) => peer.obey(consume)));
  const own = (await ours).filter(({ isAllowed }) => isAllowed).length;
  t.is(
    allowed.reduce((sum: number, count) => sum + Number(count), own),
    1_000,
  );

  const reader = reading(t, here);
  const events = Array.from({ length: 50 }, (_, n) => running('look', n / 50));
  const [peer] = peers;
  await peer?.obey({ kind: 'publish', events: [running('look', 0)] });
  await reader.sees(running('look', 0));
  await peer?.obey({ kind: 'publish', events: events.slice(1) });
  await reader.sees(running('look', 0.98));
  t.deepEqual(reader.seen, events);
});

test.serial('a late reader elsewhere sees how things stand, for as long as news live', async (t) => {
  const keyPrefix = `${randomUUID()}:`;
  const worker = partsAt(server.url, { keyPrefix, newsLifeMs: 1_500 });
  await until('Redis answers', () => isThere(worker));
  worker.progress.publish({ kind: 'video', videoId: idOf(1), state: 'processing' });
  for (let n = 1; n <= 200; n += 1) worker.progress.publish(running('look', n / 400));
  const newest = { ...running('transcribe', 1), state: 'done' } as ProgressEvent;
  worker.progress.publish(newest);
  await worker[Symbol.asyncDispose]();

  const web = await opened(t, { keyPrefix });
  const late = reading(t, web);
  await late.sees(newest);
  t.deepEqual(late.seen, [{ kind: 'video', videoId: idOf(1), state: 'processing' }, running('look', 0.5), newest]);
  const keys = async () => (await server.command('keys', `${keyPrefix}progress:*`)) as unknown[];
  t.is((await keys()).length, 1);
  await until('the news are forgotten', async () => (await keys()).length === 0);
});

test.serial('budgets and news begin with the prefix of their installation, and tell nobody’s address', async (t) => {
  const [one, other] = await Promise.all([opened(t), opened(t)]);
  const policy = { name: 'reset', points: 1, windowMs: hour };
  t.true((await one.rateLimiter.consume('person@example.com', policy)).isAllowed);
  t.true((await other.rateLimiter.consume('person@example.com', policy)).isAllowed);
  t.false((await one.rateLimiter.consume('person@example.com', policy)).isAllowed);
  await one.cache.set('a', '1', hour);
  t.is(await other.cache.get('a'), undefined);
  t.false(JSON.stringify(await server.command('keys', '*')).includes('person'));
});

/** What the application does all day must go on: of four waits in a row there may be one. */
const worksAlone = async (t: ExecutionContext, parts: RedisParts): Promise<void> => {
  const startedAt = performance.now();
  const policy = { name: randomUUID(), points: 150, windowMs: hour };
  const verdicts = await Promise.all(Array.from({ length: 500 }, () => parts.rateLimiter.consume('a', policy)));
  t.is(verdicts.filter(({ isAllowed }) => isAllowed).length, 150, 'counted in this process');
  await parts.cache.set('a', '1', hour);
  t.is(await parts.cache.get('a'), undefined);
  await parts.cache.delete('a');
  const tookMs = performance.now() - startedAt;
  t.true(tookMs < 2 * waitMs, `took ${Math.round(tookMs)} ms`);
};

test.serial('a killed server costs no time, is told once, and everything is as before when it is back', async (t) => {
  const own = await ownServer(t);
  const keyPrefix = `${randomUUID()}:`;
  const lines: string[] = [];
  const worker = await opened(t, { keyPrefix, logger: linesInto(lines) }, own);
  const web = await opened(t, { keyPrefix }, own);
  const [near, far] = [reading(t, worker), reading(t, web)];
  worker.progress.publish(running('look', 0.1));
  await far.sees(running('look', 0.1));

  await own.kill();
  await until('the loss is noticed', async () => !(await isThere(worker)));
  for (let round = 0; round < 3; round += 1) await worksAlone(t, worker);
  worker.progress.publish(running('look', 0.2));
  worker.progress.publish(running('look', 0.3));
  await near.sees(running('look', 0.3));
  const late = reading(t, worker);
  await late.sees(running('look', 0.3));
  t.is(lines.length, 1, lines.join('\n'));
  t.regex(lines[0] ?? '', /Redis is away.*degraded/);

  await own.start();
  await until('Redis is back', async () => (await isThere(worker)) && (await isThere(web)));
  await far.sees(running('look', 0.3));
  worker.progress.publish(running('look', 0.4));
  await far.sees(running('look', 0.4));
  // What lies between may have come out before this reader was connected again.
  t.deepEqual(
    fractionsOf(far.seen).filter((fraction) => fraction !== 0.2),
    [0.1, 0.3, 0.4],
    'what waited came, in order',
  );
  t.deepEqual(fractionsOf(near.seen), [0.1, 0.2, 0.3, 0.4]);
  await worker.cache.set('b', '1', hour);
  t.is(await web.cache.get('b'), '1');
  t.is(lines.length, 2, lines.join('\n'));
  t.regex(lines[1] ?? '', /Redis is back.*away_ms/);
});

test.serial('a frozen server costs one wait, and what it hears too late is no news', async (t) => {
  const own = await ownServer(t);
  const keyPrefix = `${randomUUID()}:`;
  const lines: string[] = [];
  const policy = { name: 'frozen', points: 3, windowMs: hour };
  const worker = await opened(t, { keyPrefix, logger: linesInto(lines) }, own);
  const web = await opened(t, { keyPrefix }, own);
  const far = reading(t, web);
  worker.progress.publish(running('look', 0.1));
  await far.sees(running('look', 0.1));
  for (let n = 0; n < 3; n += 1) t.true((await worker.rateLimiter.consume('a', policy)).isAllowed);

  own.freeze();
  worker.progress.publish(running('look', 0.2));
  await worksAlone(t, worker);
  await until('the silence is noticed', () => lines.length === 1);
  await worksAlone(t, worker);
  t.true((await worker.rateLimiter.consume('a', policy)).isAllowed, 'a budget of this process');
  worker.progress.publish(running('look', 0.3));
  // Long enough for new connections to be tried.
  await sleep(2 * waitMs);
  t.deepEqual(fractionsOf(far.seen), [0.1]);
  own.thaw();
  await until('Redis is back', async () => (await isThere(worker)) && (await isThere(web)));
  await far.sees(running('look', 0.3));
  worker.progress.publish(running('look', 0.4));
  await far.sees(running('look', 0.4));
  const seen = fractionsOf(far.seen);
  t.deepEqual(
    seen,
    [...new Set(seen)].sort((a, b) => a - b),
    'in order, each once',
  );
  t.false((await worker.rateLimiter.consume('a', policy)).isAllowed, 'the common budget was kept');
  t.is(lines.length, 2, lines.join('\n'));
});

test.serial('a connection that falls silent is given up, and news that were missed are told later', async (t) => {
  const keyPrefix = `${randomUUID()}:`;
  await using relay = await startTcpRelay(server.port);
  const worker = await opened(t, { keyPrefix });
  const web = partsAt(`redis://127.0.0.1:${relay.port}`, { keyPrefix });
  t.teardown(() => web[Symbol.asyncDispose]());
  await until('Redis answers', () => isThere(web));
  const far = reading(t, web);
  worker.progress.publish(running('look', 0.1));
  await far.sees(running('look', 0.1));
  relay.fallSilent();
  worker.progress.publish(running('look', 0.2));
  worker.progress.publish(running('transcribe', 0.7));
  await until('the silence is noticed', async () => !(await isThere(web)));
  await worksAlone(t, web);
  relay.speakAgain();
  await far.sees(running('transcribe', 0.7));
  t.deepEqual(fractionsOf(far.seen), [0.1, 0.2, 0.7]);
});

test.serial('a server that is full or not ours to write to counts as away', async (t) => {
  const own = await ownServer(t, { 'maxmemory-policy': 'noeviction' });
  const lines: string[] = [];
  const parts = await opened(t, { logger: linesInto(lines) }, own);
  await own.command('config', 'set', 'maxmemory', '1');
  await until('the refusal is noticed', () => lines.some((line) => line.includes('Redis is away')));
  await worksAlone(t, parts);
  await own.command('config', 'set', 'maxmemory', '0');
  await until('Redis is back', () => isThere(parts));
  await own.command('replicaof', '127.0.0.1', '1');
  await until('the replica is noticed', async () => !(await isThere(parts)));
  await worksAlone(t, parts);
  await own.command('replicaof', 'no', 'one');
  await until('Redis is back', () => isThere(parts));
  await parts.cache.set('a', '1', hour);
  t.is(await parts.cache.get('a'), '1');
});

test.serial('a wrong password or nobody there at the start is told once, and the password never', async (t) => {
  const own = await ownServer(t, { requirepass: 'the-right-one' });
  const lines: string[] = [];
  for (const url of [`redis://:hunter2@127.0.0.1:${own.port}`, 'redis://:hunter2@127.0.0.1:1']) {
    const told: string[] = [];
    const parts = partsAt(url, { logger: linesInto(told) });
    t.teardown(() => parts[Symbol.asyncDispose]());
    await worksAlone(t, parts);
    await until('it is told', () => told.length > 0);
    await sleep(600);
    t.is(told.length, 1, told.join('\n'));
    lines.push(...told);
  }
  t.false(lines.join('\n').includes('hunter2'));
  t.regex(lines[0] ?? '', /WRONGPASS/);
  t.regex(lines[1] ?? '', /ECONNREFUSED/);
  const right = partsAt(`redis://:the-right-one@127.0.0.1:${own.port}`);
  t.teardown(() => right[Symbol.asyncDispose]());
  await until('Redis answers', () => isThere(right));
});

test.serial('web hosts count guests together, and go on by themselves while health says what is missing', async (t) => {
  t.timeout(120_000);
  const own = await ownServer(t);
  await using house = await openInstallation(() => ({ REDIS_URL: own.url, RATE_ANON: '6' }));
  // One after the other: each prepares the database that both use.
  const hosts = [await house.startWeb(), await house.startWeb()] as const;
  const healthOf = async (host: { readonly url: string }) => {
    const { status, json } = await call(host, 'GET', '/api/health/');
    return { code: status, status: json['status'], redis: json['redis'] };
  };
  const isSo = (expected: object) => async (): Promise<boolean> => {
    const all = await Promise.all(hosts.map(healthOf));
    return all.every((one) => isDeepStrictEqual(one, expected));
  };
  const well = { code: 200, status: 'healthy', redis: 'ok' };
  await until('both are well', isSo(well));
  const statuses: number[] = [];
  for (let n = 0; n < 4; n += 1)
    for (const host of hosts) statuses.push((await call(host, 'GET', '/api/projects/')).status);
  t.deepEqual(statuses, [401, 401, 401, 401, 401, 401, 429, 429]);

  const [one, other] = [await house.parts(), await house.parts()];
  t.teardown(() => Promise.all([one[Symbol.asyncDispose](), other[Symbol.asyncDispose]()]).then(() => undefined));
  const over = new AbortController();
  t.teardown(() => over.abort());
  const news = other.container.get(T.progress).subscribe(idOf(1), over.signal)[Symbol.asyncIterator]();
  one.container.get(T.progress).publish(running('look', 0.5));
  t.deepEqual((await news.next()).value, running('look', 0.5));

  await own.kill();
  await until('both miss it', isSo({ code: 200, status: 'degraded', redis: 'unavailable' }));
  for (const host of hosts) {
    t.is((await call(host, 'GET', '/health/ready')).status, 200);
    t.is((await call(host, 'GET', '/api/projects/')).status, 401, 'a budget of its own');
  }
  await own.start();
  await until('both are well again', isSo(well));
  for (const host of hosts) {
    host.child.kill('SIGTERM');
    t.is(await host.ended(), 0);
  }
});

test.serial(
  'five thousand news, read slowly or not at all, leave no memory behind, with Redis and without',
  async (t) => {
    const own = await ownServer(t);
    const keyPrefix = `${randomUUID()}:`;
    const worker = await opened(t, { keyPrefix }, own);
    const web = await opened(t, { keyPrefix }, own);
    const over = new AbortController();
    t.teardown(() => over.abort());
    const slow = web.progress.subscribe(idOf(1), over.signal)[Symbol.asyncIterator]();
    const count = 5_000;
    const publishAll = async (): Promise<void> => {
      for (let n = 1; n <= count; n += 1) {
        worker.progress.publish(running('look', n / count, idOf(1 + (n % 20))));
        if (n % 100 === 0) await sleep(1);
      }
      worker.progress.publish(running('look', 1));
    };
    const last = reading(t, web, idOf(2));
    const finish = { ...running('publish', 1, idOf(2)), state: 'done' } as ProgressEvent;
    await publishAll();
    worker.progress.publish(finish);
    await last.sees(finish);
    const before = await heldMemory();
    const usedBefore = await server.command('dbsize');
    for (let round = 0; round < 3; round += 1) await publishAll();
    worker.progress.publish({ ...finish, state: 'retrying' } as ProgressEvent);
    await last.sees({ ...finish, state: 'retrying' } as ProgressEvent);
    const keys = (await own.command('keys', `${keyPrefix}progress:*`)) as string[];
    t.is(keys.length, 20);
    for (const key of keys) t.true(Number(await own.command('hlen', key)) <= 4);
    last.seen.length = 0;
    const grown = (await heldMemory()) - before;
    t.true(grown < 2_000_000, `${grown} bytes more after 15,000 news`);
    t.is(await server.command('dbsize'), usedBefore);

    const unread: number[] = [];
    while (unread.at(-1) !== 1) {
      const next = await slow.next();
      if (next.done === true) break;
      unread.push(...fractionsOf([next.value]));
    }
    t.true(unread.length <= 64 && unread.at(-1) === 1, `${unread.length} of its news waited`);

    await own.kill();
    await until('the loss is noticed', async () => !(await isThere(worker)));
    await publishAll();
    const away = await heldMemory();
    for (let round = 0; round < 3; round += 1) await publishAll();
    const more = (await heldMemory()) - away;
    t.true(more < 2_000_000, `${more} bytes more after 15,000 news without Redis`);
    await own.start();
    const caught = reading(t, web, idOf(3));
    await caught.sees(running('look', (count - 18) / count, idOf(3)));
  },
);
