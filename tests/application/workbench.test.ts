import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import sharp from 'sharp';
import { createManualClock } from '../../adapters/in-memory/fakes/index.js';
import { createKnexPersistence } from '../../adapters/persistence-knex/index.js';
import {
  ChangeBenchSettings,
  DecideTrigger,
  EscalateTask,
  HandOverTask,
  ReadBenchSettings,
  ReadPreview,
  ReleaseTask,
  ReopenTrigger,
  TakeNextTask,
  TakeTask,
} from '../../application/index.js';
import { taskId, userId } from '../../domain/shared/ids.js';
import type { Result } from '../../domain/shared/result.js';
import type { Actor } from '../../domain/user/access.js';
import { handOverLeaseMs } from '../../domain/verification-task/pass-on.js';
import { taskLeaseMs } from '../../domain/verification-task/task-decisions.js';
import { aTask } from '../builders/a-task.js';
import { aUser } from '../builders/a-user.js';
import { freshId } from '../builders/fresh-id.js';
import { atNoon, minute, noon } from '../builders/moments.js';
import { inRun, stored } from '../contracts/persistence/persistence-harness.js';
import { seedVerification } from '../hosts/harness/seeds.js';
import { openApplication, type Application } from './harness.js';

const kindOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.kind);
const anOperator = (): Actor => ({ userId: userId(freshId()), role: 'operator' });

const colleague = async (app: Application, over: Parameters<typeof aUser>[0] = {}): Promise<Actor> => {
  const user = aUser({ role: 'operator', ...over });
  await app.read((tx) => tx.users.add(user));
  return { userId: user.id, role: user.role };
};

test('fifty operators who ask a database on disk at once never get the same task', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'takers-'));
  const clock = createManualClock(noon);
  const store = createKnexPersistence({ client: 'sqlite', filename: join(folder, 'base.sqlite'), clock });
  try {
    await store.migrate.up();
    const { video, execution } = await stored(store);
    const tasks = Array.from({ length: 40 }, (_, at) =>
      aTask({ videoId: video.id, executionId: execution.id, priority: at % 5, createdAt: atNoon(at) }),
    );
    await inRun(store, async (tx) => {
      for (const task of tasks) await tx.tasks.add(task);
    });
    const take = new TakeNextTask({ unitOfWork: store.unitOfWork, clock, ids: { next: freshId } });
    const operators = Array.from({ length: 50 }, anOperator);
    const results = await Promise.all(operators.map((operator) => take.execute(operator)));
    const taken = results.flatMap((result) => (result.ok ? [result.value.id] : []));
    t.is(taken.length, 40);
    t.is(new Set(taken).size, 40);
    t.deepEqual([...new Set(results.filter(({ ok }) => !ok).map(kindOf))], ['queue-empty']);
  } finally {
    await store[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  }
});

test('a task is handed over to a colleague who verifies, and nobody else', async (t) => {
  await using app = await openApplication();
  const { task } = await seedVerification(app, app.owner);
  const { operator, owner, admin } = app.actors;
  const boris = await colleague(app);
  const closed = await colleague(app, { isActive: false });
  const [take, handOver] = [new TakeNextTask(app), new HandOverTask(app)];
  t.is(kindOf(await handOver.execute(operator, task.id, boris.userId, '')), 'task-not-held');
  await take.execute(operator);
  for (const stranger of [owner.userId, operator.userId, closed.userId, userId(freshId())])
    t.is(kindOf(await handOver.execute(operator, task.id, stranger, '')), 'unknown-colleague');
  t.is(kindOf(await handOver.execute(operator, taskId(freshId()), boris.userId, '')), 'not-found');
  t.is(kindOf(await handOver.execute(operator, task.id, boris.userId, 'x'.repeat(2_001))), 'comment-too-long');
  const handed = await handOver.execute(operator, task.id, boris.userId, 'Там диалект');
  t.like(handed, { ok: true, value: { operatorId: boris.userId, passedOn: { comment: 'Там диалект' } } });
  await app.clock.advance(handOverLeaseMs - 1);
  t.is(kindOf(await take.execute(operator)), 'queue-empty');
  const taken = await take.execute(boris);
  t.true(taken.ok && taken.value.id === task.id);
  t.is(kindOf(await handOver.execute(boris, task.id, admin.userId, '')), 'ok');
});

