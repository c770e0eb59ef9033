import test from 'ava';
import {
  AddTrigger,
  BeatTask,
  CompleteTask,
  DecideTrigger,
  ReleaseTask,
  ReopenTrigger,
  ReturnExpiredLeases,
  TakeNextTask,
  TakeTask,
} from '../../application/index.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { executionId, reportId, taskId, triggerId, userId, videoId } from '../../domain/shared/ids.js';
import { accept, type Result } from '../../domain/shared/result.js';
import type { Actor } from '../../domain/user/access.js';
import { commentLimit } from '../../domain/trigger/trigger-decisions.js';
import { summaryLimit, taskLeaseMs } from '../../domain/verification-task/task-decisions.js';
import type { PendingTask } from '../../domain/verification-task/verification-task.js';
import { aReport } from '../builders/a-report.js';
import { aFinding } from '../builders/a-finding.js';
import { aTask } from '../builders/a-task.js';
import { aTrigger } from '../builders/a-trigger.js';
import { aVerificationVideo } from '../builders/a-video.js';
import { aCompletedExecution } from '../builders/an-execution.js';
import { freshId } from '../builders/fresh-id.js';
import { atNoon, minute } from '../builders/moments.js';
import { openApplication, type Application } from './harness.js';

const kindOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.kind);
const anOperator = (): Actor => ({ userId: userId(freshId()), role: 'operator' });

/** An analysed video of five minutes with two findings, waiting for an operator. */
const waiting = async (app: Application, over: Partial<PendingTask> = {}) => {
  const ids = { videoId: videoId(freshId()), executionId: executionId(freshId()), reportId: reportId(freshId()) };
  const video = aVerificationVideo({
    ...ids,
    id: ids.videoId,
    ownerId: app.owner.id,
    projectId: app.project.id,
  });
  const task = aTask({ ...ids, ...over });
  const triggers = [1_000, 20_000].map((startMs) =>
    aTrigger({ ...aFinding(), ...ids, interval: { startMs, endMs: startMs + 500 } }),
  );
  await app.unitOfWork.run(async (tx) => {
    await tx.videos.add(video);
    await tx.executions.add(aCompletedExecution({ id: ids.executionId, videoId: ids.videoId, ownerId: app.owner.id }));
    await tx.triggers.addAll(triggers);
    await tx.reports.add(aReport({ ...ids, id: ids.reportId, ownerId: app.owner.id }));
    await tx.tasks.add(task);
    return accept(undefined);
  });
  const [first, second] = triggers;
  if (first === undefined || second === undefined) throw new Error('no triggers');
  return { video, task, first, second };
};

const actions = async (app: Application): Promise<readonly string[]> =>
  (await app.persistence.queries.operatorLog({}, { page: 1, pageSize: 100 })).items
    .map(({ action }) => action)
    .reverse();

test('fifty operators who ask at once never get the same task', async (t) => {
  await using app = await openApplication();
  for (let i = 0; i < 40; i++) await waiting(app);
  const take = new TakeNextTask(app);
  const operators = Array.from({ length: 50 }, anOperator);
  const results = await Promise.all(operators.map((operator) => take.execute(operator)));
  const taken = results.flatMap((result) => (result.ok ? [result.value.id] : []));
  t.is(taken.length, 40);
  t.is(new Set(taken).size, 40);
  t.deepEqual([...new Set(results.filter((result) => !result.ok).map(kindOf))], ['queue-empty']);

  const again = await Promise.all(operators.map((operator) => take.execute(operator)));
  t.deepEqual(
    again.map((result) => (result.ok ? result.value.id : undefined)),
    results.map((result) => (result.ok ? result.value.id : undefined)),
    'everybody keeps what they hold',
  );
});

