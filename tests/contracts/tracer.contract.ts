import { setImmediate as turn } from 'node:timers/promises';
import type { TestFn } from 'ava';
import type { SpanAttributes, SpanIds, SpanOptions, Tracer } from '../../application/ports/tracer.js';

/** A span as whoever reads traces sees it. */
export interface SeenSpan extends SpanIds {
  readonly name: string;
  readonly kind: NonNullable<SpanOptions['kind']>;
  readonly parentId: string | undefined;
  readonly attributes: SpanAttributes;
  readonly failure: string | undefined;
}

export interface TracerContractOptions {
  readonly name: string;
  readonly create: () => Promise<{
    readonly subject: Tracer;
    /** What has ended, once there are so many. */
    readonly ended: (count: number) => Promise<readonly SeenSpan[]>;
    readonly dispose: () => Promise<void>;
  }>;
}

const remote = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  isSampled: true,
} as const;

const named = (spans: readonly SeenSpan[], name: string): SeenSpan => {
  const found = spans.filter((span) => span.name === name);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} spans are named ${name}`);
  return found[0];
};

export const tracerContract = (test: TestFn, { name, create }: TracerContractOptions): void => {
  test(`${name}: the work's answer is given and its error thrown on, of which the span tells the class alone`, async (t) => {
    const { subject, ended, dispose } = await create();
    t.is(await subject.span('good', {}, async () => 42), 42);
    const error = new RangeError('no such mailbox: person@example.ru');
    t.is(await t.throwsAsync(subject.span('bad', {}, () => Promise.reject(error))), error);
    const spans = await ended(2);
    t.is(named(spans, 'good').failure, undefined);
    t.is(named(spans, 'bad').failure, 'RangeError');
    t.false(JSON.stringify(spans).includes('mailbox'));
    await dispose();
  });

  test(`${name}: spans hang on the span within whose work they begin, however deep and however many at once`, async (t) => {
    const { subject, ended, dispose } = await create();
    const branch = (label: string): Promise<void> =>
      subject.span(`branch ${label}`, {}, async () => {
        await turn();
        await Promise.all([turn(), subject.span(`leaf ${label}`, {}, () => turn())]);
      });
    await subject.span('root', {}, async () => {
      await Promise.all(['a', 'b', 'c'].map(branch));
      await subject.span('apart', { parent: 'none' }, () => branch('d'));
    });
    await subject.span('next', {}, async () => undefined);
    const spans = await ended(11);
    t.is(spans.length, 11);
    const root = named(spans, 'root');
    t.is(root.parentId, undefined);
    for (const label of ['a', 'b', 'c', 'd']) {
      const above = label === 'd' ? named(spans, 'apart') : root;
      const one = named(spans, `branch ${label}`);
      t.is(one.parentId, above.spanId, label);
      t.is(named(spans, `leaf ${label}`).parentId, one.spanId, label);
      t.is(named(spans, `leaf ${label}`).traceId, above.traceId, label);
    }
    const traces = ['root', 'apart', 'next'].map((one) => named(spans, one).traceId);
    t.is(new Set(traces).size, 3);
    for (const one of ['apart', 'next']) t.is(named(spans, one).parentId, undefined);
    t.is(new Set(spans.map(({ spanId }) => spanId)).size, 11);
    await dispose();
  });

  test(`${name}: a span goes on with the trace of another process`, async (t) => {
    const { subject, ended, dispose } = await create();
    await subject.span('here', { parent: remote, kind: 'server' }, () => subject.span('inside', {}, () => turn()));
    const spans = await ended(2);
    t.like(named(spans, 'here'), { traceId: remote.traceId, parentId: remote.spanId, kind: 'server' });
    t.like(named(spans, 'inside'), { traceId: remote.traceId, parentId: named(spans, 'here').spanId });
    await dispose();
  });

  test(`${name}: name, attributes and failure are what was said last, and the ids are those that a log names`, async (t) => {
    const { subject, ended, dispose } = await create();
    const attributes = { 'video.id': 'v1', attempt: 1 };
    const ids = await subject.span('first', { kind: 'consumer', attributes }, async (span) => {
      span.set({ attempt: 2, share: 0.5 });
      span.set({ done: true });
      span.rename('second');
      span.fail('503');
      return span.ids;
    });
    const seen = named(await ended(1), 'second');
    t.deepEqual({ traceId: seen.traceId, spanId: seen.spanId }, ids);
    t.regex(seen.traceId, /^[\da-f]{32}$/);
    t.regex(seen.spanId, /^[\da-f]{16}$/);
    t.like(seen, { kind: 'consumer', failure: '503' });
    t.like(seen.attributes, { 'video.id': 'v1', attempt: 2, share: 0.5, done: true });
    await dispose();
  });

  test(`${name}: what is thrown after the signal was aborted is no failure`, async (t) => {
    const { subject, ended, dispose } = await create();
    const stop = new AbortController();
    const work = async (): Promise<never> => {
      stop.abort(new Error('stop'));
      throw new Error('stopped');
    };
    await t.throwsAsync(subject.span('stopped', { signal: stop.signal }, work), { message: 'stopped' });
    const never = new AbortController().signal;
    await t.throwsAsync(subject.span('failed', { signal: never }, () => Promise.reject(new Error('x'))));
    const spans = await ended(2);
    t.is(named(spans, 'stopped').failure, undefined);
    t.is(named(spans, 'failed').failure, 'Error');
    await dispose();
  });
};
