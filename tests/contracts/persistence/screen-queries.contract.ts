import type { OperatorLabel } from '../../../domain/operator-label/operator-label.js';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import { triggerId, userId } from '../../../domain/shared/ids.js';
import { aFinalReport, aReport } from '../../builders/a-report.js';
import { aLabel, aLogEntry } from '../../builders/a-label.js';
import { aProject } from '../../builders/a-project.js';
import { aCompletedTask, aTask, aTaskInProgress } from '../../builders/a-task.js';
import { aDecision, aProcessedTrigger, aTrigger } from '../../builders/a-trigger.js';
import { aUser } from '../../builders/a-user.js';
import { aFailedVideo, aProcessingVideo, aVerificationVideo, aVideo } from '../../builders/a-video.js';
import { aCompletedExecution, anExecution } from '../../builders/an-execution.js';
import { freshId, numberedId } from '../../builders/fresh-id.js';
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

const all = { page: 1, pageSize: 100 };
const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);

export const screenQueriesContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario('the store answers a ping', async ({ t, store }) => {
    await t.notThrowsAsync(store.queries.ping());
  });

  scenario(
    'projects come newest first with their number of videos, of one owner or of everyone',
    async ({ t, store }) => {
      const stranger = userId(freshId());
      const { project: mine } = await stored(store);
      const newer = aProject({ createdAt: atNoon(minute) });
      const foreign = aProject({ createdAt: atNoon(2 * minute), ownerId: stranger });
      await inRun(store, async (tx) => {
        for (const project of [newer, foreign]) await tx.projects.add(project);
        await tx.videos.add(aVideo({ projectId: mine.id }));
      });
      t.deepEqual(await store.queries.projects({ owner: knownIds.owner }, all), {
        items: [
          { project: newer, videoCount: 0 },
          { project: mine, videoCount: 2 },
        ],
        total: 2,
      });
      t.is((await store.queries.projects({ owner: undefined }, all)).total, 3);
      t.deepEqual((await store.queries.projects({ owner: userId(freshId()) }, all)).items, []);
      t.deepEqual(await store.queries.project(mine.id, knownIds.owner), { project: mine, videoCount: 2 });
      t.deepEqual(await store.queries.project(foreign.id, undefined), { project: foreign, videoCount: 0 });
      t.is(await store.queries.project(foreign.id, knownIds.owner), undefined);
    },
  );

  scenario('a search takes any part of the name, in any case and script, and no wildcards', async ({ t, store }) => {
    const named = ['Ёлки И ПАЛКИ', 'Summer 100%', 'snake_case', 'back\\slash', "it's"].map((name) =>
      aProject({ name }),
    );
    await inRun(store, async (tx) => {
      for (const project of named) await tx.projects.add(project);
      await tx.videos.add(
        aVideo({ projectId: (named[0] ?? aProject()).id, title: 'ОБЗОР', fileName: 'Final_CUT.mp4' }),
      );
      await tx.users.add(aUser({ name: 'Мария Ёжикова' }));
    });
    const found = async (search: string) =>
      (await store.queries.projects({ owner: undefined, search }, all)).items.map((row) => row.project.name);
    t.deepEqual(await found('ёлки'), ['Ёлки И ПАЛКИ']);
    t.deepEqual(await found('палк'), ['Ёлки И ПАЛКИ']);
    t.deepEqual(await found('SUMMER'), ['Summer 100%']);
    t.deepEqual(await found('100%'), ['Summer 100%']);
    t.deepEqual(await found('%'), ['Summer 100%']);
    t.deepEqual(await found('_'), ['snake_case']);
    t.deepEqual(await found('\\'), ['back\\slash']);
    t.deepEqual(await found("'"), ["it's"]);
    t.is((await found('')).length, 5);
    t.deepEqual(await found('нет такого'), []);
    const videos = async (search: string) => (await store.queries.videos({ owner: undefined, search }, all)).total;
    t.deepEqual([await videos('обзор'), await videos('final_cut'), await videos('finalXcut')], [1, 1, 0]);
    const users = async (search: string) => (await store.queries.users({ search }, all)).total;
    t.deepEqual([await users('ёжик'), await users('EXAMPLE.TEST'), await users('петр')], [1, 1, 0]);
  });

  scenario('pages follow one another without gap or repetition', async ({ t, store }) => {
    const projects = Array.from({ length: 25 }, (_, index) => aProject({ createdAt: atNoon(Math.floor(index / 4)) }));
    await inRun(store, async (tx) => {
      for (const project of projects) await tx.projects.add(project);
    });
    const page = (number: number) => store.queries.projects({ owner: undefined }, { page: number, pageSize: 10 });
    const pages = [await page(1), await page(2), await page(3), await page(4)];
    t.deepEqual(
      pages.map(({ items, total }) => [items.length, total]),
      [
        [10, 25],
        [10, 25],
        [5, 25],
        [0, 25],
      ],
    );
    const expected = [...projects].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
    t.deepEqual(
      pages.flatMap(({ items }) => items.map((row) => row.project.id)),
      expected.map(({ id }) => id),
    );
  });

  scenario('a page request outside its bounds is a bug', async ({ t, store }) => {
    for (const request of [
      { page: 0, pageSize: 10 },
      { page: 1.5, pageSize: 10 },
      { page: 1, pageSize: 0 },
      { page: 1, pageSize: 101 },
      { page: Number.NaN, pageSize: 10 },
    ])
      await t.throwsAsync(store.queries.projects({ owner: undefined }, request), { instanceOf: RangeError });
  });

  scenario('rows are counted exactly up to 10,000, which then stands for "at least"', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const filter = { owner: knownIds.owner, video: video.id };
    const totalAfter = async (count: number, from: number) => {
      const triggers = Array.from({ length: count }, (_, index) =>
        aTrigger({
          videoId: video.id,
          executionId: execution.id,
          interval: { startMs: from + index, endMs: from + index + 1 },
        }),
      );
      await inRun(store, (tx) => tx.triggers.addAll(triggers));
      return (await store.queries.triggers(filter, all)).total;
    };
    t.is(await totalAfter(9_999, 0), 9_999);
    t.is(await totalAfter(1, 10_000), 10_000);
    t.is(await totalAfter(5, 20_000), 10_000);
    const last = await store.queries.triggers(filter, { page: 101, pageSize: 100 });
    t.deepEqual([last.items.length, last.total], [5, 10_000]);
  });

  scenario(
    'videos come newest first with their project and the triggers of the current execution',
    async ({ t, store }) => {
      const { project, old, current, video } = await judged(store);
      const item = {
        video,
        projectName: project.name,
        triggerCount: 4,
        pendingTriggerCount: 1,
        confirmedTriggerCount: 2,
      };
      const untouched = aVideo({ projectId: project.id, uploadedAt: atNoon(minute) });
      await inRun(store, (tx) => tx.videos.add(untouched));
      const none = { triggerCount: 0, pendingTriggerCount: 0, confirmedTriggerCount: 0 };
      t.deepEqual(await store.queries.videos({ owner: knownIds.owner }, all), {
        items: [{ video: untouched, projectName: project.name, ...none }, item],
        total: 2,
      });
      t.deepEqual(await store.queries.video(video.id, knownIds.owner), item);
      t.deepEqual(await store.queries.video(video.id, undefined), item);
      t.is(await store.queries.video(video.id, userId(freshId())), undefined);
      t.not(old.id, current.id);
    },
  );

  scenario('videos are filtered by owner, project and state', async ({ t, store }) => {
    const first = await stored(store);
    const stranger = userId(freshId());
    const second = await stored(store, { project: aProject({ ownerId: stranger }) });
    const failed = aFailedVideo({ projectId: second.project.id, ownerId: stranger });
    await inRun(store, (tx) => tx.videos.add(failed));
    const found = async (filter: Parameters<typeof store.queries.videos>[0]) =>
      (await store.queries.videos(filter, all)).items.map((row) => row.video.id).sort();
    t.deepEqual(await found({ owner: knownIds.owner }), [first.video.id]);
    t.deepEqual(await found({ owner: undefined, project: second.project.id }), [second.video.id, failed.id].sort());
    t.deepEqual(await found({ owner: undefined, state: 'failed' }), [failed.id]);
    t.deepEqual(await found({ owner: knownIds.owner, state: 'failed' }), []);
    t.deepEqual(await found({ owner: knownIds.owner, project: second.project.id }), []);
  });

  scenario('triggers of a video or an execution come by start, then id; others newest first', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const at = (number: number, startMs: number, createdMs: number) =>
      aTrigger({
        id: triggerId(numberedId(2 ** 41 + number)),
        videoId: video.id,
        executionId: execution.id,
        interval: { startMs, endMs: startMs + 100 - number },
        createdAt: atNoon(createdMs),
      });
    const [a, b, c] = [at(1, 5, 30), at(2, 5, 10), at(3, 0, 20)];
    await inRun(store, (tx) => tx.triggers.addAll([a, b, c]));
    const owner = knownIds.owner;
    t.deepEqual((await store.queries.triggers({ owner, video: video.id }, all)).items, [c, a, b]);
    t.deepEqual((await store.queries.triggers({ owner, execution: execution.id }, all)).items, [c, a, b]);
    t.deepEqual((await store.queries.triggers({ owner }, all)).items, [a, c, b]);
    t.deepEqual((await store.queries.triggers({ owner: undefined }, all)).items, [a, c, b]);
    t.deepEqual(await store.queries.triggers({ owner, video: video.id }, { page: 2, pageSize: 2 }), {
      items: [b],
      total: 3,
    });
  });

  scenario('triggers are filtered by owner, risk, source, state and confidence', async ({ t, store }) => {
    const { video, current } = await judged(store);
    const other = await stored(store, { project: aProject({ ownerId: userId(freshId()) }) });
    const foreign = aTrigger({ videoId: other.video.id, executionId: other.execution.id, source: 'objects' });
    const sure = aTrigger({
      videoId: video.id,
      executionId: current.id,
      riskCode: 'PROF_RUDE',
      confidence: clampConfidence(0.95),
    });
    await inRun(store, (tx) => tx.triggers.addAll([foreign, sure]));
    const found = async (filter: Parameters<typeof store.queries.triggers>[0]) =>
      idsOf((await store.queries.triggers(filter, all)).items);
    t.deepEqual(await found({ owner: undefined, riskCode: 'PROF_RUDE' }), [sure.id]);
    t.deepEqual(await found({ owner: undefined, source: 'objects' }), [foreign.id]);
    t.deepEqual(await found({ owner: knownIds.owner, source: 'objects' }), []);
    t.is((await found({ owner: knownIds.owner, state: 'processed' })).length, 3);
    t.is((await found({ owner: knownIds.owner, state: 'pending', execution: current.id })).length, 2);
    t.deepEqual(await found({ owner: undefined, minConfidence: 0.95 }), [sure.id]);
    t.deepEqual(await found({ owner: undefined, video: video.id, riskCode: 'PROF_RUDE', minConfidence: 0.951 }), []);
    t.deepEqual(await store.queries.trigger(sure.id, knownIds.owner), sure);
    t.is(await store.queries.trigger(foreign.id, knownIds.owner), undefined);
    t.deepEqual(await store.queries.trigger(foreign.id, undefined), foreign);
  });

  scenario('tasks come pending first, by priority, then age, with what a list shows', async ({ t, store }) => {
    const { project, video, current } = await judged(store);
    const operator = aUser({ id: knownIds.operator, role: 'operator', name: 'Олег' });
    const about = { videoId: video.id, executionId: current.id };
    const tasks = [
      aTask({ ...about, priority: 4 }),
      aTask({ ...about, priority: 1, createdAt: atNoon(-1) }),
      aTask({ ...about, priority: 1 }),
      aTaskInProgress({ ...about, priority: 4 }),
      aCompletedTask({ ...about, operatorId: userId(freshId()) }),
    ];
    await inRun(store, async (tx) => {
      await tx.users.add(operator);
      for (const task of [...tasks].reverse()) await tx.tasks.add(task);
    });
    const row = (index: number, operatorName: string | undefined) => ({
      task: tasks[index],
      videoTitle: video.title,
      videoDurationMs: video.media.durationMs,
      projectName: project.name,
      triggerCount: 4,
      pendingTriggerCount: 1,
      operatorName,
    });
    const names = [undefined, undefined, undefined, 'Олег', undefined];
    t.deepEqual(await store.queries.tasks({}, all), {
      items: names.map((name, index) => row(index, name)) as never,
      total: 5,
    });
    const found = async (filter: Parameters<typeof store.queries.tasks>[0]) =>
      (await store.queries.tasks(filter, all)).items.map((item) => tasks.findIndex(({ id }) => id === item.task.id));
    t.deepEqual(await found({ state: 'pending' }), [0, 1, 2]);
    t.deepEqual(await found({ operator: knownIds.operator }), [3]);
    t.deepEqual(await found({ state: 'completed', operator: knownIds.operator }), []);
    t.deepEqual(await found({ video: knownIds.video }), []);
    t.is((await found({ video: video.id })).length, 5);
    t.deepEqual(await store.queries.task((tasks[3] ?? aTask()).id), row(3, 'Олег') as never);
    t.is(await store.queries.task(knownIds.task), undefined);
  });

  scenario('executions come newest first, filtered by owner, video and state', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const other = await stored(store, { project: aProject({ ownerId: userId(freshId()) }) });
    const done = aCompletedExecution({ videoId: video.id, createdAt: atNoon(1) });
    await inRun(store, (tx) => tx.executions.add(done));
    const owner = knownIds.owner;
    t.deepEqual(await store.queries.executions({ owner }, all), { items: [done, execution], total: 2 });
    const found = async (filter: Parameters<typeof store.queries.executions>[0]) =>
      idsOf((await store.queries.executions(filter, all)).items);
    t.deepEqual(await found({ owner: undefined, video: other.video.id }), [other.execution.id]);
    t.deepEqual(await found({ owner, state: 'completed' }), [done.id]);
    t.deepEqual(await found({ owner, video: other.video.id }), []);
    t.deepEqual(await store.queries.execution(execution.id, owner), execution);
    t.is(await store.queries.execution(other.execution.id, owner), undefined);
    t.deepEqual(await store.queries.execution(other.execution.id, undefined), other.execution);
  });

  scenario('labels and the operators’ log come newest first, filtered', async ({ t, store }) => {
    const { video } = await stored(store);
    const labels = [
      aLabel({ videoId: video.id, createdAt: atNoon(2) }),
      aLabel({ videoId: video.id, createdAt: atNoon(1), operatorId: userId(freshId()), comment: '«так»' }),
      aLabel({ videoId: video.id, triggerId: triggerId(freshId()) }),
    ] as const;
    const entries = [aLogEntry({ at: atNoon(1) }), aLogEntry({ operatorId: userId(freshId()) })] as const;
    await inRun(store, async (tx) => {
      for (const label of [...labels].reverse()) await tx.labels.add(label);
      for (const entry of [...entries].reverse()) await tx.operatorLog.add(entry);
    });
    t.deepEqual(await store.queries.labels({}, all), { items: labels, total: 3 });
    const found = async (filter: Parameters<typeof store.queries.labels>[0]) =>
      idsOf((await store.queries.labels(filter, all)).items);
    t.deepEqual(await found({ operator: labels[1].operatorId }), [labels[1].id]);
    t.deepEqual(await found({ trigger: labels[2].triggerId }), [labels[2].id]);
    t.deepEqual(await found({ task: knownIds.task, video: video.id }), idsOf(labels));
    t.deepEqual(await found({ video: knownIds.video }), []);
    t.deepEqual(await store.queries.operatorLog({}, all), { items: entries, total: 2 });
    t.deepEqual((await store.queries.operatorLog({ operator: entries[1].operatorId }, all)).items, [entries[1]]);
  });

  scenario('the report of a video is that of its latest execution that has one', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const owner = knownIds.owner;
    t.is(await store.queries.reportOfVideo(video.id, owner), undefined);
    const [second, third] = [1, 2].map((ms) => anExecution({ videoId: video.id, createdAt: atNoon(ms) }));
    if (second === undefined || third === undefined) throw new Error('no executions');
    const [old, latest] = [
      aFinalReport({ videoId: video.id, executionId: execution.id, createdAt: atNoon(9) }),
      aReport({ videoId: video.id, executionId: second.id }),
    ];
    await inRun(store, async (tx) => {
      for (const one of [second, third]) await tx.executions.add(one);
      for (const report of [latest, old]) await tx.reports.add(report);
    });
    t.deepEqual(await store.queries.reportOfVideo(video.id, owner), latest);
    t.deepEqual(await store.queries.reportOfVideo(video.id, undefined), latest);
    t.is(await store.queries.reportOfVideo(video.id, userId(freshId())), undefined);
  });

  scenario('users come newest first, filtered by role', async ({ t, store }) => {
    const [client, operator] = [aUser(), aUser({ role: 'operator', createdAt: atNoon(1) })];
    await inRun(store, async (tx) => {
      for (const user of [operator, client]) await tx.users.add(user);
    });
    t.deepEqual(await store.queries.users({}, all), { items: [operator, client], total: 2 });
    t.deepEqual(await store.queries.users({ role: 'client' }, all), { items: [client], total: 1 });
  });

  scenario('a user is found by id', async ({ t, store }) => {
    const user = aUser();
    await inRun(store, (tx) => tx.users.add(user));
    t.deepEqual(await store.queries.user(user.id), user);
    t.is(await store.queries.user(userId(freshId())), undefined);
  });

  scenario('the dashboard counts the owner’s projects, videos by state and tasks by state', async ({ t, store }) => {
    const { project, video, execution } = await stored(store);
    const other = await stored(store, { project: aProject({ ownerId: userId(freshId()) }) });
    await inRun(store, async (tx) => {
      for (const one of [aFailedVideo, aProcessingVideo, aVerificationVideo, aVerificationVideo])
        await tx.videos.add(one({ projectId: project.id }));
      await tx.tasks.add(aTask({ videoId: video.id, executionId: execution.id }));
      await tx.tasks.add(aTaskInProgress({ videoId: other.video.id, executionId: other.execution.id }));
    });
    t.deepEqual(await store.queries.dashboard(knownIds.owner), {
      projects: 1,
      videos: { uploaded: 1, processing: 1, verification: 2, completed: 0, failed: 1 },
      tasks: { pending: 1, in_progress: 0, completed: 0 },
    });
    t.deepEqual(await store.queries.dashboard(undefined), {
      projects: 2,
      videos: { uploaded: 2, processing: 1, verification: 2, completed: 0, failed: 1 },
      tasks: { pending: 1, in_progress: 1, completed: 0 },
    });
  });

  scenario('an operator’s figures count completed tasks and verdicts since a moment', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const about = { videoId: video.id, executionId: execution.id };
    await inRun(store, async (tx) => {
      for (const completedAt of [atNoon(-1), atNoon(), atNoon(1)])
        await tx.tasks.add(aCompletedTask({ ...about, completedAt }));
      await tx.tasks.add(aTaskInProgress(about));
      await tx.tasks.add(aCompletedTask({ ...about, operatorId: userId(freshId()) }));
      for (const verdict of ['confirmed', 'confirmed', 'rejected', 'relabelled', 'reopened', 'added'] as const)
        await tx.labels.add(aLabel({ videoId: video.id, verdict }));
      await tx.labels.add(aLabel({ videoId: video.id, createdAt: atNoon(-1) }));
      await tx.labels.add(aLabel({ videoId: video.id, operatorId: userId(freshId()) }));
    });
    t.deepEqual(await store.queries.operatorFigures(knownIds.operator, atNoon()), {
      completedTasks: 2,
      decisions: 4,
      confirmed: 2,
      rejected: 1,
      relabelled: 1,
      workedMs: 0,
      compared: 1,
      agreed: 1,
    });
  });

  scenario('the time between an operator’s words counts, a long pause does not', async ({ t, store }) => {
    const { video } = await stored(store);
    const at = (ms: number) => aLabel({ videoId: video.id, createdAt: atNoon(ms) });
    await inRun(store, async (tx) => {
      for (const ms of [-minute, 0, 10_000, 10_000 + 5 * minute, 20_001 + 10 * minute, 30_001 + 10 * minute])
        await tx.labels.add(at(ms));
      await tx.labels.add({ ...at(5_000), id: aLabel().id, operatorId: userId(freshId()) });
    });
    const { workedMs } = await store.queries.operatorFigures(knownIds.operator, atNoon());
    t.is(workedMs, 10_000 + 5 * minute + 10_000);
  });

  scenario('an operator agrees where somebody else’s last word leaves the same standing', async ({ t, store }) => {
    const { video } = await stored(store);
    const [anna, boris] = [userId(freshId()), userId(freshId())];
    const word = (trigger: string, operatorId: typeof anna, ms: number, over: Partial<OperatorLabel> = {}) =>
      aLabel({ videoId: video.id, triggerId: triggerId(trigger), operatorId, createdAt: atNoon(ms), ...over });
    const [same, other, rejected, changed, lonely] = [freshId(), freshId(), freshId(), freshId(), freshId()];
    await inRun(store, async (tx) => {
      for (const label of [
        word(same, anna, 1),
        word(same, boris, -minute, { verdict: 'added' }),
        word(other, anna, 1),
        word(other, boris, 2, { verdict: 'relabelled', riskCode: 'PROF_RUDE' }),
        word(rejected, anna, 1, { verdict: 'rejected' }),
        word(rejected, boris, 2, { verdict: 'rejected', riskCode: 'PROF_RUDE' }),
        word(changed, anna, 1),
        word(changed, boris, 2, { verdict: 'rejected' }),
        word(changed, boris, 3, { verdict: 'confirmed' }),
        word(changed, boris, 4, { verdict: 'reopened' }),
        word(lonely, anna, 1),
      ])
        await tx.labels.add(label);
    });
    t.like(await store.queries.operatorFigures(anna, atNoon()), { compared: 4, agreed: 3 });
    t.like(await store.queries.operatorFigures(anna, atNoon(minute)), { compared: 0, agreed: 0 });
  });

  scenario('marks tell where every trigger of an analysis lies and how it stands', async ({ t, store }) => {
    const { old, current, video } = await judged(store);
    const marks = await store.queries.triggerMarks(current.id);
    const { items } = await store.queries.triggers(
      { owner: undefined, execution: current.id },
      { page: 1, pageSize: 10 },
    );
    t.deepEqual(
      marks.map(({ id }) => id),
      items.map(({ id }) => id),
    );
    for (const [index, trigger] of items.entries()) {
      const decision = trigger.state === 'processed' ? trigger.decision : undefined;
      t.deepEqual(marks[index], {
        id: trigger.id,
        interval: (decision ?? trigger).interval,
        riskCode: (decision ?? trigger).riskCode,
        source: trigger.source,
        state: decision?.verdict ?? 'pending',
        version: trigger.version,
      });
    }
    t.is((await store.queries.triggerMarks(old.id)).length, 1);
    await inRun(store, (tx) =>
      tx.triggers.addAll(
        Array.from({ length: 2_000 }, (_, at) =>
          aTrigger({
            videoId: video.id,
            executionId: old.id,
            interval: { startMs: 60_000 + at, endMs: 61_000 + at },
          }),
        ),
      ),
    );
    t.is((await store.queries.triggerMarks(old.id)).length, 2_000);
  });
};

/** A video whose earlier execution had one trigger, and whose current one has four: pending, confirmed, relabelled, rejected. */
const judged = async (store: PersistenceSubject) => {
  const project = aProject();
  const [old, current] = [aCompletedExecution(), aCompletedExecution({ createdAt: atNoon(1) })];
  const video = aVerificationVideo({ projectId: project.id, executionId: current.id });
  const about = { videoId: video.id };
  await inRun(store, async (tx) => {
    await tx.projects.add(project);
    await tx.videos.add(video);
    for (const execution of [old, current]) await tx.executions.add({ ...execution, ...about });
    await tx.triggers.addAll([
      aTrigger({ ...about, executionId: old.id }),
      aTrigger({ ...about, executionId: current.id }),
      ...(['confirmed', 'relabelled', 'rejected'] as const).map((verdict, index) =>
        aProcessedTrigger({
          ...about,
          executionId: current.id,
          decision: aDecision({ verdict }),
          interval: { startMs: index, endMs: index + 1 },
        }),
      ),
    ]);
  });
  return { project, video, old, current };
};
