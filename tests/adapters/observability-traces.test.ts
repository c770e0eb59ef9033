import { execFile } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { promisify } from 'node:util';
import test from 'ava';
import { createRecordingTracer } from '../../adapters/in-memory/fakes/index.js';
import {
  createOpenTelemetryTracer,
  noTracer,
  type OpenTelemetryTracerOptions,
} from '../../adapters/observability/index.js';
import { tracerContract } from '../contracts/tracer.contract.js';
import { recordingLogger } from '../hosts/harness/recording-logger.js';
import { startTraceReceiver, type TraceReceiver } from './support/trace-receiver.js';

/** The machine may be busy. */
const patienceMs = 60_000;

const tracerTo = (url: string, options: Partial<OpenTelemetryTracerOptions> = {}) =>
  createOpenTelemetryTracer({
    url,
    serviceName: 'tests',
    logger: recordingLogger(),
    sendEveryMs: 10,
    postTimeoutMs: patienceMs,
    closeTimeoutMs: patienceMs,
    ...options,
  });

tracerContract(test, {
  name: 'recording tracer',
  create: async () => {
    const subject = createRecordingTracer();
    return { subject, ended: async () => subject.ended, dispose: async () => undefined };
  },
});

tracerContract(test, {
  name: 'OpenTelemetry',
  create: async () => {
    const receiver = await startTraceReceiver();
    const subject = await tracerTo(receiver.url);
    return {
      subject,
      ended: (count) => receiver.until(count),
      async dispose() {
        await subject[Symbol.asyncDispose]();
        await receiver[Symbol.asyncDispose]();
      },
    };
  },
});

test('spans come as OTLP with the name of the service, the headers of the receiver and compressed; what waits at the end too', async (t) => {
  await using receiver = await startTraceReceiver();
  const logger = recordingLogger();
  const tracer = await tracerTo(receiver.url, {
    headers: { 'x-api-key': 'a key of the receiver' },
    resource: { 'service.instance.id': 'worker-1' },
    sendEveryMs: 60_000,
    logger,
  });
  for (let n = 0; n < 700; n += 1) await tracer.span(`span ${n}`, {}, async () => undefined);
  await tracer[Symbol.asyncDispose]();
  t.is(receiver.spans.length, 700, JSON.stringify(logger.lines));
  t.like(receiver.spans[0]?.resource, { 'service.name': 'tests', 'service.instance.id': 'worker-1' });
  t.like(receiver.posts[0], { path: '/v1/traces' });
  t.like(receiver.posts[0]?.headers, {
    'x-api-key': 'a key of the receiver',
    'content-type': 'application/json',
    'content-encoding': 'gzip',
  });
  await tracer.span('too late', {}, async () => undefined);
});

test('a share of the traces is recorded, those of a caller as it says', async (t) => {
  await using receiver = await startTraceReceiver();
  const parent = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
  {
    await using none = await tracerTo(receiver.url, { sampledShare: 0 });
    const ids = await none.span('begun here', {}, async (span) => span.ids);
    t.is(ids, undefined);
    await none.span('asked for', { parent: { ...parent, isSampled: true } }, async (span) => {
      t.is(span.ids?.traceId, parent.traceId);
      await none.span('inside', {}, () => turn());
    });
    await using all = await tracerTo(receiver.url);
    await all.span('not asked for', { parent: { ...parent, isSampled: false } }, () =>
      all.span('inside it', {}, () => turn()),
    );
    await using half = await tracerTo(receiver.url, { sampledShare: 0.5 });
    for (let n = 0; n < 400; n += 1) await half.span('half', {}, () => half.span('its child', {}, () => turn()));
  }
  const names = receiver.spans.map(({ name }) => name);
  t.deepEqual(names.filter((name) => !/half|its child/.test(name)).sort(), ['asked for', 'inside']);
  const halves = names.filter((name) => name === 'half').length;
  t.true(halves > 120 && halves < 280, String(halves));
  t.is(names.filter((name) => name === 'its child').length, halves, 'a trace is recorded whole or not at all');
});

test('secrets, signed addresses and e-mail do not leave, even when somebody sets them', async (t) => {
  await using receiver = await startTraceReceiver();
  const secrets = {
    authorization: 'Bearer abcdef.ghi',
    said: 'Bearer abcdef.ghi',
    jwt: 'eyJhbGciOi.eyJzdWIiOiIx.c2lnbmF0dXJl',
    url: 'https://films.example.ru/a.mp4?X-Amz-Signature=abcdef&other=abcdef',
    address: 'postgres://app:abcdef@db/x',
    to: 'Letter to person@example.ru, now',
    password: 'abcdef',
  };
  {
    await using tracer = await tracerTo(receiver.url);
    await tracer.span('GET https://a.b/c?token=abcdef', { attributes: secrets }, async (span) => {
      span.set({ ...secrets, long: 'x'.repeat(100_000), count: Number.NaN });
      span.rename('GET https://a.b/c?token=abcdef with Bearer abcdef.ghi');
      span.fail('of person@example.ru');
    });
    class AbcdefError extends Error {
      override readonly name = 'https://a.b/?sig=abcdef';
    }
    await t.throwsAsync(tracer.span('fails', {}, () => Promise.reject(new AbcdefError('abcdef'))));
  }
  const told = JSON.stringify(receiver.spans);
  t.is(receiver.spans.length, 2);
  for (const secret of ['abcdef', 'c2lnbmF0dXJl', 'person@']) t.false(told.includes(secret), secret);
  t.true(told.length < 4_000, String(told.length));
  t.is(receiver.spans[0]?.attributes['url'], 'https://films.example.ru/a.mp4');
});