test('an escalated task leaves the operators’ line, and every admin is told what the question is', async (t) => {
  await using app = await openApplication();
  const { task, video } = await seedVerification(app, app.owner);
  const { operator, admin } = app.actors;
  const english = aUser({ role: 'admin', locale: 'en' });
  await app.read((tx) => tx.users.add(english));
  const [take, takeThis, escalate] = [new TakeNextTask(app), new TakeTask(app), new EscalateTask(app)];
  await take.execute(operator);
  t.is(kindOf(await escalate.execute(operator, task.id, ' ')), 'comment-required');
  t.is(kindOf(await escalate.execute(admin, task.id, 'Что это?')), 'forbidden');
  t.is(kindOf(await escalate.execute(anOperator(), task.id, 'Что это?')), 'task-not-held');
  t.deepEqual(await app.takeJobs(), []);
  t.is(kindOf(await escalate.execute(operator, task.id, 'Это реклама?')), 'ok');
  const letters = (await app.takeJobs()).map((job) => (job.name === 'notify' ? job.notification : undefined));
  t.deepEqual(
    letters.map((letter) => [letter?.to, letter?.locale]).sort(),
    [
      [app.admin.email, app.admin.locale],
      [english.email, 'en'],
    ].sort(),
  );
  for (const letter of letters)
    t.like(letter, {
      kind: 'task-escalated',
      videoTitle: video.title,
      operatorName: app.operator.name,
      comment: 'Это реклама?',
      link: `/t/${task.id}`,
    });
  t.is(kindOf(await take.execute(operator)), 'queue-empty');
  t.is(kindOf(await takeThis.execute(operator, task.id)), 'task-escalated');
  // Before what is plainly graver.
  const { task: graver } = await seedVerification(app, app.owner);
  await app.read((tx) => tx.tasks.update({ ...graver, priority: 4 }));
  const byAdmin = await take.execute(admin);
  t.true(byAdmin.ok && byAdmin.value.id === task.id);
  await app.clock.advance(taskLeaseMs);
  const next = await take.execute(operator);
  t.true(next.ok && next.value.id === graver.id, 'an admin who fell silent leaves it to admins');
  await takeThis.execute(admin, task.id);
  await new ReleaseTask(app).execute(admin, task.id);
  t.is(kindOf(await takeThis.execute(anOperator(), task.id)), 'task-escalated');
  await takeThis.execute(admin, task.id);
  t.is(kindOf(await new HandOverTask(app).execute(admin, task.id, operator.userId, 'Да, реклама')), 'ok');
  t.is(kindOf(await takeThis.execute(operator, task.id)), 'ok');
  const log = await app.persistence.queries.operatorLog({ subject: task.id }, { page: 1, pageSize: 50 });
  t.deepEqual(log.items.map(({ action }) => action).reverse(), [
    'task-taken',
    'task-escalated',
    'task-taken',
    'task-released',
    'task-taken',
    'task-handed-over',
    'task-taken',
  ]);
});

test('a decision carries the edges as the operator moved them, within the video', async (t) => {
  await using app = await openApplication();
  const { triggers, task, video } = await seedVerification(app, app.owner);
  const { operator } = app.actors;
  await new TakeTask(app).execute(operator, task.id);
  const decide = new DecideTrigger(app);
  const [first] = triggers;
  const confirm = (startMs: number, endMs: number) =>
    decide.execute(operator, first.id, { verdict: 'confirmed', comment: '', edges: { startMs, endMs } });
  t.is(kindOf(await confirm(5, 5)), 'invalid-interval');
  t.is(kindOf(await confirm(5, video.media.durationMs + 1)), 'interval-outside-video');
  const moved = await confirm(11_960, 13_290);
  t.deepEqual(moved.ok && moved.value.decision.interval, { startMs: 11_960, endMs: 13_290 });
  t.deepEqual((await app.read((tx) => tx.triggers.find(first.id)))?.interval, first.interval);
  const [label] = await app.read((tx) => tx.labels.ofTask(task.id));
  t.deepEqual(label?.interval, { startMs: 11_960, endMs: 13_290 });
});

