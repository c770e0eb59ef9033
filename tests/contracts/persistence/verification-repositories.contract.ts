import { userId } from '../../../domain/shared/ids.js';
import { refuse, type Result } from '../../../domain/shared/result.js';
import { nextTask, takeTask } from '../../../domain/verification-task/task-decisions.js';
import type { InProgressTask } from '../../../domain/verification-task/verification-task.js';
import { PersistenceFault } from '../../../application/ports/unit-of-work.js';
import { aLabel, aLogEntry } from '../../builders/a-label.js';
import { aGivenAnswer, anAnswerSheet } from '../../builders/an-answer-sheet.js';
import { aCompletedTask, aTask, aTaskInProgress } from '../../builders/a-task.js';
import { freshId } from '../../builders/fresh-id.js';
import { knownIds } from '../../builders/known-ids.js';
import { atNoon, minute, noon, second } from '../../builders/moments.js';
import {
  inRun,
  scenarioOf,
  stored,
  type DeclareTest,
  type PersistenceHarness,
  type PersistenceSubject,
} from './persistence-harness.js';

/** Verification tasks, operator labels and the operators' log. */
export const verificationRepositoriesContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario('tasks of every state come back as they were written', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const about = { videoId: video.id, executionId: execution.id };
    const tasks = [aTask(about), aTaskInProgress(about), aCompletedTask({ ...about, summary: '' })];
    await inRun(store, async (tx) => {
      for (const task of tasks) await tx.tasks.add(task);
    });
    await inRun(store, async (tx) => {
      for (const task of tasks) t.deepEqual(await tx.tasks.find(task.id), task);
    });
  });

  scenario('waiting tasks come by priority, then age, as many as asked', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const about = { videoId: video.id, executionId: execution.id };
    const low = aTask({ ...about, priority: 1, createdAt: atNoon(-minute) });
    const young = aTask({ ...about, priority: 4, createdAt: atNoon(minute) });
    const old = aTask({ ...about, priority: 4 });
    await inRun(store, async (tx) => {
      for (const task of [low, young, old, aTaskInProgress(about), aCompletedTask(about)]) await tx.tasks.add(task);
      t.deepEqual(await tx.tasks.waiting(10), [old, young, low]);
      t.deepEqual(await tx.tasks.waiting(2), [old, young]);
    });
  });

  scenario('escalated tasks wait in a line of their own, and tell who passed them on', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const about = { videoId: video.id, executionId: execution.id };
    const said = { by: knownIds.operator, comment: 'Это реклама?', at: noon };
    const escalated = aTask({ ...about, priority: 1, passedOn: { kind: 'escalated', ...said } });
    const plain = aTask(about);
    const handed = aTaskInProgress({ ...about, passedOn: { kind: 'handed-over', ...said } });
    await inRun(store, async (tx) => {
      for (const task of [escalated, plain, handed]) await tx.tasks.add(task);
      t.deepEqual(await tx.tasks.waiting(10), [plain]);
      t.deepEqual(await tx.tasks.waiting(10, true), [escalated]);
      t.deepEqual(await tx.tasks.find(handed.id), handed);
    });
    const listed = async (isEscalated: boolean) =>
      (await store.queries.tasks({ isEscalated }, { page: 1, pageSize: 10 })).items.map((row) => row.task);
    t.deepEqual([await listed(true), await listed(false)], [[escalated], [plain, handed]]);
    await inRun(store, async (tx) => {
      t.true((await tx.tasks.update({ ...escalated, passedOn: undefined })).ok);
      t.is((await tx.tasks.waiting(10)).length, 2);
      t.deepEqual(await tx.tasks.waiting(10, true), []);
    });
  });

  scenario('a person’s settings of the workbench come back as they were last written', async ({ t, store }) => {
    const settings = { userId: knownIds.operator, blurs: true, greys: false, mutes: true };
    await inRun(store, async (tx) => {
      t.is(await tx.benchSettings.find(knownIds.operator), undefined);
      await tx.benchSettings.write(settings);
    });
    await inRun(store, async (tx) => {
      t.deepEqual(await tx.benchSettings.find(knownIds.operator), settings);
      await tx.benchSettings.write({ ...settings, blurs: false, greys: true });
      await tx.benchSettings.write({ ...settings, userId: userId(freshId()) });
    });
    t.deepEqual(await inRun(store, (tx) => tx.benchSettings.find(knownIds.operator)), {
      ...settings,
      blurs: false,
      greys: true,
    });
  });

  scenario(
    'an operator holds the tasks that are in progress under their name, longest held first',
    async ({ t, store }) => {
      const { video, execution } = await stored(store);
      const about = { videoId: video.id, executionId: execution.id };
      const recent = aTaskInProgress({ ...about, takenAt: atNoon(minute) });
      const long = aTaskInProgress({ ...about, takenAt: atNoon() });
      const other = aTaskInProgress({ ...about, operatorId: userId(freshId()) });
      await inRun(store, async (tx) => {
        for (const task of [recent, long, other, aCompletedTask(about), aTask(about)]) await tx.tasks.add(task);
        t.deepEqual(await tx.tasks.heldBy(knownIds.operator), [long, recent]);
        for (let added = 0; added < 100; added++) await tx.tasks.add(aTaskInProgress(about));
        t.is((await tx.tasks.heldBy(knownIds.operator)).length, 100);
      });
    },
  );

  scenario('expired tasks are those whose lease has ended, as many as asked', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const until = (ms: number) =>
      aTaskInProgress({ videoId: video.id, executionId: execution.id, leaseExpiresAt: atNoon(ms) });
    const [early, late, living] = [until(second), until(2 * second), until(2 * second + 1)];
    await inRun(store, async (tx) => {
      for (const task of [late, early, living]) await tx.tasks.add(task);
      t.deepEqual(await tx.tasks.expired(atNoon(2 * second), 10), [early, late]);
      t.deepEqual(await tx.tasks.expired(atNoon(2 * second), 1), [early]);
      t.deepEqual(await tx.tasks.expired(atNoon(second - 1), 10), []);
    });
  });

  scenario(
    'the tasks of a video come newest first, at most 100; its open ones can be removed',
    async ({ t, store }) => {
      const { video, execution } = await stored(store);
      const other = await stored(store);
      const at = (ms: number) => ({ videoId: video.id, executionId: execution.id, createdAt: atNoon(ms) });
      const [pending, held, done] = [aTask(at(1)), aTaskInProgress(at(2)), aCompletedTask(at(3))];
      const foreign = aTask({ videoId: other.video.id, executionId: other.execution.id });
      await inRun(store, async (tx) => {
        for (const task of [held, done, pending, foreign]) await tx.tasks.add(task);
        t.deepEqual(await tx.tasks.ofVideo(video.id), [done, held, pending]);
        await tx.tasks.removeOpenOfVideo(video.id);
        t.deepEqual(await tx.tasks.ofVideo(video.id), [done]);
        t.deepEqual(await tx.tasks.ofVideo(other.video.id), [foreign]);
        for (let added = 0; added < 100; added++) await tx.tasks.add(aTask(at(4)));
        t.is((await tx.tasks.ofVideo(video.id)).length, 100);
      });
    },
  );

  scenario('fifty operators who take tasks at once never get the same one', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const tasks = Array.from({ length: 50 }, (_, index) =>
      aTask({ videoId: video.id, executionId: execution.id, priority: index % 5, createdAt: atNoon(index) }),
    );
    await inRun(store, async (tx) => {
      for (const task of tasks) await tx.tasks.add(task);
    });
    const operators = Array.from({ length: 50 }, () => userId(freshId()));
    const taken = await Promise.all(operators.map((operator) => takeNext(store, operator)));
    t.is(new Set(taken.map((task) => task.id)).size, 50);
    const stillWaiting = await inRun(store, (tx) => tx.tasks.waiting(100));
    t.deepEqual(stillWaiting, []);
    for (const [index, operator] of operators.entries())
      t.deepEqual(
        (await inRun(store, (tx) => tx.tasks.heldBy(operator))).map(({ id }) => id),
        [taken[index]?.id],
      );
  });

  scenario('labels of a task come oldest first and outlive the task', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const task = aTask({ videoId: video.id, executionId: execution.id });
    const about = { videoId: video.id, taskId: task.id };
    const [first, next] = [aLabel({ ...about, verdict: 'added' }), aLabel({ ...about, createdAt: atNoon(1) })];
    await inRun(store, async (tx) => {
      await tx.tasks.add(task);
      for (const label of [next, first, aLabel({ videoId: video.id })]) await tx.labels.add(label);
      await tx.tasks.removeOpenOfVideo(video.id);
      t.deepEqual(await tx.labels.ofTask(task.id), [first, next]);
    });
  });

  scenario('age answers come back as they were written, under a version of their own', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const task = aTask({ videoId: video.id, executionId: execution.id });
    const sheet = anAnswerSheet({ id: task.id });
    const stale = { ok: false, refusal: { kind: 'stale-write', subject: 'age-answers', id: task.id } };
    await inRun(store, async (tx) => {
      await tx.tasks.add(task);
      t.is(await tx.ageAnswers.find(task.id), undefined);
      t.true((await tx.ageAnswers.write(sheet)).ok);
    });
    await inRun(store, async (tx) => {
      t.deepEqual(await tx.ageAnswers.find(task.id), { ...sheet, version: 1 });
      t.deepEqual(await tx.ageAnswers.write(sheet), stale as never);
      t.true((await tx.ageAnswers.write({ ...sheet, answers: [aGivenAnswer()], version: 1 })).ok);
      t.deepEqual(await tx.ageAnswers.write({ ...sheet, version: 1 }), stale as never);
      t.deepEqual(await tx.ageAnswers.find(task.id), { ...sheet, answers: [aGivenAnswer()], version: 2 });
    });
  });

  scenario('of ten operators who write the first age answer of a task at once one succeeds', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const task = aTask({ videoId: video.id, executionId: execution.id });
    await inRun(store, (tx) => tx.tasks.add(task));
    const sheet = anAnswerSheet({ id: task.id });
    const results = await Promise.all(
      Array.from({ length: 10 }, () => store.unitOfWork.run((tx) => tx.ageAnswers.write(sheet))),
    );
    t.is(results.filter(({ ok }) => ok).length, 1);
    t.true(results.every((result) => result.ok || result.refusal.kind === 'stale-write'));
  });

  scenario('age answers go with their task, and there are none without one', async ({ t, store }) => {
    const { project, video, execution } = await stored(store);
    const tasks = [
      aTask({ videoId: video.id, executionId: execution.id }),
      aCompletedTask({ videoId: video.id, executionId: execution.id }),
    ];
    await inRun(store, async (tx) => {
      for (const task of tasks) {
        await tx.tasks.add(task);
        await tx.ageAnswers.write(anAnswerSheet({ id: task.id }));
      }
      await tx.tasks.removeOpenOfVideo(video.id);
    });
    const kept = () =>
      inRun(store, async (tx) => [
        (await tx.ageAnswers.find(tasks[0]?.id ?? knownIds.task)) !== undefined,
        (await tx.ageAnswers.find(tasks[1]?.id ?? knownIds.task)) !== undefined,
      ]);
    t.deepEqual(await kept(), [false, true]);
    await inRun(store, (tx) => tx.projects.remove(project.id));
    t.deepEqual(await kept(), [false, false]);
    await t.throwsAsync(
      inRun(store, (tx) => tx.ageAnswers.write(anAnswerSheet({ id: knownIds.task }))),
      { instanceOf: PersistenceFault },
    );
  });

  scenario('the operators’ log keeps what was added, also when its subject is gone', async ({ t, store }) => {
    const entry = aLogEntry({ details: { from: 'A', count: 3, isSure: true } });
    await inRun(store, (tx) => tx.operatorLog.add(entry));
    t.deepEqual((await store.queries.operatorLog({}, { page: 1, pageSize: 10 })).items, [entry]);
  });
};

/** As the use case does it: load, decide, write; once more after a lost race. */
const takeNext = async (store: PersistenceSubject, operator: InProgressTask['operatorId']): Promise<InProgressTask> => {
  for (;;) {
    const result: Result<InProgressTask> = await store.unitOfWork.run(async (tx) => {
      const next = nextTask(await tx.tasks.waiting(1));
      if (next === undefined) return refuse({ kind: 'no-task' });
      const taken = takeTask(next, operator, atNoon());
      if (!taken.ok) return taken;
      const written = await tx.tasks.update(taken.value);
      return written.ok ? taken : written;
    });
    if (result.ok) return result.value;
    if (result.refusal.kind !== 'stale-write') throw new Error(`unexpected refusal: ${result.refusal.kind}`);
  }
};
