import { Writable } from 'node:stream';
import test from 'ava';
import { createRecordingMetrics, createRecordingNotifier } from '../../adapters/in-memory/fakes/index.js';
import { createScriptedInference } from '../../adapters/in-memory/inference/index.js';
import {
  createMetricsRegistry,
  createPinoLogger,
  measuredInference,
  measuredNotifier,
} from '../../adapters/observability/index.js';
import {
  MeasureBacklog,
  measureJobs,
  RunStage,
  TakeNextTask,
  UploadVideo,
  type JobScheduler,
} from '../../application/index.js';
import { NotificationFault, type Notification } from '../../application/ports/notifier.js';
import type { RecordingMetrics } from '../../adapters/in-memory/fakes/index.js';
import { workerId } from '../../domain/shared/ids.js';
import { aWorker } from '../builders/a-worker.js';
import { hour, minute, second } from '../builders/moments.js';
import { said } from '../domain/signals.js';
import { openApplication, type Application } from './harness.js';
import { fileNamed } from './scripted-media.js';

const never = new AbortController().signal;

/** What was recorded under the name: labels and value, in order. */
const recordsOf = ({ records }: RecordingMetrics, name: string) =>
  records.filter((record) => record.name === name).map(({ labels, value }) => [labels, value]);

const analysed = async (app: Application) => {
  const video = await app.upload();
  const [execution] = await app.read((tx) => tx.executions.ofVideo(video.id));
  if (execution === undefined) throw new Error('no execution');
  return { video, id: execution.id };
};

test('a video that was analysed is counted once, with the time since its first stage', async (t) => {
  await using app = await openApplication({ inference: { words: said('привет') } });
  const { id } = await analysed(app);
  await app.clock.advance(hour);
  const run = app.worker();
  await app.takeJobs();
  t.is(await run.execute(id, 'validate', never), 'done');
  await app.clock.advance(90 * second);
  await app.runJobs(run);
  t.deepEqual(recordsOf(app.metrics, 'videos_processed_total'), [[{ outcome: 'ready' }, 1]]);
  t.deepEqual(recordsOf(app.metrics, 'video_processing_seconds'), [[{}, 90]]);
  const active = app.metrics.records.filter(({ name }) => name === 'active_processing_tasks');
  t.deepEqual(
    ['validate', 'extract', 'transcribe', 'look', 'detect', 'publish'].map((stage) =>
      active.filter(({ labels }) => labels['stage'] === stage).map(({ value }) => value),
    ),
    Array.from({ length: 6 }, () => [1, 0]),
  );
});

test('a video that failed is counted once, whether its file or our attempts were to blame', async (t) => {
  await using refused = await openApplication({ media: { extractRefusal: { kind: 'unreadable-media', detail: 'x' } } });
  await analysed(refused);
  await refused.runJobs();
  t.deepEqual(recordsOf(refused.metrics, 'videos_processed_total'), [[{ outcome: 'failed' }, 1]]);
  const told = refused.logger.lines.find(({ message }) => message === 'stage refused the media');
  t.like(told?.fields, { step: 'extract', status: 'failed', error: 'unreadable-media' });

  await using app = await openApplication();
  const { id, video } = await analysed(app);
  const run = app.worker(workerId('w'), { validate: { run: () => Promise.reject(new Error('out of memory')) } });
  for (let n = 0; n < 4; n += 1) {
    await run.execute(id, 'validate', never);
    await app.clock.advance(minute);
  }
  t.deepEqual(recordsOf(app.metrics, 'videos_processed_total'), [[{ outcome: 'failed' }, 1]]);
  t.like(app.logger.lines.find(({ message }) => message === 'stage has no attempt left')?.fields, {
    video_id: video.id,
    execution_id: id,
    step: 'validate',
    status: 'failed',
    error: 'attempts-exhausted',
  });
});

