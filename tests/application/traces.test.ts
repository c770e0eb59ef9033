import test from 'ava';
import { createRecordingTracer } from '../../adapters/in-memory/fakes/index.js';
import { createScriptedInference } from '../../adapters/in-memory/inference/index.js';
import { tracedInference } from '../../adapters/observability/index.js';
import {
  InferenceFault,
  LookStage,
  RunStage,
  traceJobs,
  traceStages,
  TranscribeStage,
  type FrameImage,
  type Job,
  type JobHandler,
} from '../../application/index.js';
import type { SeenSpan } from '../contracts/tracer.contract.js';
import { deliveryId, workerId } from '../../domain/shared/ids.js';
import { freshId } from '../builders/fresh-id.js';
import { said } from '../domain/signals.js';
import { openApplication, type Application } from './harness.js';

const never = new AbortController().signal;

/** The application with everything traced that can be: jobs, stages, models. */
const tracedWorker = (app: Application) => {
  const tracer = createRecordingTracer();
  const inference = tracedInference(app.inference, tracer);
  const handlers = {
    ...app.handlers,
    transcribe: new TranscribeStage({ ...app, speech: inference.speech }),
    look: new LookStage({ ...app, inference }),
  };
  const run = new RunStage({ ...app, handlers: traceStages(handlers, tracer), workerId: workerId('w') });
  const handle: JobHandler = async (job, { signal }) => {
    if (job.name === 'run-stage') await run.execute(job.executionId, job.stage, signal);
  };
  return { tracer, handle: traceJobs(handle, tracer) };
};

const below = (spans: readonly SeenSpan[], parent: SeenSpan): readonly SeenSpan[] =>
  spans.filter(({ parentId }) => parentId === parent.spanId);

test('an analysis is a trace for each job, with the attempt of the stage in it and the calls of models in that', async (t) => {
  await using app = await openApplication({ inference: { words: said('привет') } });
  const { tracer, handle } = tracedWorker(app);
  const video = await app.upload();
  const [execution] = await app.read((tx) => tx.executions.ofVideo(video.id));
  for (let jobs = await app.takeJobs(); jobs.length > 0; jobs = await app.takeJobs())
    for (const job of jobs) await handle(job, { signal: never });

  const spans = tracer.ended;
  const stages = spans.filter(({ name }) => name.startsWith('stage '));
  t.deepEqual(
    stages.map(({ name }) => name),
    ['validate', 'extract', 'transcribe', 'look', 'detect', 'publish'].map((stage) => `stage ${stage}`),
  );
  for (const stage of stages) {
    const job = spans.find(({ spanId }) => spanId === stage.parentId);
    t.like(job, { name: 'job run-stage', kind: 'consumer', parentId: undefined, failure: undefined });
    t.like(job?.attributes, { 'job.name': 'run-stage', 'execution.id': execution?.id });
    t.is(`stage ${String(job?.attributes['stage'])}`, stage.name);
    t.like(stage.attributes, { 'video.id': video.id, 'execution.id': execution?.id, attempt: 1, outcome: 'done' });
  }
  const [transcribe, look] = ['stage transcribe', 'stage look'].map((name) => stages.find((one) => one.name === name));
  if (transcribe === undefined || look === undefined) throw new Error('no such stages');
  t.deepEqual(
    below(spans, transcribe).map(({ name, kind, attributes }) => [name, kind, attributes['outcome']]),
    [['model speech', 'client', 'answered']],
  );
  const seen = new Set(below(spans, look).map(({ name }) => name));
  t.deepEqual([...seen].sort(), ['model nsfw', 'model objects', 'model text', 'model violence']);
  t.is(below(spans, look).length, Number(look.attributes['model.calls']));
  t.true(spans.some(({ name }) => name === 'job notify'));
  t.is(
    new Set(spans.filter(({ parentId }) => parentId === undefined).map(({ traceId }) => traceId)).size,
    spans.filter(({ name }) => name.startsWith('job ')).length,
  );
});

test('an attempt tells whether its file was refused, it failed or it was stopped, and which attempt it was', async (t) => {
  await using app = await openApplication({ media: { extractRefusal: { kind: 'unreadable-media', detail: 'x' } } });
  const tracer = createRecordingTracer();
  const video = await app.upload();
  const [execution] = await app.read((tx) => tx.executions.ofVideo(video.id));
  if (execution === undefined) throw new Error('no execution');
  let fault: (() => Promise<never>) | undefined = () => Promise.reject(new TypeError(`no ${app.owner.email}`));
  const validate = {
    run: (context: Parameters<typeof app.handlers.validate.run>[0]) => fault?.() ?? app.handlers.validate.run(context),
  };
  const run = new RunStage({
    ...app,
    handlers: traceStages({ ...app.handlers, validate }, tracer),
    workerId: workerId('w'),
  });
  t.is(await run.execute(execution.id, 'validate', never), 'will-retry');
  await app.clock.advance(60_000);
  const stop = new AbortController();
  fault = async () => {
    stop.abort(new Error('the worker stops'));
    throw new Error('stopped');
  };
  t.is(await run.execute(execution.id, 'validate', stop.signal), 'handed-back');
  fault = undefined;
  t.is(await run.execute(execution.id, 'validate', never), 'done');
  t.is(await run.execute(execution.id, 'extract', never), 'failed');
  t.deepEqual(
    tracer.ended.map(({ name, failure, attributes }) => [name, attributes['attempt'], attributes['outcome'], failure]),
    [
      ['stage validate', 1, 'fault', 'TypeError'],
      ['stage validate', 2, 'stopped', undefined],
      ['stage validate', 2, 'done', undefined],
      ['stage extract', 1, 'refused', undefined],
    ],
  );
  t.is(tracer.ended.at(-1)?.attributes['refusal.kind'], 'unreadable-media');
  t.false(JSON.stringify(tracer.ended).includes(app.owner.email));
});