test('a save that is sent again after its answer got lost changes nothing; another one is stale', async (t) => {
  await using app = await openApplication();
  const { triggers, task } = await seedVerification(app, app.owner);
  const { operator } = app.actors;
  await new TakeTask(app).execute(operator, task.id);
  const [decide, reopen] = [new DecideTrigger(app), new ReopenTrigger(app)];
  const [first] = triggers;
  const say = (verdict: 'confirmed' | 'rejected', comment = '', seen = 0) =>
    decide.execute(operator, first.id, { verdict, comment }, seen);
  const [once, again] = [await say('confirmed'), await say('confirmed')];
  t.deepEqual(again, once);
  t.is((await app.read((tx) => tx.labels.ofTask(task.id))).length, 1);
  t.is(kindOf(await say('rejected')), 'stale-write');
  t.is(kindOf(await say('confirmed', 'иначе')), 'stale-write');
  const undone = await reopen.execute(operator, first.id, 1);
  t.deepEqual(await reopen.execute(operator, first.id, 1), undone);
  t.is((await app.read((tx) => tx.labels.ofTask(task.id))).length, 2);
  t.is(kindOf(await reopen.execute(operator, first.id, 0)), 'stale-write');
  t.is(kindOf(await say('confirmed')), 'stale-write');
});

test('settings of the workbench are cautious until a person changes their own', async (t) => {
  await using app = await openApplication();
  const { operator, admin } = app.actors;
  const [read, change] = [new ReadBenchSettings(app), new ChangeBenchSettings(app)];
  t.like(await read.execute(operator), { blurs: true, greys: true, mutes: true });
  await change.execute(operator, { mutes: false });
  await change.execute(operator, { greys: false });
  t.deepEqual(await read.execute(operator), { userId: operator.userId, blurs: true, greys: false, mutes: false });
  t.like(await read.execute(admin), { blurs: true, greys: true, mutes: true });
});

const aWav = (samples: Int16Array): Uint8Array => {
  const header = Buffer.alloc(78);
  header.write('RIFF', 0);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.write('LIST', 36);
  header.writeUInt32LE(26, 40);
  header.write('data', 70);
  header.writeUInt32LE(samples.byteLength, 74);
  return Buffer.concat([header, new Uint8Array(samples.buffer)]);
};

const seconds = 5;

test('an analysis leaves loudness, small pictures and the words beside the video, and they go with it', async (t) => {
  const jpeg = (luma: number) =>
    sharp({ create: { width: 64, height: 36, channels: 3, background: { r: luma, g: luma, b: luma } } })
      .jpeg()
      .toBuffer();
  const samples = Int16Array.from({ length: seconds * 16_000 }, (_, at) => (at < 16_000 ? 25_600 : 0));
  await using app = await openApplication({ media: { jpeg, sound: aWav(samples) } });
  const uploaded = await app.upload();
  await app.runJobs();
  const video = await app.read((tx) => tx.videos.find(uploaded.id));
  if (video?.state !== 'verification') return t.fail(video?.state);
  const prefix = `previews/${video.id}/${video.executionId}`;
  t.deepEqual(await app.keys(`previews/${video.id}`), [
    `${prefix}/film.jpg`,
    `${prefix}/overview.json`,
    `${prefix}/transcript.json`,
  ]);
  const preview = new ReadPreview(app);
  const of = { videoId: video.id, executionId: video.executionId };
  const overview = await preview.overview(of);
  t.is(overview?.film?.count, seconds);
  t.is(overview?.peaks.length, 250);
  t.deepEqual([overview?.peaks[0], overview?.peaks[49], overview?.peaks[60]], [200, 200, 0]);
  t.true(((await preview.transcript(of))?.lines.length ?? 0) >= 0);
  const strip = await sharp(Buffer.from(await app.artifacts.readBytes(`${prefix}/film.jpg`))).metadata();
  t.is(strip.width, seconds * 160);
  t.is(await preview.overview({ ...of, executionId: aTask().executionId }), undefined);
  await app.clock.advance(2 * 24 * 60 * minute);
  t.is((await app.keys(`previews/${video.id}`)).length, 3);
});

test('sound that is no WAV costs the workbench its loudness, not the video its analysis', async (t) => {
  await using app = await openApplication({ media: { sound: new Uint8Array(100_000).fill(7) } });
  const { id } = await app.upload();
  await app.runJobs();
  const video = await app.read((tx) => tx.videos.find(id));
  if (video?.state !== 'verification') return t.fail(video?.state);
  const overview = await new ReadPreview(app).overview({ videoId: id, executionId: video.executionId });
  t.true(overview?.peaks.every((peak) => peak === 0));
});
