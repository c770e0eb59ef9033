import type { TestFn } from 'ava';
import type { ProgressEvent, ProgressFeed } from '../../application/ports/progress-feed.js';
import { videoId, type VideoId } from '../../domain/shared/ids.js';
import type { StageName } from '../../domain/pipeline/stage.js';

export interface ProgressFeedContractOptions {
  readonly name: string;
  readonly create: () => Promise<{ readonly subject: ProgressFeed; readonly dispose: () => Promise<void> }>;
}

const idOf = (n: number): VideoId => videoId(`00000000-0000-7000-8000-${String(n).padStart(12, '0')}`);
const running = (video: VideoId, stage: StageName, fraction: number): ProgressEvent => ({
  kind: 'stage',
  videoId: video,
  stage,
  state: 'running',
  fraction,
});

const read = async (events: AsyncIterator<ProgressEvent>, count: number): Promise<ProgressEvent[]> => {
  const seen: ProgressEvent[] = [];
  while (seen.length < count) {
    const next = await events.next();
    if (next.done === true) break;
    seen.push(next.value);
  }
  return seen;
};

/** Readers of a feed that crosses processes get news a moment later; these tests wait for the news, never for a time. */
export const progressFeedContract = (test: TestFn, { name, create }: ProgressFeedContractOptions): void => {
  test(`${name}: news of a video reach its readers in order, and nobody else`, async (t) => {
    const { subject, dispose } = await create();
    const stop = new AbortController();
    const events = subject.subscribe(idOf(1), stop.signal)[Symbol.asyncIterator]();
    const others = subject.subscribe(idOf(2), stop.signal)[Symbol.asyncIterator]();
    const published: ProgressEvent[] = [
      running(idOf(1), 'extract', 0.1),
      running(idOf(1), 'extract', 0.9),
      { kind: 'stage', videoId: idOf(1), stage: 'extract', state: 'done', fraction: 1 },
      { kind: 'video', videoId: idOf(1), state: 'verification' },
    ];
    for (const event of published) subject.publish(event);
    subject.publish(running(idOf(2), 'look', 0.5));
    t.deepEqual(await read(events, 4), published);
    t.deepEqual(await read(others, 1), [running(idOf(2), 'look', 0.5)]);
    stop.abort();
    await dispose();
  });

  test(`${name}: a late reader first gets the newest news of each stage and of the video`, async (t) => {
    const { subject, dispose } = await create();
    const stop = new AbortController();
    const early = subject.subscribe(idOf(1), stop.signal)[Symbol.asyncIterator]();
    subject.publish({ kind: 'video', videoId: idOf(1), state: 'processing' });
    for (const fraction of [0.1, 0.2, 0.3]) subject.publish(running(idOf(1), 'transcribe', fraction));
    for (const fraction of [0.4, 0.5]) subject.publish(running(idOf(1), 'look', fraction));
    await read(early, 6);
    const late = subject.subscribe(idOf(1), stop.signal)[Symbol.asyncIterator]();
    t.deepEqual(await read(late, 3), [
      { kind: 'video', videoId: idOf(1), state: 'processing' },
      running(idOf(1), 'transcribe', 0.3),
      running(idOf(1), 'look', 0.5),
    ]);
    subject.publish(running(idOf(1), 'look', 0.6));
    t.deepEqual(await read(late, 1), [running(idOf(1), 'look', 0.6)]);
    stop.abort();
    await dispose();
  });

  test(`${name}: a reader that is too slow loses old news, never new ones`, async (t) => {
    const { subject, dispose } = await create();
    const stop = new AbortController();
    const slow = subject.subscribe(idOf(1), stop.signal)[Symbol.asyncIterator]();
    const total = 20_000;
    for (let n = 1; n <= total; n += 1) subject.publish(running(idOf(1), 'look', n / total));
    const seen: number[] = [];
    while (seen.at(-1) !== 1) {
      const [event] = await read(slow, 1);
      if (event?.kind === 'stage') seen.push(event.fraction);
    }
    t.true(seen.length < total, 'what waits is bounded');
    t.deepEqual(
      seen,
      [...seen].sort((a, b) => a - b),
    );
    stop.abort();
    await dispose();
  });

  test(`${name}: the stream ends when its signal aborts, also while the reader waits`, async (t) => {
    const { subject, dispose } = await create();
    const stop = new AbortController();
    const seen: ProgressEvent[] = [];
    const reading = (async () => {
      for await (const event of subject.subscribe(idOf(1), stop.signal)) {
        seen.push(event);
        stop.abort();
      }
    })();
    subject.publish(running(idOf(1), 'look', 0.5));
    await reading;
    t.is(seen.length, 1);
    const waiting = new AbortController();
    const next = subject.subscribe(idOf(2), waiting.signal)[Symbol.asyncIterator]().next();
    waiting.abort();
    t.true((await next).done);
    const aborted = subject.subscribe(idOf(1), AbortSignal.abort())[Symbol.asyncIterator]();
    t.true((await aborted.next()).done);
    await dispose();
  });

  test(`${name}: a reader that leaves its loop is forgotten, and publishing goes on`, async (t) => {
    const { subject, dispose } = await create();
    const stop = new AbortController();
    subject.publish(running(idOf(1), 'look', 0.5));
    for await (const event of subject.subscribe(idOf(1), stop.signal)) {
      t.deepEqual(event, running(idOf(1), 'look', 0.5));
      break;
    }
    t.notThrows(() => subject.publish(running(idOf(1), 'look', 0.6)));
    stop.abort();
    await dispose();
  });
};
