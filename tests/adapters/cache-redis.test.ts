import test from 'ava';
import { createRedisParts } from '../../adapters/cache-redis/index.js';
import { readNews, type News } from '../../adapters/cache-redis/progress/news.js';
import { NewsOutbox } from '../../adapters/cache-redis/progress/news-outbox.js';
import { NewsQueue } from '../../adapters/cache-redis/progress/news-queue.js';
import { VideoWatch } from '../../adapters/cache-redis/progress/video-watch.js';
import { createInMemoryRateLimiter } from '../../adapters/in-memory/ephemeral/index.js';
import { createNullLogger } from '../../adapters/in-memory/fakes/index.js';
import type { ProgressEvent } from '../../application/ports/progress-feed.js';
import type { StageName } from '../../domain/pipeline/stage.js';
import { videoId, type VideoId } from '../../domain/shared/ids.js';

const idOf = (n: number): VideoId => videoId(`00000000-0000-7000-8000-${String(n).padStart(12, '0')}`);
const running = (stage: StageName, fraction: number, video = idOf(1)): ProgressEvent => ({
  kind: 'stage',
  videoId: video,
  stage,
  state: 'running',
  fraction,
});
const newsOf = (time: number, event: ProgressEvent, publisher = 'other'): News => ({ time, event, publisher });

/** Reads all the time; tells what came since it was asked last. */
const readingOf = (queue: NewsQueue): (() => Promise<ProgressEvent[]>) => {
  const seen: ProgressEvent[] = [];
  void (async () => {
    for (let next = await queue.next(); next.done !== true; next = await queue.next()) seen.push(next.value);
  })();
  return async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return seen.splice(0);
  };
};

test('options that make no sense are refused at once, without telling the password', (t) => {
  const given = {
    url: 'redis://:hunter2@127.0.0.1:1',
    keyPrefix: 'x:',
    logger: createNullLogger(),
    localRateLimiter: createInMemoryRateLimiter(),
  };
  for (const wrong of [
    { url: 'http://:hunter2@127.0.0.1' },
    { url: 'hunter2' },
    { keyPrefix: 'with blank ' },
    { keyPrefix: 'x'.repeat(101) },
    { commandTimeoutMs: 5 },
    { commandTimeoutMs: NaN },
    { heartbeatMs: 60_001 },
    { newsLifeMs: 0.5 },
  ]) {
    const error = t.throws(() => createRedisParts({ ...given, ...wrong }), undefined, JSON.stringify(wrong));
    t.notRegex(error.message, /hunter2/);
  }
});

test('news are read as they were written; what is malformed or of another release is none', (t) => {
  const event = running('look', 0.25);
  t.deepEqual(readNews(`17000000000000 w1 7 ${JSON.stringify(event)}`), {
    time: 17_000_000_000_000,
    publisher: 'w1',
    event,
  });
  const video = { kind: 'video', videoId: idOf(1), state: 'verification' };
  t.deepEqual(readNews(`1 w1 7 ${JSON.stringify(video)}`)?.event, video);
  for (const text of [
    '',
    '17000000000000',
    `x w1 7 ${JSON.stringify(event)}`,
    '1 w1 7 {',
    '1 w1 7 null',
    `1 w1 7 ${JSON.stringify({ ...event, stage: 'dream' })}`,
    `1 w1 7 ${JSON.stringify({ ...event, state: 'sleeping' })}`,
    `1 w1 7 ${JSON.stringify({ ...event, fraction: 2 })}`,
    `1 w1 7 ${JSON.stringify({ ...event, videoId: 3 })}`,
    `1 w1 7 ${JSON.stringify({ ...video, state: 'lost' })}`,
    `1 w1 7 ${JSON.stringify({ ...video, kind: 'rumour' })}`,
  ])
    t.is(readNews(text), undefined, text);
});