/** How a receiver can be unwell. */
const illnesses: Readonly<
  Record<string, () => Promise<Pick<TraceReceiver, 'url' | typeof Symbol.asyncDispose> & Partial<TraceReceiver>>>
> = {
  away: async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return { url: `http://127.0.0.1:${port}/v1/traces`, async [Symbol.asyncDispose]() {} };
  },
  hanging: async () => {
    const receiver = await startTraceReceiver();
    receiver.behave('hang');
    return receiver;
  },
  refusing: async () => {
    const receiver = await startTraceReceiver();
    receiver.behave('refuse');
    return receiver;
  },
};

for (const [illness, begin] of Object.entries(illnesses))
  test(`a receiver that is ${illness} disturbs no work, is not flooded, delays the end by its limit only, and is told with all that was lost`, async (t) => {
    await using receiver = await begin();
    const logger = recordingLogger();
    const tracer = await tracerTo(receiver.url, { logger, maxWaiting: 100, postTimeoutMs: 300, closeTimeoutMs: 400 });
    const startedAt = performance.now();
    let done = 0;
    for (let n = 0; n < 5_000; n += 1) {
      await tracer.span('work', {}, async () => void (done += 1));
      if (n % 500 === 0) await turn();
    }
    t.is(done, 5_000);
    const worked = performance.now() - startedAt;
    t.true(worked < patienceMs, `${worked} ms`);
    const closingAt = performance.now();
    await tracer[Symbol.asyncDispose]();
    const closing = performance.now() - closingAt;
    t.true(closing < patienceMs, `${closing} ms`);
    t.deepEqual(
      [...new Set(logger.lines.map(({ level, message }) => `${level}: ${message}`))],
      ['warn: traces were lost'],
    );
    t.is(logger.lines.length, 2, 'at once, and the rest at the end');
    for (const { fields } of logger.lines) t.is(typeof fields['error'], 'string');
    const lost = logger.lines.map(({ fields }) => Number(fields['spans']));
    t.is(
      lost.reduce((sum, spans) => sum + spans),
      5_000,
    );
    t.true((receiver.posts?.length ?? 0) <= 50, 'one post at a time');
  });

test('lost spans are told again after a while, with their number and why', async (t) => {
  await using receiver = await startTraceReceiver();
  receiver.behave('refuse');
  const logger = recordingLogger();
  await using tracer = await tracerTo(receiver.url, { logger, tellEveryMs: 1 });
  for (const name of ['one', 'two']) {
    const posts = receiver.posts.length;
    await tracer.span(name, {}, async () => undefined);
    const deadline = Date.now() + patienceMs;
    while ((receiver.posts.length === posts || logger.lines.length === posts) && Date.now() < deadline) await turn();
  }
  t.deepEqual(
    logger.lines.map(({ fields }) => fields['spans']),
    [1, 1],
  );
  t.regex(String(logger.lines[0]?.fields['error']), /OTLPExporterError|Bad Request/);
  receiver.behave('take');
  await tracer.span('three', {}, async () => undefined);
  await receiver.until(1);
  t.is(receiver.spans[0]?.name, 'three');
});

test('options that cannot be meant are refused', async (t) => {
  const url = 'http://127.0.0.1:4318/v1/traces';
  const refused = (options: Partial<OpenTelemetryTracerOptions>) =>
    t.throwsAsync(tracerTo(url, options), { instanceOf: RangeError });
  await refused({ url: 'collector:4318' });
  await refused({ url: 'ftp://collector' });
  await refused({ serviceName: '' });
  await refused({ sampledShare: 1.5 });
  await refused({ sampledShare: Number.NaN });
  await refused({ maxWaiting: 0 });
  for (const name of ['sendEveryMs', 'postTimeoutMs', 'closeTimeoutMs', 'tellEveryMs'] as const)
    await refused({ [name]: 0 });
});

test('without traces the work is only called, and nothing of OpenTelemetry is loaded', async (t) => {
  const work = async (): Promise<void> => undefined;
  const error = new Error('x');
  t.is(await noTracer.span('a', {}, async (span) => span.ids), undefined);
  t.is(await t.throwsAsync(noTracer.span('b', {}, () => Promise.reject(error))), error);
  const given = new Set<unknown>();
  const promised = work();
  for (let n = 0; n < 3; n += 1) {
    const returned = noTracer.span('c', {}, (span) => {
      given.add(span);
      return promised;
    });
    t.is(returned, promised, 'what the work returned, not another promise');
    t.is(given.size, 1, 'called at once, and nothing is made for a span');
  }

  const adapter = new URL('../../adapters/observability/index.js', import.meta.url).href;
  const script = `
    import { createRequire } from 'node:module';
    const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('@opentelemetry'));
    const { createOpenTelemetryTracer } = await import(${JSON.stringify(adapter)});
    console.log(loaded());
    await createOpenTelemetryTracer({ url: 'http://127.0.0.1:1', serviceName: 'x', logger: console });
    console.log(loaded());
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    timeout: 30_000,
  });
  t.is(stdout, 'false\ntrue\n');
});