test('the log of a stage is one JSON object a line with timestamp, video_id, step, status and error', async (t) => {
  await using app = await openApplication();
  const { id, video } = await analysed(app);
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  const logger = createPinoLogger({ level: 'info', name: 'worker', destination });
  const handlers = {
    ...app.handlers,
    validate: { run: () => Promise.reject(new Error('disk at ://u:pw@host is full')) },
  };
  await new RunStage({ ...app, handlers, workerId: workerId('w'), logger }).execute(id, 'validate', never);
  const steps = lines.map(({ status }) => status);
  t.deepEqual(steps, ['running', 'fault', 'will-retry']);
  for (const line of lines) {
    t.like(line, { video_id: video.id, execution_id: id, step: 'validate', name: 'worker' });
    t.regex(String(line['timestamp']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  }
  t.like(lines[1]?.['error'], { type: 'Error', message: 'disk at ://u:[redacted]@host is full' });
});

test('bytes of a video count when it was taken, not when it was refused', async (t) => {
  await using app = await openApplication();
  const { metrics } = app;
  const command = { projectId: app.project.id, title: '', description: '', fileName: 'a.mp4' };
  await new UploadVideo(app).execute(app.actors.owner, { ...command, source: fileNamed('clip') });
  await new UploadVideo(app).execute(app.actors.stranger, { ...command, source: fileNamed('clip') });
  t.deepEqual(recordsOf(metrics, 'upload_bytes_total'), [[{}, 8]]);
});

test('the backlog tells what waits and since when, and what can be read when a part is away', async (t) => {
  await using app = await openApplication();
  const { clock, metrics, persistence, workers } = app;
  const { queries } = persistence;
  const pending: JobScheduler['pending'] = async () => ({ notify: 3, 'run-stage': 2 });
  const measure = new MeasureBacklog({ queries, scheduler: { pending }, workers, metrics, clock });
  const gauges = async () => {
    const from = metrics.records.length;
    await measure.execute();
    return new Map(
      metrics.records.slice(from).map(({ name, labels, value }) => [[name, ...Object.values(labels)].join(' '), value]),
    );
  };
  const idle = await gauges();
  for (const name of ['queue_age_seconds stages', 'queue_age_seconds operators', 'outbox_jobs due'])
    t.is(idle.get(name), 0, name);
  t.is(idle.get('queue_jobs notify'), 3);
  t.is(idle.get('queue_jobs count-quality'), 0);
  t.is(idle.get('workers_alive working'), 0);

  for (const state of ['working', 'working', 'draining'] as const) await workers.report(aWorker({ state }));
  const manned = await gauges();
  t.is(manned.get('workers_alive working'), 2);
  t.is(manned.get('workers_alive draining'), 1);

  await analysed(app);
  await app.runJobs();
  await clock.advance(2 * hour);
  await app.upload('another');
  await clock.advance(5 * minute);
  const busy = await gauges();
  t.is(busy.get('queue_age_seconds stages'), 300);
  t.is(busy.get('pipeline_stages waiting'), 1);
  t.is(busy.get('queue_age_seconds operators'), 2 * 3_600 + 300);
  t.is(busy.get('verification_tasks pending'), 1);
  t.is(busy.get('verification_tasks held'), 0);
  t.is(busy.get('outbox_jobs due'), 1);
  t.is(busy.get('workers_alive working'), 0, 'who is silent is not alive');

  await new TakeNextTask(app).execute(app.actors.operator);
  const held = await gauges();
  t.is(held.get('queue_age_seconds operators'), 0, 'somebody is at it');
  t.is(held.get('verification_tasks held'), 1);

  const away = { pending: () => Promise.reject(new Error('no queue')) };
  const from = metrics.records.length;
  const broken = new MeasureBacklog({ queries, scheduler: away, workers, metrics, clock });
  await t.throwsAsync(broken.execute(), { instanceOf: AggregateError });
  const names = metrics.records.slice(from).map(({ name }) => name);
  t.true(names.includes('queue_age_seconds') && names.includes('outbox_jobs') && !names.includes('queue_jobs'));
});

test('jobs are counted and timed, and a failure still reaches the queue', async (t) => {
  await using app = await openApplication();
  const { metrics, clock } = app;
  const handle = measureJobs(
    async ({ name }) => {
      await clock.advance(2 * second);
      if (name === 'purge-expired') throw new Error('no disk');
    },
    { metrics, clock },
  );
  await handle({ name: 'count-quality' }, { signal: never });
  await t.throwsAsync(async () => handle({ name: 'purge-expired' }, { signal: never }), { message: 'no disk' });
  t.deepEqual(recordsOf(metrics, 'jobs_total'), [
    [{ name: 'count-quality', outcome: 'done' }, 1],
    [{ name: 'purge-expired', outcome: 'failed' }, 1],
  ]);
  t.deepEqual(recordsOf(metrics, 'job_seconds'), [
    [{ name: 'count-quality' }, 2],
    [{ name: 'purge-expired' }, 2],
  ]);
});

test('letters are counted by what the mail system said', async (t) => {
  await using app = await openApplication();
  const metrics = createRecordingMetrics();
  const inner = createRecordingNotifier();
  const notifier = measuredNotifier(inner, metrics);
  const { email: to, locale, name: recipientName } = app.owner;
  const letter: Notification = { to, locale, recipientName, kind: 'password-changed', link: 'https://a.b/' };
  await notifier.send(letter, 'id-1');
  t.deepEqual(inner.ids, ['id-1']);
  inner.setDown(true);
  await t.throwsAsync(notifier.send(letter), { instanceOf: NotificationFault });
  inner.setDown(false);
  inner.setRefusing(true);
  await t.throwsAsync(notifier.send(letter), { instanceOf: NotificationFault });
  t.deepEqual(
    recordsOf(metrics, 'mail_attempts_total').map(([labels]) => labels),
    ['sent', 'fault', 'refused'].map((outcome) => ({ kind: 'password-changed', outcome })),
  );
  t.is(recordsOf(metrics, 'mail_attempt_seconds').length, 3);
});

test('calls of models are counted by check and outcome; what was stopped is no fault of a model', async (t) => {
  const metrics = createRecordingMetrics();
  const suite = measuredInference(createScriptedInference(), metrics);
  const frame = { interval: { startMs: 0, endMs: 1_000 }, key: 'k', jpeg: new Uint8Array() } as Parameters<
    typeof suite.nsfw.analyse
  >[0];
  await suite.nsfw.analyse(frame, never);
  const options = { durationMs: 1_000, signal: never, onProgress: () => undefined };
  await suite.speech.recognize('/a.wav', options);
  const stopped = AbortSignal.abort(new Error('stop'));
  await t.throwsAsync(suite.objects.analyse(frame, stopped));
  const failing = measuredInference(
    { ...suite, text: { ...suite.text, analyse: () => Promise.reject(new Error('no memory')) } },
    metrics,
  );
  await t.throwsAsync(failing.text.analyse(frame, never), { message: 'no memory' });
  t.deepEqual(
    recordsOf(metrics, 'model_calls_total').map(([labels]) => labels),
    [
      { check: 'nsfw', outcome: 'answered' },
      { check: 'speech', outcome: 'answered' },
      { check: 'objects', outcome: 'stopped' },
      { check: 'text', outcome: 'fault' },
    ],
  );
  t.is((await suite.violence.availability()).state, 'available');
});

test('a stage that took an hour has a bucket of its own, and every metric says what it is', (t) => {
  const registry = createMetricsRegistry();
  registry.observe('stage_duration_seconds', 3_000, { stage: 'look', outcome: 'done' });
  const lines = registry.render().split('\n');
  t.true(lines.includes('stage_duration_seconds_bucket{outcome="done",stage="look",le="1800"} 0'));
  t.true(lines.includes('stage_duration_seconds_bucket{outcome="done",stage="look",le="3600"} 1'));
  t.true(lines.includes('# HELP upload_bytes_total Bytes of videos that were taken'));
  t.true(lines.includes('upload_bytes_total 0'), 'the first step of a counter is seen');
  t.is(
    lines.filter((line) => line.startsWith('# TYPE ')).length,
    lines.filter((line) => line.startsWith('# HELP ')).length,
  );
});
