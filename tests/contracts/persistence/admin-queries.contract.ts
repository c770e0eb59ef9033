import type { TrailEntry, TrailFilter } from '../../../application/ports/admin-queries.js';
import type { AuditEntry } from '../../../domain/audit/audit-entry.js';
import { auditEntryId, executionId, logEntryId, messageId, taskId } from '../../../domain/shared/ids.js';
import { aLogEntry } from '../../builders/a-label.js';
import { aTask } from '../../builders/a-task.js';
import { aUser } from '../../builders/a-user.js';
import { aCompletedExecution, aFailedExecution, aRunningExecution } from '../../builders/an-execution.js';
import { freshId } from '../../builders/fresh-id.js';
import { knownIds } from '../../builders/known-ids.js';
import { atNoon, minute, second } from '../../builders/moments.js';
import { inRun, scenarioOf, stored, type DeclareTest, type PersistenceHarness } from './persistence-harness.js';

/** What admins see of the product's own running. */
export const adminQueriesContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);
  const page = { page: 1, pageSize: 10 } as const;

  scenario('executions are found by the stage that they began and did not finish', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const of = { videoId: video.id, ownerId: video.ownerId };
    const running = aRunningExecution({ ...of, id: executionId(freshId()) });
    const failed = aFailedExecution({ ...of, id: executionId(freshId()) });
    const done = aCompletedExecution({ ...of, id: executionId(freshId()) });
    await inRun(store, async (tx) => {
      for (const one of [running, failed, done]) await tx.executions.add(one);
    });
    const found = async (filter: object) =>
      (await store.queries.executions({ owner: undefined, ...filter }, page)).items.map(({ id }) => id).sort();
    t.deepEqual(await found({ stage: 'validate' }), [running.id, failed.id].sort());
    t.deepEqual(await found({ stage: 'validate', state: 'failed' }), [failed.id]);
    t.deepEqual(await found({ stage: 'look' }), [], 'not begun');
    t.deepEqual(await found({ stage: 'validate', state: 'completed' }), []);
    t.deepEqual(await found({ state: ['pending', 'failed'] }), [execution.id, failed.id].sort());
    t.deepEqual(await found({ state: ['completed', 'failed'] }), [done.id, failed.id].sort());
    t.deepEqual(await found({ video: [] }), []);
    t.is((await found({ video: [video.id, knownIds.video] })).length, 4);
  });

  scenario('executions that are not over come running ones first, each by their last change', async (given) => {
    const { t, store } = given;
    const { video, execution } = await stored(store);
    const of = { videoId: video.id, ownerId: video.ownerId };
    const late = aRunningExecution({ ...of, id: executionId(freshId()), updatedAt: atNoon(3 * minute) });
    const early = aRunningExecution({ ...of, id: executionId(freshId()), updatedAt: atNoon(2 * minute) });
    await inRun(store, async (tx) => {
      for (const one of [late, early, aFailedExecution({ ...of, id: executionId(freshId()) })])
        await tx.executions.add(one);
      await tx.executions.add(aCompletedExecution({ ...of, id: executionId(freshId()) }));
    });
    const { queries } = store;
    t.deepEqual(await queries.unfinishedExecutions(10), [early, late, execution]);
    t.deepEqual(await queries.unfinishedExecutions(2), [early, late]);
    for (const limit of [0, 1.5, 1_001])
      await t.throwsAsync(queries.unfinishedExecutions(limit), { instanceOf: RangeError });
  });

  scenario('open tasks are counted by priority, the highest first', async ({ t, store }) => {
    t.deepEqual(await store.queries.openTasks(), []);
    const { video, execution } = await stored(store);
    const task = (priority: number, at: number) =>
      aTask({
        id: taskId(freshId()),
        videoId: video.id,
        executionId: execution.id,
        priority,
        createdAt: atNoon(at),
      });
    const held = { operatorId: knownIds.operator, takenAt: atNoon(minute) };
    await inRun(store, async (tx) => {
      for (const one of [task(4, 5 * minute), task(4, 2 * minute), task(0, minute)]) await tx.tasks.add(one);
      const taken = task(4, minute);
      await tx.tasks.add(taken);
      await tx.tasks.update({ ...taken, ...held, state: 'in_progress', leaseExpiresAt: atNoon(9 * minute) });
      const ended = task(3, 0);
      await tx.tasks.add(ended);
      await tx.tasks.update({ ...ended, ...held, state: 'completed', completedAt: atNoon(2 * minute), summary: '' });
    });
    t.deepEqual(await store.queries.openTasks(), [
      { priority: 4, pending: 2, held: 1, oldestCreatedAt: atNoon(minute) },
      { priority: 0, pending: 1, held: 0, oldestCreatedAt: atNoon(minute) },
    ]);
  });

  scenario('jobs that are due and not handed over are counted, and those that were tried before', async (given) => {
    const { t, store } = given;
    const { queries, outboxRelay } = store;
    const job = { name: 'purge-expired' } as const;
    t.deepEqual(await queries.unsentJobs(atNoon()), { due: 0, failing: 0 });
    await inRun(store, (tx) =>
      tx.outbox.append([
        { id: messageId(freshId()), job },
        { id: messageId(freshId()), job },
        { id: messageId(freshId()), job, notBefore: atNoon(minute) },
      ]),
    );
    t.deepEqual(await queries.unsentJobs(atNoon()), { due: 2, failing: 0 });
    const [message] = await outboxRelay.claim(1, atNoon(), second);
    if (message === undefined) throw new Error('nothing claimed');
    t.deepEqual(await queries.unsentJobs(atNoon()), { due: 2, failing: 0 });
    await outboxRelay.failed(message.id, 'the queue is down', atNoon());
    await outboxRelay.claim(1, atNoon(), second);
    t.deepEqual(await queries.unsentJobs(atNoon()), { due: 2, failing: 1 });
    t.is((await queries.unsentJobs(atNoon(minute))).due, 3);
  });

  scenario('the trail puts both logs together, newest first, and walks them to and fro', async ({ t, store }) => {
    const admin = aUser({ name: 'Анна', email: 'anna@example.test' as never, role: 'admin' });
    const user = aUser({ name: 'Вера', email: 'vera@example.test' as never });
    const audit = (at: number, over: Partial<AuditEntry> = {}): AuditEntry => ({
      id: auditEntryId(freshId()),
      action: 'role-changed',
      actorId: admin.id,
      userId: user.id,
      details: { from: 'client', to: 'operator' },
      at: atNoon(at),
      ...over,
    });
    const work = (at: number, over: object = {}) =>
      aLogEntry({ id: logEntryId(freshId()), operatorId: admin.id, at: atNoon(at), ...over });
    const one = audit(1 * minute);
    const two = work(2 * minute);
    const three = audit(3 * minute, { action: 'log-in-locked', actorId: undefined, userId: undefined });
    const sameTime = [work(4 * minute), audit(4 * minute, { actorId: user.id })] as const;
    const six = work(6 * minute, { operatorId: knownIds.operator, action: 'catalogue-changed', subjectId: 'v2' });
    await inRun(store, async (tx) => {
      await tx.users.add(admin);
      await tx.users.add(user);
      for (const entry of [one, three, sameTime[1]]) await tx.audit.add(entry);
      for (const entry of [two, sameTime[0], six]) await tx.operatorLog.add(entry);
    });
    const inOrder = [
      six.id,
      ...sameTime
        .map(({ id }) => id)
        .sort()
        .reverse(),
      three.id,
      two.id,
      one.id,
    ];
    const { queries } = store;
    const ids = (items: readonly TrailEntry[]) => items.map(({ entry }) => entry.id);
    const all = await queries.trail({}, { pageSize: 100 });
    t.deepEqual(ids(all.items), inOrder);
    t.false(all.hasMore);
    const anna = { name: 'Анна', email: 'anna@example.test' };
    t.deepEqual(all.items.at(-1), {
      log: 'accounts',
      entry: one,
      actor: anna,
      subject: { name: 'Вера', email: 'vera@example.test' },
    } as never);
    t.deepEqual(all.items.at(-2), { log: 'verification', entry: two, actor: anna });
    t.deepEqual(all.items[0], { log: 'verification', entry: six, actor: undefined });
    t.like(all.items[3], { actor: undefined, subject: undefined });

    const place = (entry: TrailEntry | undefined) => ({ key: entry?.entry.at ?? 0, id: entry?.entry.id ?? '' });
    let from: ReturnType<typeof place> | undefined;
    const walked: string[] = [];
    for (let hasMore = true; hasMore;) {
      const stretch = await queries.trail({}, { pageSize: 2, ...(from && { from }) });
      walked.push(...ids(stretch.items));
      from = place(stretch.items.at(-1));
      hasMore = stretch.hasMore;
    }
    t.deepEqual(walked, inOrder);
    const back = await queries.trail({}, { pageSize: 2, from: place(all.items[4]), isBackward: true });
    t.deepEqual(ids(back.items), inOrder.slice(2, 4));
    t.true(back.hasMore);
    const start = await queries.trail({}, { pageSize: 4, from: place(all.items[4]), isBackward: true });
    t.deepEqual([ids(start.items), start.hasMore], [inOrder.slice(0, 4), false]);

    const found = async (filter: TrailFilter) => ids((await queries.trail(filter, { pageSize: 100 })).items).sort();
    t.deepEqual(await found({ actor: user.id }), [sameTime[1].id]);
    t.deepEqual(await found({ actor: [knownIds.operator, user.id] }), [six.id, sameTime[1].id].sort());
    t.deepEqual(await found({ actor: [] }), []);
    t.deepEqual(await found({ action: 'log-in-locked' }), [three.id]);
    t.deepEqual(await found({ action: 'catalogue-changed' }), [six.id]);
    t.deepEqual(await found({ subject: user.id }), [one.id, sameTime[1].id].sort());
    t.deepEqual(await found({ subject: 'v2' }), [six.id]);
    t.deepEqual(await found({ subject: knownIds.task }), [two.id, sameTime[0].id].sort());
    t.deepEqual(await found({ createdFrom: atNoon(2 * minute), createdBefore: atNoon(3 * minute) }), [two.id]);
    await t.throwsAsync(queries.trail({}, { pageSize: 101 }), { instanceOf: RangeError });
  });

  scenario('a database says what it takes; a store in memory has none', async ({ t, store }) => {
    const bytes = await store.queries.databaseBytes();
    t.true(bytes === undefined || (Number.isInteger(bytes) && bytes > 0));
    t.is(bytes === undefined, harness.name.includes('memory'));
  });
};
