import { noEdgeChanges } from '../../../domain/quality/edge-changes.js';
import type { OperatorLine, RiskLine } from '../../../domain/quality/quality-counts.js';
import { logEntryId, taskId, userId } from '../../../domain/shared/ids.js';
import { aLogEntry } from '../../builders/a-label.js';
import { aCompletedTask, aTask } from '../../builders/a-task.js';
import { aUser } from '../../builders/a-user.js';
import { freshId } from '../../builders/fresh-id.js';
import { knownIds } from '../../builders/known-ids.js';
import { atNoon, minute } from '../../builders/moments.js';
import {
  inRun,
  scenarioOf,
  stored,
  type DeclareTest,
  type PersistenceHarness,
  type PersistenceSubject,
} from './persistence-harness.js';

const edges = (counts: Readonly<Record<number, number>>) => noEdgeChanges.map((_, place) => counts[place] ?? 0);

const riskLine = (over: Partial<RiskLine> = {}): RiskLine => ({
  riskCode: 'PROF_OBSCENE_SPEECH',
  catalogueVersion: '2026.1',
  confirmed: 2,
  rejected: 1,
  relabelled: 0,
  added: 0,
  edgeChanges: edges({ 0: 1, 3: 1 }),
  ...over,
});

const operatorLine = (over: Partial<OperatorLine> = {}): OperatorLine => ({
  operatorId: knownIds.operator,
  completed: 1,
  decisions: 3,
  judged: 4,
  confirmed: 2,
  heldMs: 90_000,
  compared: 2,
  agreed: 1,
  escalated: 0,
  handedOver: 1,
  ...over,
});

/** Completed tasks of one video, by the minute of their completion. */
const completedTasks = async (store: PersistenceSubject, minutes: readonly number[]) => {
  const { video, execution } = await stored(store);
  const of = { videoId: video.id, executionId: execution.id };
  return inRun(store, async (tx) => {
    await tx.tasks.add(aTask({ ...of, id: taskId(freshId()) }));
    const tasks = [];
    for (const at of minutes) {
      const task = aCompletedTask({ ...of, id: taskId(freshId()), completedAt: atNoon(at * minute) });
      await tx.tasks.add(aTask({ ...of, id: task.id }));
      await tx.tasks.update(task);
      tasks.push({ ...task, version: 1 });
    }
    return tasks;
  });
};