test('news that wait for the server keep the newest of each subject, and are numbered once', (t) => {
  const outbox = new NewsOutbox(3);
  for (const fraction of [0.1, 0.2]) outbox.add(running('look', fraction));
  const [first, ...rest] = outbox.take(1);
  t.deepEqual([first?.number, rest.length, outbox.length], [1, 0, 1]);
  if (first) outbox.giveBack([first]);
  outbox.add(running('transcribe', 0.1));
  t.is(outbox.length, 3, 'nothing is lost while there is room');
  outbox.add(running('look', 0.3));
  t.deepEqual(
    outbox.take(10).map(({ event, number }) => [event.kind === 'stage' && event.fraction, number]),
    [
      [0.1, 3],
      [0.3, 4],
    ],
  );
  for (let n = 1; n <= 5; n += 1) outbox.add(running('look', 0, idOf(n)));
  t.deepEqual(
    outbox.take(10).map(({ event }) => event.videoId),
    [idOf(3), idOf(4), idOf(5)],
  );
});

test('a reader gets how things stand before what was told meanwhile, and loses old news when it is slow', async (t) => {
  const queue = new NewsQueue(3);
  const read = readingOf(queue);
  const early = running('look', 0.2);
  queue.push(early);
  t.deepEqual(await read(), [], 'nothing before the beginning');
  queue.begin([running('extract', 1), early]);
  t.deepEqual(await read(), [running('extract', 1), early]);
  for (const fraction of [0.3, 0.4, 0.5, 0.6]) queue.push(running('look', fraction));
  t.deepEqual(await read(), [running('look', 0.4), running('look', 0.5), running('look', 0.6)]);
  queue.close();
  queue.push(running('look', 0.7));
  t.deepEqual(await read(), []);
  t.true((await queue.next()).done);
});

test('a watch puts together what stands, what came meanwhile and what this process told itself', async (t) => {
  const own = running('detect', 0.5);
  const watch = new VideoWatch('me', new Map([['detect', own]]));
  const reader = new NewsQueue(10);
  const read = readingOf(reader);
  watch.add(reader);
  const standing = [
    newsOf(1, running('extract', 1)),
    newsOf(3, running('look', 0.1)),
    newsOf(4, running('detect', 0.4), 'me'),
  ];
  watch.hear(newsOf(3, running('look', 0.1)));
  watch.hear(newsOf(5, running('look', 0.2)));
  watch.hear(newsOf(6, running('detect', 0.5), 'me'));
  const told = running('detect', 0.6);
  watch.tell(told);
  await watch.catchUp(async () => standing);
  t.deepEqual(await read(), [running('extract', 1), running('look', 0.2), told]);
  watch.hear(newsOf(4, running('look', 0.15)));
  watch.hear(newsOf(7, running('look', 0.3)));
  t.deepEqual(await read(), [running('look', 0.3)], 'what is older than the newest is no news');
  const late = new NewsQueue(10);
  watch.add(late);
  t.deepEqual(await readingOf(late)(), [told, running('extract', 1), running('look', 0.3)]);
});

test('a watch tells what was missed, takes an empty server as it is, and goes on when there is no answer', async (t) => {
  const watch = new VideoWatch('me', new Map());
  const reader = new NewsQueue(10);
  const read = readingOf(reader);
  watch.add(reader);
  await watch.catchUp(async () => undefined);
  t.deepEqual(await read(), []);
  watch.hear(newsOf(5, running('look', 0.1)));
  await watch.catchUp(async () => [newsOf(5, running('look', 0.1)), newsOf(9, running('look', 0.4))]);
  t.deepEqual(await read(), [running('look', 0.1), running('look', 0.4)]);
  await watch.catchUp(async () => []);
  watch.hear(newsOf(2, running('look', 0.5)));
  t.deepEqual(await read(), [running('look', 0.5)], 'a server without memory begins a new time');
  let answer = (_: readonly News[]): void => undefined;
  const slow = watch.catchUp(() => new Promise((resolve) => (answer = resolve)));
  await watch.catchUp(async () => [newsOf(3, running('look', 0.6))]);
  answer([newsOf(4, running('look', 0.55))]);
  await slow;
  t.deepEqual(await read(), [running('look', 0.6)], 'of two questions the later one counts');
});