test('the next task is the oldest of the highest priority, then one whose holder fell silent', async (t) => {
  await using app = await openApplication();
  const low = await waiting(app, { priority: 1, createdAt: atNoon(-minute) });
  const newer = await waiting(app, { priority: 4, createdAt: atNoon(1) });
  const older = await waiting(app, { priority: 4, createdAt: atNoon(0) });
  const take = new TakeNextTask(app);
  const next = async () => {
    const result = await take.execute(anOperator());
    await app.clock.advance(1);
    return result.ok ? result.value.id : result.refusal.kind;
  };
  t.deepEqual(
    [await next(), await next(), await next(), await next()],
    [older.task.id, newer.task.id, low.task.id, 'queue-empty'],
  );
  await app.clock.advance(taskLeaseMs);
  t.deepEqual([await next(), await next()], [older.task.id, newer.task.id]);
  t.is(kindOf(await take.execute(app.actors.owner)), 'forbidden');
});

test('a task is taken out of turn unless another holds it; beats keep it, a release gives it back', async (t) => {
  await using app = await openApplication();
  const { task } = await waiting(app);
  const [anna, boris] = [anOperator(), anOperator()];
  const [take, beat, release] = [new TakeTask(app), new BeatTask(app), new ReleaseTask(app)];
  t.is(kindOf(await take.execute(app.actors.owner, task.id)), 'forbidden');
  t.is(kindOf(await take.execute(anna, taskId(freshId()))), 'not-found');
  t.is(kindOf(await take.execute(anna, task.id)), 'ok');
  t.deepEqual(await take.execute(boris, task.id), {
    ok: false,
    refusal: { kind: 'task-already-taken', by: anna.userId },
  });
  for (let i = 0; i < 3; i++) {
    await app.clock.advance(taskLeaseMs - 1);
    t.is(kindOf(await beat.execute(anna, task.id)), 'ok');
  }
  t.is(kindOf(await beat.execute(boris, task.id)), 'task-not-held');
  t.is(kindOf(await release.execute(boris, task.id)), 'task-not-held');
  t.is(kindOf(await take.execute(anna, task.id)), 'ok', 'one’s own task is taken up again');
  t.is(kindOf(await release.execute(anna, task.id)), 'ok');
  t.is(kindOf(await release.execute(anna, task.id)), 'task-not-held');
  await take.execute(boris, task.id);
  await app.clock.advance(taskLeaseMs);
  t.is(kindOf(await beat.execute(boris, task.id)), 'task-not-held', 'a lease that ran out is lost');
  t.deepEqual(await actions(app), ['task-taken', 'task-released', 'task-taken']);
});

test('tasks of operators who fell silent return to the queue, others stay', async (t) => {
  await using app = await openApplication();
  const silent = await waiting(app);
  const beating = await waiting(app);
  const [anna, boris] = [anOperator(), anOperator()];
  await new TakeTask(app).execute(anna, silent.task.id);
  await new TakeTask(app).execute(boris, beating.task.id);
  await app.clock.advance(taskLeaseMs - 1);
  await new BeatTask(app).execute(boris, beating.task.id);
  const back = new ReturnExpiredLeases(app);
  t.is(await back.execute(), 0);
  await app.clock.advance(1);
  t.is(await back.execute(), 1);
  t.is(await back.execute(), 0);
  const states = await app.read(async (tx) => [
    await tx.tasks.find(silent.task.id),
    await tx.tasks.find(beating.task.id),
  ]);
  t.deepEqual(
    states.map((task) => task?.state),
    ['pending', 'in_progress'],
  );
  t.is((await actions(app)).at(-1), 'lease-expired');
});

test('a beat that comes while expired leases are returned wins', async (t) => {
  await using app = await openApplication();
  const { task } = await waiting(app);
  const anna = anOperator();
  await new TakeTask(app).execute(anna, task.id);
  await app.clock.advance(taskLeaseMs);
  let runs = 0;
  const unitOfWork: typeof app.unitOfWork = {
    run: async (work) => {
      if (++runs === 2) await new TakeTask(app).execute(anna, task.id);
      return app.unitOfWork.run(work);
    },
  };
  t.is(await new ReturnExpiredLeases({ ...app, unitOfWork }).execute(), 0);
  t.like(await app.read((tx) => tx.tasks.find(task.id)), { state: 'in_progress', operatorId: anna.userId });
});