/** Figures of quality, and the log that they are made from. */
export const qualityContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario('completed tasks are counted once, the oldest first', async ({ t, store }) => {
    const { queries } = store;
    const [late, early, middle] = await completedTasks(store, [30, 10, 20]);
    if (late === undefined || early === undefined || middle === undefined) throw new Error('no tasks');
    const uncounted = (limit: number) => inRun(store, (tx) => tx.quality.uncounted(limit));
    t.deepEqual(await uncounted(10), [early, middle, late]);
    t.deepEqual(await uncounted(2), [early, middle]);
    t.is(await queries.uncountedTasks(), 3);
    for (const limit of [0, 1.5, 1_001]) await t.throwsAsync(uncounted(limit), { instanceOf: RangeError });

    const quality = { day: 20_000, risks: [riskLine()], operators: [operatorLine()] };
    const count = (id: typeof early.id) => store.unitOfWork.run((tx) => tx.quality.count(id, quality));
    t.true((await count(early.id)).ok);
    const again = await count(early.id);
    t.deepEqual(again, { ok: false, refusal: { kind: 'stale-write', subject: 'task', id: early.id } });
    t.false((await count(taskId(freshId()))).ok, 'no such task');
    t.deepEqual(await uncounted(10), [middle, late]);
    t.is(await queries.uncountedTasks(), 2);
    t.deepEqual(await queries.qualityOfRisks({ fromDay: 20_000 }), [
      {
        riskCode: 'PROF_OBSCENE_SPEECH',
        ...{ confirmed: 2, rejected: 1, relabelled: 0, added: 0, edgeChanges: edges({ 0: 1, 3: 1 }) },
      },
    ]);
    const kept = await inRun(store, (tx) => tx.tasks.find(early.id));
    t.deepEqual(kept, early, 'the task itself is as it was');
  });

  scenario('figures of quality add up over days, operators and catalogues, and outlive the tasks', async (given) => {
    const { t, store } = given;
    const { queries } = store;
    const [one, two, three] = await completedTasks(store, [10, 20, 30]);
    if (one === undefined || two === undefined || three === undefined) throw new Error('no tasks');
    const vera = aUser({ name: 'Вера', role: 'operator' });
    const gone = userId(freshId());
    await inRun(store, async (tx) => {
      await tx.users.add(vera);
      await tx.quality.count(one.id, {
        day: 20_000,
        risks: [riskLine(), riskLine({ riskCode: 'ADS_UNMARKED', relabelled: 4, added: 5, rejected: 0 })],
        operators: [operatorLine({ operatorId: vera.id })],
      });
      await tx.quality.count(two.id, {
        day: 20_000,
        risks: [riskLine({ edgeChanges: edges({ 3: 2, 9: 1 }) })],
        operators: [operatorLine({ operatorId: vera.id, decisions: 1 }), operatorLine({ operatorId: gone, agreed: 0 })],
      });
      await tx.quality.count(three.id, {
        day: 20_001,
        risks: [riskLine({ catalogueVersion: '2026.2', confirmed: 7 })],
        operators: [operatorLine({ operatorId: gone, heldMs: 8_000_000_000, escalated: 1 })],
      });
      await tx.videos.remove(one.videoId);
    });
    t.is(await queries.uncountedTasks(), 0);
    const profanity = (confirmed: number, rejected: number, changes: Readonly<Record<number, number>>) => ({
      riskCode: 'PROF_OBSCENE_SPEECH',
      ...{ confirmed, rejected, relabelled: 0, added: 0, edgeChanges: edges(changes) },
    });
    const ads = {
      riskCode: 'ADS_UNMARKED',
      ...{ confirmed: 2, rejected: 0, relabelled: 4, added: 5, edgeChanges: edges({ 0: 1, 3: 1 }) },
    };
    t.deepEqual(await queries.qualityOfRisks({ fromDay: 20_000 }), [ads, profanity(11, 3, { 0: 2, 3: 4, 9: 1 })]);
    t.deepEqual(await queries.qualityOfRisks({ fromDay: 20_001 }), [profanity(7, 1, { 0: 1, 3: 1 })]);
    t.deepEqual(await queries.qualityOfRisks({ fromDay: 20_002 }), []);
    t.deepEqual(await queries.qualityOfRisks({ fromDay: 20_000, catalogueVersion: '2026.2' }), [
      profanity(7, 1, { 0: 1, 3: 1 }),
    ]);
    t.deepEqual(await queries.qualityCatalogues({ fromDay: 20_000 }), ['2026.1', '2026.2']);
    t.deepEqual(await queries.qualityCatalogues({ fromDay: 20_001 }), ['2026.2']);
    const { operatorId: _, ...counts } = operatorLine();
    t.deepEqual(await queries.qualityOfOperators({ fromDay: 20_000 }), [
      {
        ...{ ...counts, operatorId: gone, name: undefined, judged: 8, confirmed: 4 },
        ...{ completed: 2, decisions: 6, heldMs: 8_000_090_000, compared: 4, agreed: 1, escalated: 1, handedOver: 2 },
      },
      {
        ...{ ...counts, operatorId: vera.id, name: 'Вера', judged: 8, confirmed: 4 },
        ...{ completed: 2, decisions: 4, heldMs: 180_000, compared: 4, agreed: 2, escalated: 0, handedOver: 2 },
      },
    ]);
    t.is((await queries.qualityOfOperators({ fromDay: 20_001 }))[0]?.heldMs, 8_000_000_000);
    t.deepEqual(await queries.qualityOfOperators({ fromDay: 20_002 }), []);
  });

  scenario('the log of one task is read, the oldest line first', async ({ t, store }) => {
    const line = (at: number, over: object = {}) => aLogEntry({ id: logEntryId(freshId()), at: atNoon(at), ...over });
    const [late, early, other] = [line(2), line(1), line(1, { subjectId: freshId() })];
    await inRun(store, async (tx) => {
      for (const one of [late, early, other]) await tx.operatorLog.add(one);
    });
    t.deepEqual(await inRun(store, (tx) => tx.operatorLog.ofSubject(knownIds.task)), [early, late]);
    t.deepEqual(await inRun(store, (tx) => tx.operatorLog.ofSubject(freshId())), []);
  });
};
