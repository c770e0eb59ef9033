import { clampConfidence } from '../../../domain/shared/confidence.js';
import { triggerId } from '../../../domain/shared/ids.js';
import { PersistenceFault } from '../../../application/ports/unit-of-work.js';
import { aCatalogue } from '../../builders/a-catalogue.js';
import { aFinalReport, aReport, aReportDocument } from '../../builders/a-report.js';
import { aDecision, aProcessedTrigger, aTrigger } from '../../builders/a-trigger.js';
import { aCompletedExecution, aFailedExecution, anExecution, aRunningExecution } from '../../builders/an-execution.js';
import { anAgeRating } from '../../builders/an-age-rating.js';
import { knownIds } from '../../builders/known-ids.js';
import { numberedId } from '../../builders/fresh-id.js';
import { atNoon, minute } from '../../builders/moments.js';
import { inRun, scenarioOf, stored, type DeclareTest, type PersistenceHarness } from './persistence-harness.js';

/** Pipeline executions, triggers, reports and risk catalogues. */
export const analysisRepositoriesContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario('executions of every state come back as they were written', async ({ t, store }) => {
    const { video } = await stored(store);
    const about = { videoId: video.id, ownerId: video.ownerId };
    const executions = [
      anExecution(about),
      aRunningExecution(about),
      aCompletedExecution(about),
      aFailedExecution(about),
      aFailedExecution({ ...about, failure: { kind: 'cancelled' } }),
    ];
    await inRun(store, async (tx) => {
      for (const execution of executions) await tx.executions.add(execution);
    });
    await inRun(store, async (tx) => {
      for (const execution of executions) t.deepEqual(await tx.executions.find(execution.id), execution);
    });
  });

  scenario('the executions of a video come newest first, at most 100', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    await stored(store);
    const later = Array.from({ length: 101 }, (_, index) =>
      anExecution({ videoId: video.id, createdAt: atNoon(index + 1) }),
    );
    await inRun(store, async (tx) => {
      for (const one of later) await tx.executions.add(one);
    });
    const found = await inRun(store, (tx) => tx.executions.ofVideo(video.id));
    t.deepEqual(
      found.map(({ id }) => id),
      later
        .reverse()
        .map(({ id }) => id)
        .slice(0, 100),
    );
    t.false(found.some(({ id }) => id === execution.id));
  });

  scenario('unfinished executions of a state come by the longest untouched, as many as asked', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const about = { videoId: video.id };
    const pending = anExecution({ ...about, updatedAt: atNoon(2 * minute) });
    const running = aRunningExecution({ ...about, updatedAt: atNoon(minute) });
    const later = aRunningExecution({ ...about, updatedAt: atNoon(3 * minute) });
    await inRun(store, async (tx) => {
      for (const one of [pending, later, running, aCompletedExecution(about), aFailedExecution(about)])
        await tx.executions.add(one);
      t.deepEqual(
        (await tx.executions.unfinished('pending', 10)).map(({ id }) => id),
        [execution.id, pending.id],
      );
      t.deepEqual(
        (await tx.executions.unfinished('running', 10)).map(({ id }) => id),
        [running.id, later.id],
      );
      t.deepEqual(
        (await tx.executions.unfinished('running', 1)).map(({ id }) => id),
        [running.id],
      );
    });
  });

  scenario(
    'executions with artifacts are those of the state, finished before the moment, not noted as purged',
    async ({ t, store }) => {
      const { video } = await stored(store);
      const about = { videoId: video.id };
      const early = aCompletedExecution({ ...about, finishedAt: atNoon(minute) });
      const late = aCompletedExecution({ ...about, finishedAt: atNoon(2 * minute) });
      const failed = aFailedExecution({ ...about, finishedAt: atNoon(minute) });
      await inRun(store, async (tx) => {
        for (const one of [late, early, failed]) await tx.executions.add(one);
        const found = async (state: 'completed' | 'failed', before: number, limit = 10) =>
          (await tx.executions.withArtifacts(state, atNoon(before), limit)).map(({ id }) => id);
        t.deepEqual(await found('completed', 3 * minute), [early.id, late.id]);
        t.deepEqual(await found('completed', 3 * minute, 1), [early.id]);
        t.deepEqual(await found('completed', 2 * minute), [early.id]);
        t.deepEqual(await found('completed', minute), []);
        t.deepEqual(await found('failed', 3 * minute), [failed.id]);
        await tx.executions.artifactsPurged(early.id);
        await tx.executions.artifactsPurged(knownIds.execution);
        t.deepEqual(await found('completed', 3 * minute), [late.id]);
        t.deepEqual(await tx.executions.find(early.id), early, 'the note does not count as a change');
      });
    },
  );

  scenario('triggers of every kind come back as they were written', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const about = { videoId: video.id, executionId: execution.id };
    const pending = aTrigger({
      ...about,
      confidence: clampConfidence(1 / 3),
      source: 'objects',
      evidence: [
        { kind: 'frame', atMs: 1_000, label: 'бутылка', score: 0.1, box: undefined },
        { kind: 'frame', atMs: 2_000, label: 'wine glass', score: 0.7, box: { x: 0, y: 0.25, width: 1, height: 0.1 } },
        { kind: 'score', classifier: 'nsfw', label: 'explicit', peak: 1, threshold: 0.5, aboveMs: 40 },
        { kind: 'absence', lookedFor: 'erid', searched: { startMs: 0, endMs: 9 }, frames: 3, words: 0 },
        { kind: 'note', text: 'null' },
      ],
    });
    const processed = aProcessedTrigger({ ...about, decision: aDecision({ verdict: 'relabelled', comment: '«Ё»' }) });
    await inRun(store, (tx) => tx.triggers.addAll([pending, processed]));
    await inRun(store, async (tx) => {
      t.deepEqual(await tx.triggers.find(pending.id), pending);
      t.deepEqual(await tx.triggers.find(processed.id), processed);
      const { decision: _, ...rest } = processed;
      await tx.triggers.update({ ...rest, state: 'pending' });
      t.deepEqual(await tx.triggers.find(processed.id), { ...rest, state: 'pending', version: 1 });
    });
  });

  scenario('every trigger of an execution comes by start, end, id', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const { video: otherVideo, execution: otherExecution } = await stored(store);
    const at = (number: number, startMs: number, endMs: number, riskCode: string) =>
      aTrigger({
        id: triggerId(numberedId(2 ** 41 + number)),
        videoId: video.id,
        executionId: execution.id,
        interval: { startMs, endMs },
        riskCode,
      });
    const inOrder = [at(5, 0, 9, 'A'), at(4, 1, 2, 'A'), at(2, 1, 3, 'A'), at(3, 1, 3, 'B'), at(1, 10, 11, 'A')];
    await inRun(store, async (tx) => {
      await tx.triggers.addAll([]);
      await tx.triggers.addAll([...inOrder].reverse());
      await tx.triggers.addAll([aTrigger({ videoId: otherVideo.id, executionId: otherExecution.id })]);
      t.deepEqual(await tx.triggers.ofExecution(execution.id), inOrder);
      await tx.triggers.removeOfExecution(execution.id);
      t.deepEqual(await tx.triggers.ofExecution(execution.id), []);
      t.is((await tx.triggers.ofExecution(otherExecution.id)).length, 1);
    });
  });

  scenario('two thousand triggers are added at once, in any number of batches', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const many = Array.from({ length: 2_001 }, (_, startMs) =>
      aTrigger({ videoId: video.id, executionId: execution.id, interval: { startMs, endMs: startMs + 1 } }),
    );
    await inRun(store, (tx) => tx.triggers.addAll(many));
    t.deepEqual(await inRun(store, (tx) => tx.triggers.ofExecution(execution.id)), many);
  });

  scenario('the same finding twice in one execution is a fault, and none of its batch stays', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const about = { videoId: video.id, executionId: execution.id };
    await inRun(store, (tx) => tx.triggers.addAll([aTrigger(about)]));
    await t.throwsAsync(
      inRun(store, (tx) => tx.triggers.addAll([aTrigger({ ...about, riskCode: 'PROF_RUDE' }), aTrigger(about)])),
      { instanceOf: PersistenceFault },
    );
    t.is((await inRun(store, (tx) => tx.triggers.ofExecution(execution.id))).length, 1);
  });

  scenario('reports come back as they were written, by id and by execution', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const later = anExecution({ videoId: video.id });
    const draft = aReport({
      videoId: video.id,
      executionId: execution.id,
      document: aReportDocument({
        ageRating: anAgeRating({ mark: '18+', next: { mark: '16+', remove: [knownIds.trigger] } }),
      }),
    });
    const final = aFinalReport({ videoId: video.id, executionId: later.id });
    await inRun(store, async (tx) => {
      await tx.executions.add(later);
      await tx.reports.add(draft);
      await tx.reports.add(final);
    });
    await inRun(store, async (tx) => {
      t.deepEqual(await tx.reports.find(draft.id), draft);
      t.deepEqual(await tx.reports.find(final.id), final);
      t.deepEqual(await tx.reports.ofExecution(execution.id), draft);
      t.deepEqual(await tx.reports.ofExecution(later.id), final);
    });
  });

  scenario('a second report of one execution is a fault', async ({ t, store }) => {
    const { video, execution } = await stored(store);
    const add = () => inRun(store, (tx) => tx.reports.add(aReport({ videoId: video.id, executionId: execution.id })));
    await add();
    await t.throwsAsync(add, { instanceOf: PersistenceFault });
  });

  scenario('the catalogue that was added last is the current one; versions never change', async ({ t, store }) => {
    const first = aCatalogue({ version: '2026-12-31.9' });
    const second = aCatalogue({ version: '2026-01-01.1', risks: first.risks.slice(0, 2) });
    await inRun(store, (tx) => tx.catalogues.add(first));
    t.deepEqual(await inRun(store, (tx) => tx.catalogues.current()), first);
    await inRun(store, (tx) => tx.catalogues.add(second));
    await inRun(store, (tx) => tx.catalogues.add({ ...first, noticeEn: 'changed' }));
    await inRun(store, async (tx) => {
      t.deepEqual(await tx.catalogues.current(), second);
      t.deepEqual(await tx.catalogues.find(first.version), first);
      t.deepEqual(await tx.catalogues.find(second.version), second);
    });
  });
};