test('a decision is labelled and logged; it may be changed, taken back and made under another risk', async (t) => {
  await using app = await openApplication();
  const { task, first } = await waiting(app);
  const anna = anOperator();
  await new TakeTask(app).execute(anna, task.id);
  const [decide, reopen] = [new DecideTrigger(app), new ReopenTrigger(app)];
  t.is(kindOf(await reopen.execute(anna, first.id)), 'trigger-not-decided');
  const confirmed = await decide.execute(anna, first.id, { verdict: 'confirmed', comment: 'слышно' }, 0);
  t.like(confirmed, { ok: true, value: { state: 'processed', version: 1 } });
  const stale = await decide.execute(anna, first.id, { verdict: 'rejected', comment: '' }, 0);
  t.deepEqual(stale, { ok: false, refusal: { kind: 'stale-write', subject: 'trigger', id: first.id } });
  const relabelled = { verdict: 'relabelled', riskCode: 'PROF_RUDE', comment: '' } as const;
  t.like(await decide.execute(anna, first.id, relabelled, 1), {
    value: { decision: { riskCode: 'PROF_RUDE' }, version: 2 },
  });
  t.is(kindOf(await decide.execute(anna, first.id, { ...relabelled, riskCode: 'NO_SUCH' })), 'unknown-risk');
  t.is(kindOf(await decide.execute(anna, first.id, { ...relabelled, riskCode: first.riskCode })), 'same-risk');
  const long = { verdict: 'confirmed', comment: 'x'.repeat(commentLimit + 1) } as const;
  t.is(kindOf(await decide.execute(anna, first.id, long)), 'comment-too-long');
  t.like(await reopen.execute(anna, first.id), { ok: true, value: { state: 'pending', version: 3 } });
  t.like(await decide.execute(anna, first.id, { verdict: 'rejected', comment: '' }), { ok: true });
  const labels = await app.read((tx) => tx.labels.ofTask(task.id));
  t.deepEqual(
    labels.map(({ verdict }) => verdict),
    ['confirmed', 'relabelled', 'reopened', 'rejected'],
  );
  t.deepEqual(await actions(app), [
    'task-taken',
    'trigger-decided',
    'trigger-decided',
    'trigger-reopened',
    'trigger-decided',
  ]);
});

test('only the holder of the task decides, adds and completes, and only while the lease lives', async (t) => {
  await using app = await openApplication();
  const { task, first } = await waiting(app);
  const [anna, boris] = [anOperator(), anOperator()];
  const everything = async (actor: Actor): Promise<readonly string[]> => {
    const added = { taskId: task.id, riskCode: 'SYM_NAZI', startMs: 0, endMs: 10, note: '' };
    return [
      await new DecideTrigger(app).execute(actor, first.id, { verdict: 'confirmed', comment: '' }),
      await new ReopenTrigger(app).execute(actor, first.id),
      await new AddTrigger(app).execute(actor, added),
      await new CompleteTask(app).execute(actor, task.id, ''),
    ].map(kindOf);
  };
  const notHeld = Array.from({ length: 4 }, () => 'task-not-held');
  t.deepEqual(await everything(anna), notHeld);
  await new TakeTask(app).execute(anna, task.id);
  t.deepEqual(await everything(boris), notHeld);
  t.deepEqual(await everything(app.actors.admin), notHeld);
  await app.clock.advance(taskLeaseMs);
  t.deepEqual(await everything(anna), notHeld);
  t.is(
    kindOf(await new DecideTrigger(app).execute(anna, triggerId(freshId()), { verdict: 'rejected', comment: '' })),
    'not-found',
  );
  t.is((await app.read((tx) => tx.labels.ofTask(task.id))).length, 0);
  t.deepEqual(await actions(app), ['task-taken']);
});