test('a job tells what it is about, never to whom; its failure reaches the queue; the look for stuck stages is no trace', async (t) => {
  await using app = await openApplication();
  const tracer = createRecordingTracer();
  const error = new RangeError('no mail');
  const handle = traceJobs(async ({ name }) => {
    if (name === 'send-password-reset') throw error;
  }, tracer);
  const { email: to, locale, name: recipientName } = app.owner;
  const id = deliveryId(freshId());
  const jobs: readonly Job[] = [
    { name: 'deliver-webhook', deliveryId: id, attempt: 3 },
    {
      name: 'notify',
      notification: { to, locale, recipientName, kind: 'password-changed', link: 'https://a.b/?token=secret' },
      letter: { id: 'letter-1', attempt: 2 },
    },
    { name: 'delete-stored', prefix: 'videos/raw/secret/' },
    { name: 'requeue-stuck-stages' },
    { name: 'purge-expired' },
  ];
  for (const job of jobs) await handle(job, { signal: never });
  const reset: Job = { name: 'send-password-reset', email: to };
  t.is(await t.throwsAsync(handle(reset, { signal: never })), error);
  t.deepEqual(
    tracer.ended.map(({ name, attributes, failure }) => [name, attributes, failure]),
    [
      ['job deliver-webhook', { 'job.name': 'deliver-webhook', 'delivery.id': id, attempt: 3 }, undefined],
      [
        'job notify',
        { 'job.name': 'notify', letter: 'password-changed', 'letter.id': 'letter-1', attempt: 2 },
        undefined,
      ],
      ['job delete-stored', { 'job.name': 'delete-stored' }, undefined],
      ['job purge-expired', { 'job.name': 'purge-expired' }, undefined],
      ['job send-password-reset', { 'job.name': 'send-password-reset' }, 'RangeError'],
    ],
  );
});

test('a job that is handled within the request that enqueued it is a trace of its own all the same', async (t) => {
  const tracer = createRecordingTracer();
  const handle = traceJobs(async () => undefined, tracer);
  await tracer.span('POST /api/videos/', { kind: 'server' }, () =>
    handle({ name: 'count-quality' }, { signal: never }),
  );
  const [job, request] = tracer.ended;
  t.is(job?.name, 'job count-quality');
  t.is(job?.parentId, undefined);
  t.not(job?.traceId, request?.traceId);
});

test('a call of a model tells its answer, its fault or that it was stopped from outside', async (t) => {
  const tracer = createRecordingTracer();
  const inner = createScriptedInference();
  const stop = new AbortController();
  let behave: (() => Promise<never>) | undefined = undefined;
  const analyse: typeof inner.nsfw.analyse = (frame, signal) => behave?.() ?? inner.nsfw.analyse(frame, signal);
  const { nsfw } = tracedInference({ ...inner, nsfw: { ...inner.nsfw, analyse } }, tracer);
  const frame: FrameImage = { interval: { startMs: 0, endMs: 1_000 }, key: 'frames/k', jpeg: new Uint8Array(8) };
  const answer = await nsfw.analyse(frame, stop.signal);
  t.deepEqual(answer, await inner.nsfw.analyse(frame, stop.signal));
  behave = () => Promise.reject(new InferenceFault('429 from https://api.example.com/?token=secret'));
  await t.throwsAsync(nsfw.analyse(frame, stop.signal), { instanceOf: InferenceFault });
  stop.abort(new Error('stop'));
  await t.throwsAsync(nsfw.analyse(frame, stop.signal));
  const cost = { 'model.ms': answer.modelMs, 'cost.micro_usd': answer.microUsd };
  t.deepEqual(
    tracer.ended.map(({ name, attributes, failure }) => [name, attributes, failure]),
    [
      ['model nsfw', { 'model.check': 'nsfw', outcome: 'answered', ...cost }, undefined],
      ['model nsfw', { 'model.check': 'nsfw', outcome: 'fault' }, 'InferenceFault'],
      ['model nsfw', { 'model.check': 'nsfw', outcome: 'stopped' }, undefined],
    ],
  );
  t.is(nsfw.concurrency, inner.nsfw.concurrency);
});
