import type { ExecutionContext } from 'ava';
import type { ListWalks, Stretch } from '../../../application/ports/list-walks.js';
import type { Page, ProjectRow, ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { OperatorLabel } from '../../../domain/operator-label/operator-label.js';
import type { OperatorLogEntry } from '../../../domain/operator-label/operator-log-entry.js';
import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import { taskId, triggerId, userId } from '../../../domain/shared/ids.js';
import type { Trigger } from '../../../domain/trigger/trigger.js';
import { aLabel, aLogEntry } from '../../builders/a-label.js';
import { aProject } from '../../builders/a-project.js';
import { aDecision, aProcessedTrigger, aTrigger } from '../../builders/a-trigger.js';
import { aFailedVideo, aProcessingVideo, aVideo } from '../../builders/a-video.js';
import { aCompletedExecution, aFailedExecution, anExecution } from '../../builders/an-execution.js';
import { freshId } from '../../builders/fresh-id.js';
import { knownIds } from '../../builders/known-ids.js';
import { atNoon } from '../../builders/moments.js';
import { inRun, scenarioOf, stored, type DeclareTest, type PersistenceHarness } from './persistence-harness.js';

type Rows = readonly { readonly id: string }[];

/** Both ways of reading a list know the same filters: asks for a page and for a stretch, and wants the same rows of both. */
const narrowing =
  <Filter, Item>(
    t: ExecutionContext,
    rows: Rows,
    page: (filter: Filter, request: { page: number; pageSize: number }) => Promise<Page<Item>>,
    walk: (
      filter: Filter,
      request: { ordering: { by: 'createdAt'; isDescending: false }; pageSize: number },
    ) => Promise<Stretch<Item>>,
    idOf: (item: Item) => string,
  ) =>
  async (filter: Filter, expected: readonly number[]): Promise<void> => {
    const placesOf = (items: readonly Item[]) =>
      items.map((item) => rows.findIndex(({ id }) => id === idOf(item))).sort((a, b) => a - b);
    const paged = await page(filter, { page: 1, pageSize: 100 });
    const walked = await walk(filter, { ordering: { by: 'createdAt', isDescending: false }, pageSize: 100 });
    t.deepEqual(placesOf(paged.items), expected, `page: ${JSON.stringify(filter)}`);
    t.deepEqual(placesOf(walked.items), expected, `stretch: ${JSON.stringify(filter)}`);
    t.is(paged.total, expected.length);
  };

type Filter<Name extends keyof ScreenQueries | keyof ListWalks> = Parameters<ScreenQueries[Name]>[0];

export const listFiltersContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);
  const anyone = { owner: undefined };

  scenario('projects are narrowed by owners, moments and words', async ({ t, store }) => {
    const [first, second] = [userId(freshId()), userId(freshId())];
    const rows = [
      aProject({ ownerId: first, name: 'Лето', createdAt: atNoon(1), updatedAt: atNoon(9) }),
      aProject({ ownerId: second, name: 'Зима', createdAt: atNoon(2), updatedAt: atNoon(8) }),
      aProject({ ownerId: second, name: 'Летопись', createdAt: atNoon(3), updatedAt: atNoon(7) }),
    ];
    await inRun(store, async (tx) => {
      for (const row of rows) await tx.projects.add(row);
    });
    const { queries } = store;
    const found = narrowing<Filter<'projects'>, ProjectRow>(
      t,
      rows,
      (...asked) => queries.projects(...asked),
      (...asked) => queries.walkProjects(...asked),
      ({ project }) => project.id,
    );
    await found(anyone, [0, 1, 2]);
    await found({ owner: second }, [1, 2]);
    await found({ owner: [first, second] }, [0, 1, 2]);
    await found({ owner: [second] }, [1, 2]);
    await found({ owner: [] }, []);
    await found({ ...anyone, createdFrom: atNoon(2) }, [1, 2]);
    await found({ ...anyone, createdBefore: atNoon(2) }, [0]);
    await found({ ...anyone, createdFrom: atNoon(2), createdBefore: atNoon(3) }, [1]);
    await found({ ...anyone, updatedFrom: atNoon(8), updatedBefore: atNoon(9) }, [1]);
    await found({ owner: second, search: 'лето', updatedBefore: atNoon(8) }, [2]);
  });

  scenario('videos are narrowed by states and moments', async ({ t, store }) => {
    const { project } = await stored(store);
    const about = { projectId: project.id, ownerId: userId(freshId()) };
    const rows = [
      aVideo({ ...about, uploadedAt: atNoon(1), updatedAt: atNoon(9) }),
      aProcessingVideo({ ...about, uploadedAt: atNoon(2), updatedAt: atNoon(8) }),
      aFailedVideo({ ...about, uploadedAt: atNoon(3), updatedAt: atNoon(7) }),
    ];
    await inRun(store, async (tx) => {
      for (const row of rows) await tx.videos.add(row);
    });
    const { queries } = store;
    const found = narrowing<Filter<'videos'>, { readonly video: { readonly id: string } }>(
      t,
      rows,
      (...asked) => queries.videos(...asked),
      (filter, { pageSize }) =>
        queries.walkVideos(filter, { ordering: { by: 'uploadedAt', isDescending: false }, pageSize }),
      ({ video }) => video.id,
    );
    const owner = about.ownerId;
    await found({ owner }, [0, 1, 2]);
    await found({ owner, state: ['uploaded', 'failed'] }, [0, 2]);
    await found({ owner, state: 'processing' }, [1]);
    await found({ owner, state: [] }, []);
    await found({ owner, createdFrom: atNoon(2), createdBefore: atNoon(3) }, [1]);
    await found({ owner, updatedFrom: atNoon(8) }, [0, 1]);
    await found({ owner, updatedBefore: atNoon(8), project: project.id }, [2]);
  });

  scenario('triggers are narrowed by risks, sources, verdicts, confidence and moments', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const about = { videoId: video.id, executionId: execution.id };
    const at = (number: number) => ({
      ...about,
      createdAt: atNoon(number),
      confidence: clampConfidence(number / 10),
      interval: { startMs: number, endMs: number + 1 },
    });
    const rows = [
      aTrigger({ ...at(1), riskCode: 'A', source: 'speech' }),
      aTrigger({ ...at(2), riskCode: 'B', source: 'objects' }),
      aProcessedTrigger({ ...at(3), riskCode: 'C', source: 'nsfw', decision: aDecision({ verdict: 'rejected' }) }),
      aProcessedTrigger({ ...at(4), riskCode: 'A', source: 'nsfw', decision: aDecision({ verdict: 'relabelled' }) }),
    ];
    await inRun(store, (tx) => tx.triggers.addAll(rows));
    const { queries } = store;
    const found = narrowing<Filter<'triggers'>, Trigger>(
      t,
      rows,
      (...asked) => queries.triggers(...asked),
      (...asked) => queries.walkTriggers(...asked),
      ({ id }) => id,
    );
    await found({ ...anyone, riskCode: ['A', 'C'] }, [0, 2, 3]);
    await found({ ...anyone, riskCode: 'A', source: ['nsfw', 'objects'] }, [3]);
    await found({ ...anyone, verdict: 'rejected' }, [2]);
    await found({ ...anyone, verdict: ['rejected', 'relabelled', 'confirmed'] }, [2, 3]);
    await found({ ...anyone, verdict: ['rejected'], state: 'pending' }, []);
    await found({ ...anyone, minConfidence: 0.2, maxConfidence: 0.3 }, [1, 2]);
    await found({ ...anyone, maxConfidence: 0.19 }, [0]);
    await found({ ...anyone, createdFrom: atNoon(2), createdBefore: atNoon(4) }, [1, 2]);
    await found({ owner: [knownIds.owner, userId(freshId())], video: video.id, maxConfidence: 0.1 }, [0]);
    await found({ owner: [], video: video.id }, []);
  });

  scenario('executions are narrowed by states and moments', async ({ t, store }) => {
    const { video } = await stored(store);
    const rows = [
      anExecution({ createdAt: atNoon(1), updatedAt: atNoon(9) }),
      aCompletedExecution({ createdAt: atNoon(2), updatedAt: atNoon(8) }),
      aFailedExecution({ createdAt: atNoon(3), updatedAt: atNoon(7) }),
    ].map((row) => ({ ...row, ownerId: knownIds.operator, videoId: video.id }));
    await inRun(store, async (tx) => {
      for (const row of rows) await tx.executions.add(row);
    });
    const { queries } = store;
    const found = narrowing<Filter<'executions'>, PipelineExecution>(
      t,
      rows,
      (...asked) => queries.executions(...asked),
      (...asked) => queries.walkExecutions(...asked),
      ({ id }) => id,
    );
    const owner = knownIds.operator;
    await found({ owner }, [0, 1, 2]);
    await found({ owner, state: ['completed', 'failed'] }, [1, 2]);
    await found({ owner, state: ['running'] }, []);
    await found({ owner, createdFrom: atNoon(2), updatedFrom: atNoon(8) }, [1]);
    await found({ owner, createdBefore: atNoon(3), updatedBefore: atNoon(9) }, [1]);
  });

  scenario('labels and the operators’ log are narrowed by what was done, to what and when', async ({ t, store }) => {
    const { video } = await stored(store);
    const labels = [
      aLabel({ verdict: 'confirmed', riskCode: 'A', createdAt: atNoon(1) }),
      aLabel({ verdict: 'reopened', riskCode: 'B', createdAt: atNoon(2) }),
      aLabel({ verdict: 'added', riskCode: 'A', createdAt: atNoon(3), operatorId: userId(freshId()) }),
    ].map((label) => ({ ...label, videoId: video.id }));
    const subject = triggerId(freshId());
    const entries = [
      aLogEntry({ at: atNoon(1) }),
      aLogEntry({ at: atNoon(2), action: 'trigger-decided', subjectType: 'trigger', subjectId: subject }),
      aLogEntry({ at: atNoon(3), action: 'trigger-reopened', subjectType: 'trigger', subjectId: subject }),
      aLogEntry({ at: atNoon(4), action: 'task-taken', subjectId: taskId(freshId()), operatorId: userId(freshId()) }),
    ];
    await inRun(store, async (tx) => {
      for (const label of labels) await tx.labels.add(label);
      for (const entry of entries) await tx.operatorLog.add(entry);
    });
    const { queries } = store;
    const label = narrowing<Filter<'labels'>, OperatorLabel>(
      t,
      labels,
      (...asked) => queries.labels(...asked),
      (...asked) => queries.walkLabels(...asked),
      ({ id }) => id,
    );
    await label({ verdict: ['confirmed', 'added'] }, [0, 2]);
    await label({ verdict: 'reopened', riskCode: ['A', 'B'] }, [1]);
    await label({ riskCode: 'A', operator: knownIds.operator }, [0]);
    await label({ createdFrom: atNoon(2), createdBefore: atNoon(3) }, [1]);
    await label({ operator: [] }, []);
    const entry = narrowing<Filter<'operatorLog'>, OperatorLogEntry>(
      t,
      entries,
      (...asked) => queries.operatorLog(...asked),
      (...asked) => queries.walkOperatorLog(...asked),
      ({ id }) => id,
    );
    await entry({ action: ['task-taken', 'trigger-reopened'] }, [0, 2, 3]);
    await entry({ action: 'task-taken', operator: knownIds.operator }, [0]);
    await entry({ subject }, [1, 2]);
    await entry({ subject, subjectType: 'task' }, []);
    await entry({ subjectType: 'task', createdFrom: atNoon(2) }, [3]);
    await entry({ subjectType: 'trigger', createdBefore: atNoon(3) }, [1]);
    await entry({ operator: [] }, []);
  });
};