test('what an operator adds is confirmed at once, once, inside the video, and with a note of bounded length', async (t) => {
  await using app = await openApplication();
  const { task, first } = await waiting(app);
  const anna = anOperator();
  await new TakeTask(app).execute(anna, task.id);
  const add = new AddTrigger(app);
  const command = { taskId: task.id, riskCode: 'SYM_NAZI', startMs: 5_000, endMs: 6_000, note: 'на стене' };
  t.is(kindOf(await add.execute(anna, { ...command, endMs: 5_000 })), 'invalid-interval');
  t.is(kindOf(await add.execute(anna, { ...command, startMs: 0.5 })), 'invalid-interval');
  t.is(kindOf(await add.execute(anna, { ...command, endMs: 300_001 })), 'interval-outside-video');
  t.is(kindOf(await add.execute(anna, { ...command, riskCode: 'NO_SUCH' })), 'unknown-risk');
  t.is(kindOf(await add.execute(anna, { ...command, note: 'x'.repeat(commentLimit + 1) })), 'comment-too-long');
  const added = await add.execute(anna, command);
  t.like(added, {
    ok: true,
    value: { state: 'processed', source: 'operator', catalogueVersion: shippedCatalogue.version },
  });
  t.is(kindOf(await add.execute(anna, command)), 'trigger-exists');
  t.is((await app.read((tx) => tx.triggers.ofExecution(first.executionId))).length, 3);
  t.deepEqual(
    (await app.read((tx) => tx.labels.ofTask(task.id))).map(({ verdict }) => verdict),
    ['added'],
  );
});

test('a task is completed only when everything is decided; then the report is final and the owner is told', async (t) => {
  await using app = await openApplication();
  const { video, task, first, second } = await waiting(app);
  const anna = anOperator();
  await new TakeTask(app).execute(anna, task.id);
  const [decide, complete] = [new DecideTrigger(app), new CompleteTask(app)];
  await decide.execute(anna, first.id, { verdict: 'confirmed', comment: 'да' });
  t.deepEqual(await complete.execute(anna, task.id, ''), {
    ok: false,
    refusal: { kind: 'triggers-undecided', count: 1 },
  });
  await decide.execute(anna, second.id, { verdict: 'rejected', comment: '' });
  t.is(kindOf(await complete.execute(anna, task.id, 'x'.repeat(summaryLimit + 1))), 'summary-too-long');
  t.deepEqual(await app.takeJobs(), []);

  const both = await Promise.all([
    complete.execute(anna, task.id, ' Итог '),
    complete.execute(anna, task.id, 'Второй'),
  ]);
  t.deepEqual(both.map(kindOf).sort(), ['ok', 'task-completed']);
  const report = both.find((result) => result.ok);
  t.like(report, {
    value: {
      state: 'final',
      verifiedBy: anna.userId,
      document: { summary: 'Итог', counts: { confirmed: 1, rejected: 1, undecided: 0 } },
    },
  });
  t.is((await app.read((tx) => tx.videos.find(video.id)))?.state, 'completed');
  t.is((await app.read((tx) => tx.tasks.find(task.id)))?.state, 'completed');
  const jobs = await app.takeJobs();
  t.is(jobs.length, 1);
  t.like(jobs[0], { notification: { kind: 'report-published', to: app.owner.email, confirmedCount: 1 } });
  t.deepEqual(app.news, [{ kind: 'video', videoId: video.id, state: 'completed' }]);
  t.is(kindOf(await decide.execute(anna, first.id, { verdict: 'rejected', comment: '' })), 'task-completed');
  t.is(kindOf(await new TakeTask(app).execute(anna, task.id)), 'task-completed');
});
