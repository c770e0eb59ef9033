import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import test from 'ava';
import { createRecordingTracer } from '../../adapters/in-memory/fakes/index.js';
import { noTracer } from '../../adapters/observability/index.js';
import { executionId } from '../../domain/shared/ids.js';
import { readConfig, type Config } from '../../hosts/composition/config.js';
import { compose } from '../../hosts/composition/compose.js';
import { projectRoot } from '../../hosts/composition/load-config.js';
import { start } from '../../hosts/composition/start.js';
import { T } from '../../hosts/composition/tokens.js';
import { startTraceReceiver } from '../adapters/support/trace-receiver.js';
import { aProcessingVideo } from '../builders/a-video.js';
import { aRunningExecution } from '../builders/an-execution.js';
import { freshId } from '../builders/fresh-id.js';
import type { SeenSpan } from '../contracts/tracer.contract.js';
import { bearer, register } from './harness/accounts.js';
import { call } from './harness/call.js';
import { openStream } from './harness/event-stream.js';
import { seedUploaded, seedVerification } from './harness/seeds.js';
import { createWebHarness } from './harness/web-harness.js';

const trace = '0af7651916cd43dd8448eb211c80319c';
const caller = 'b7ad6b7169203331';

const tracedHarness = async () => {
  const tracer = createRecordingTracer();
  const harness = await createWebHarness({
    services: (services) => ({
      ...services,
      tracer,
      queries: { ...services.queries, projects: () => Promise.reject(new TypeError('secret is undefined')) },
    }),
  });
  /** Spans end when the connection is done, which the client may know first. */
  const ended = async (count: number): Promise<readonly SeenSpan[]> => {
    const deadline = Date.now() + 60_000;
    while (tracer.ended.length < count && Date.now() < deadline) await delay(2);
    return tracer.ended;
  };
  return { tracer, harness, ended };
};

