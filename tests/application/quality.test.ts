import test from 'ava';
import {
  AddTrigger,
  CompleteTask,
  CountQuality,
  DecideTrigger,
  EscalateTask,
  TakeTask,
} from '../../application/index.js';
import { medianEdgeChange } from '../../domain/quality/edge-changes.js';
import { qualityDay } from '../../domain/quality/quality-day.js';
import { minute } from '../builders/moments.js';
import { seedVerification } from '../hosts/harness/seeds.js';
import { openApplication } from './harness.js';

const never = new AbortController().signal;

test('a completed task comes into the figures of its day by itself, and only once', async (t) => {
  await using app = await openApplication();
  const { task, triggers } = await seedVerification(app, app.owner);
  const { operator, admin } = app.actors;
  const take = new TakeTask(app);
  const count = new CountQuality(app);
  const { queries } = app.persistence;
  const fromDay = qualityDay(app.clock.now());

  t.true((await take.execute(operator, task.id)).ok);
  const [first, ...others] = triggers;
  if (first === undefined) throw new Error('no triggers');
  await app.clock.advance(minute);
  const edges = { startMs: first.interval.startMs, endMs: first.interval.endMs + 90 };
  const decide = new DecideTrigger(app);
  t.true((await decide.execute(operator, first.id, { verdict: 'confirmed', comment: '', edges })).ok);
  for (const { id } of others) t.true((await decide.execute(operator, id, { verdict: 'rejected', comment: '' })).ok);
  await app.clock.advance(minute);
  t.true((await new EscalateTask(app).execute(operator, task.id, 'Что это?')).ok);
  t.is(await count.execute(never), 0, 'nothing is completed yet');

  await app.clock.advance(10 * minute);
  t.true((await take.execute(admin, task.id)).ok);
  t.true((await decide.execute(admin, first.id, { verdict: 'rejected', comment: '' })).ok);
  t.true((await decide.execute(admin, first.id, { verdict: 'confirmed', comment: '', edges })).ok);
  const added = { taskId: task.id, riskCode: first.riskCode, startMs: 0, endMs: 500, note: '' };
  t.true((await new AddTrigger(app).execute(admin, added)).ok);
  await app.clock.advance(minute);
  t.true((await new CompleteTask(app).execute(admin, task.id, 'Готово')).ok);
  t.is(await queries.uncountedTasks(), 1);
  t.deepEqual(await queries.qualityOfRisks({ fromDay }), [], 'not in the transaction of the operator');

  t.is(await count.execute(never), 1);
  t.is(await count.execute(never), 0);
  t.is(await queries.uncountedTasks(), 0);
  const risks = await queries.qualityOfRisks({ fromDay });
  const sum = (of: 'confirmed' | 'rejected' | 'added') => risks.reduce((all, risk) => all + risk[of], 0);
  t.deepEqual([sum('confirmed'), sum('rejected'), sum('added')], [1, others.length, 1]);
  const own = risks.find(({ riskCode }) => riskCode === first.riskCode);
  t.is(own && medianEdgeChange(own.edgeChanges), 100);

  const people = await queries.qualityOfOperators({ fromDay });
  t.like(
    people.find(({ operatorId }) => operatorId === operator.userId),
    {
      ...{ completed: 0, decisions: 1 + others.length, heldMs: 2 * minute, escalated: 1, handedOver: 0 },
      ...{ compared: 1, agreed: 1, judged: others.length, confirmed: 0 },
    },
  );
  t.like(
    people.find(({ operatorId }) => operatorId === admin.userId),
    {
      ...{ completed: 1, decisions: 2, heldMs: minute, compared: 1, agreed: 1 },
      ...{ judged: 1, confirmed: 1 },
    },
  );
});

test('the count of a worker that stops ends between two tasks', async (t) => {
  await using app = await openApplication();
  const { task, triggers } = await seedVerification(app, app.owner);
  await new TakeTask(app).execute(app.actors.operator, task.id);
  for (const { id } of triggers)
    await new DecideTrigger(app).execute(app.actors.operator, id, { verdict: 'confirmed', comment: '' });
  t.true((await new CompleteTask(app).execute(app.actors.operator, task.id, '')).ok);
  await t.throwsAsync(new CountQuality(app).execute(AbortSignal.abort(new Error('stop'))), { message: 'stop' });
  t.is(await app.persistence.queries.uncountedTasks(), 1);
});