test('a request is a span in the trace of its caller, named after its route, and its log line names the span', async (t) => {
  const { harness, ended } = await tracedHarness();
  await using _harness = harness;
  const owner = await register(harness, 'client');
  const headers = await bearer(harness, owner);
  const { video } = await seedVerification(harness, owner);
  const joined = { ...headers, traceparent: `00-${trace}-${caller}-01`, 'x-request-id': 'balancer-0001' };
  t.is((await call(harness, 'GET', `/api/videos/${video.id}/`, { headers: joined })).status, 200);
  const [span] = await ended(1);
  t.like(span, {
    name: 'GET /api/videos/:id/',
    kind: 'server',
    traceId: trace,
    parentId: caller,
    failure: undefined,
  });
  t.deepEqual(span?.attributes, {
    'http.request.method': 'GET',
    'http.route': '/api/videos/:id/',
    'http.response.status_code': 200,
    'request.id': 'balancer-0001',
  });
  const line = harness.logger.lines.find(({ message }) => message === 'request');
  t.like(line?.fields, { request_id: 'balancer-0001', trace_id: trace, span_id: span?.spanId });

  for (const traceparent of [
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace}-${caller}-01, 00-${trace}-${caller}-01`,
    'x',
  ])
    await call(harness, 'GET', `/api/videos/${video.id}/`, { headers: { ...headers, traceparent } });
  const later = (await ended(4)).slice(1);
  t.is(later.length, 3);
  for (const one of later) {
    t.is(one.parentId, undefined);
    t.not(one.traceId, trace);
  }
});

test('only what is our fault fails the span; secrets and people in addresses stay out of it', async (t) => {
  const { harness, ended, tracer } = await tracedHarness();
  await using _harness = harness;
  const headers = await bearer(harness, await register(harness, 'client'));
  const requests: readonly (readonly [string, string, number, string, string | undefined])[] = [
    ['GET', '/api/projects/', 500, 'GET /api/projects/', '500'],
    ['GET', '/api/videos/person@example.ru/', 404, 'GET /api/videos/:id/', undefined],
    ['GET', '/nowhere/person@example.ru/', 404, 'GET other', undefined],
    [
      'GET',
      '/client/users/password_reset/confirm/?token=secret',
      200,
      'GET /client/users/password_reset/confirm/',
      undefined,
    ],
    ['GET', '/media/videos/raw/a.mp4?token=secret', 403, 'GET /media/', undefined],
  ];
  for (const [method, path, status] of requests)
    t.is((await call(harness, method, path, { headers })).status, status, path);
  for (const path of ['/metrics', '/health/live', '/health/ready']) await call(harness, 'GET', path);
  const spans = await ended(requests.length);
  t.deepEqual(
    spans.map(({ name, failure, attributes }) => [name, attributes['http.response.status_code'], failure]),
    requests.map(([, , status, name, failure]) => [name, status, failure]),
  );
  const told = JSON.stringify(tracer.ended);
  for (const secret of ['secret', 'person', headers['authorization'] ?? 'x']) t.false(told.includes(secret), secret);
});

test('an answer that goes on is a span until it ends, and one that is cut off says so', async (t) => {
  const { harness, ended, tracer } = await tracedHarness();
  await using _harness = harness;
  const owner = await register(harness, 'client');
  const { video } = await seedUploaded(harness, owner);
  const stream = await openStream(harness, `/api/videos/${video.id}/events/`, await bearer(harness, owner));
  t.is(stream.status, 200);
  t.is(tracer.ended.length, 0);
  await stream.close();
  const [span] = await ended(1);
  t.like(span, { name: 'GET /api/videos/:id/events/', failure: undefined });
  t.like(span?.attributes, { 'http.response.status_code': 200, cut_off: true });
});

const configIn = (folder: string, more: Readonly<Record<string, string>>): Config => {
  const verdict = readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error', ...more }, projectRoot);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
  return verdict.config;
};

test('a process sends its traces where the configuration says, the last of them when it stops; otherwise it makes none', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'traces-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  await using receiver = await startTraceReceiver();
  const config = configIn(folder, {
    OTEL_EXPORTER_OTLP_ENDPOINT: new URL('/', receiver.url).href,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-api-key=a%20key',
    OTEL_SERVICE_NAME: 'compliance-web',
  });
  {
    await using web = await start(config, { web: true, worker: false });
    const headers = { traceparent: `00-${trace}-${caller}-01` };
    t.is((await call({ url: web.url ?? '' }, 'GET', '/api/projects/', { headers })).status, 401);
  }
  const [span] = await receiver.until(1);
  t.like(span, { name: 'GET /api/projects/', traceId: trace, parentId: caller, kind: 'server' });
  t.like(span?.resource, { 'service.name': 'compliance-web', 'deployment.environment.name': 'development' });
  t.is(receiver.posts[0]?.headers['x-api-key'], 'a key');

  await using silent = await compose(configIn(folder, {}), 'embedded');
  t.is(silent.container.get(T.tracer), noTracer);
});

test('what the composition root makes for a worker is traced: jobs, attempts of stages, calls of models', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'traces-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  await using receiver = await startTraceReceiver();
  {
    await using composition = await compose(
      configIn(folder, { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: receiver.url }),
      'embedded',
    );
    const { container } = composition;
    await container.get(T.database).migrate.up();
    const { signal } = new AbortController();
    const job = { name: 'run-stage', executionId: executionId(freshId()), stage: 'validate' } as const;
    await container.get(T.jobHandler)(job, { signal });
    const attempt = {
      video: aProcessingVideo(),
      execution: aRunningExecution(),
      isLastTry: () => false,
      signal,
      onProgress: () => undefined,
    };
    t.false((await container.get(T.stageHandlers).validate.run(attempt)).ok, 'there is no such file');
    const frame = { interval: { startMs: 0, endMs: 1_000 }, key: 'k', jpeg: new Uint8Array(8) };
    await t.throwsAsync(container.get(T.inference).nsfw.analyse(frame, AbortSignal.abort(new Error('stop'))));
  }
  t.deepEqual(
    receiver.spans.map(({ name, attributes }) => [name, attributes['outcome']]),
    [
      ['job run-stage', undefined],
      ['stage validate', 'refused'],
      ['model nsfw', 'stopped'],
    ],
  );
});
