import test from 'ava';
import type { ReplayCommand } from '../../application/index.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { executionId } from '../../domain/shared/ids.js';
import { decideTrigger } from '../../domain/trigger/trigger-decisions.js';
import { takeTask, taskLeaseMs } from '../../domain/verification-task/task-decisions.js';
import { artifactPrefix } from '../../domain/video/storage-key.js';
import { aDecision } from '../builders/a-trigger.js';
import { tuned } from '../builders/a-tuned-catalogue.js';
import { aCompletedExecution, anExecution } from '../builders/an-execution.js';
import { freshId } from '../builders/fresh-id.js';
import { knownIds } from '../builders/known-ids.js';
import { noon } from '../builders/moments.js';
import { analysedVideo } from './analysed-video.js';

const alcohol = 'ALC_CONSUMPTION';
const smoking = 'TOB_SMOKING';

type Stage = Awaited<ReturnType<typeof analysedVideo>>;

const replayed = async (stage: Stage, command: Omit<ReplayCommand, 'executionId'> = {}) => {
  const result = await stage.replay(command);
  if (!result.ok) throw new Error(result.refusal.kind);
  const { difference, ...rest } = result.value;
  return {
    ...rest,
    difference,
    added: difference.added.map(({ riskCode }) => riskCode),
    gone: difference.gone.map(({ riskCode }) => riskCode),
    kept: difference.kept.map(({ before }) => before.riskCode),
  };
};
const refusalOf = async (stage: Stage, command: Omit<ReplayCommand, 'executionId'> = {}): Promise<unknown> => {
  const before = await stage.written();
  const result = await stage.replay(command);
  const after = await stage.written();
  if (JSON.stringify(after) !== JSON.stringify(before)) throw new Error('a refused replay wrote something');
  return result.ok ? undefined : result.refusal;
};

test('a replay under the same version finds the very same, however often, and writes nothing', async (t) => {
  const stage = await analysedVideo();
  const before = await stage.written();
  t.deepEqual(before.triggers.map(({ riskCode }) => riskCode).sort(), [alcohol, smoking]);
  for (let time = 0; time < 3; time++) {
    const { added, gone, difference, isApplied, catalogueVersion } = await replayed(stage);
    t.deepEqual([added, gone], [[], []]);
    t.is(difference.kept.length, before.triggers.length);
    for (const { before: trigger, after } of difference.kept) t.like(trigger, after);
    t.false(isApplied);
    t.is(catalogueVersion, shippedCatalogue.version);
  }
  t.deepEqual(await stage.written(), before);
});

test('a replay tells what a new version would raise no more and what it would raise anew, and writes nothing', async (t) => {
  const stage = await analysedVideo();
  const before = await stage.written();
  const strict = tuned(shippedCatalogue, { code: alcohol, threshold: 1 });
  await stage.addCatalogue(strict);
  t.like(await replayed(stage), { catalogueVersion: strict.version, added: [], gone: [alcohol], kept: [smoking] });
  t.like(await replayed(stage, { catalogueVersion: shippedCatalogue.version }), { gone: [], kept: [alcohol, smoking] });
  t.deepEqual(await stage.written(), before);

  const silent = await analysedVideo();
  await silent.addCatalogue(tuned(shippedCatalogue, { code: smoking, isEnabled: false }));
  await replayed(silent, { apply: true });
  t.like(await replayed(silent, { catalogueVersion: shippedCatalogue.version }), {
    added: [smoking],
    gone: [],
    kept: [alcohol],
  });
});

test('an applied replay replaces triggers, draft report and priority as if the analysis had run under that version', async (t) => {
  const stage = await analysedVideo();
  const before = await stage.written();
  const version = tuned(shippedCatalogue, { code: alcohol, isEnabled: false }, { code: smoking, severity: 'critical' });
  await stage.addCatalogue(version);
  t.like(await replayed(stage, { apply: true }), { isApplied: true, gone: [alcohol], kept: [smoking] });

  const after = await stage.written();
  const [left, ...others] = after.triggers;
  const same = before.triggers.find(({ riskCode }) => riskCode === smoking);
  t.deepEqual(others, []);
  t.deepEqual(left, same && { ...same, catalogueVersion: version.version, version: same.version + 1 });
  t.like(after.report, { id: before.report?.id, state: 'draft' });
  t.is(after.report?.document.catalogue.version, version.version);
  t.deepEqual(
    after.report?.document.findings.map(({ riskCode, severity }) => [riskCode, severity]),
    [[smoking, 'critical']],
  );
  t.like(after.report?.document.counts, { raised: 1, undecided: 1 });
  t.deepEqual(after.report?.document.coverage, before.report?.document.coverage);
  t.is(after.tasks.length, 1);
  t.like(after.tasks[0], { id: before.tasks[0]?.id, state: 'pending', priority: 4 });
  t.is(after.video?.state, 'verification');

  t.like(await replayed(stage), { added: [], gone: [], kept: [smoking] });
});

test('a replay that finds nothing any more leaves a report that says so under that version', async (t) => {
  const stage = await analysedVideo();
  const version = tuned(shippedCatalogue, { code: alcohol, isEnabled: false }, { code: smoking, isEnabled: false });
  await stage.addCatalogue(version);
  await replayed(stage, { apply: true });
  const { triggers, report, tasks } = await stage.written();
  t.deepEqual(triggers, []);
  t.like(report?.document, { verdict: 'no-signs-found', findings: [] });
  t.is(report?.document.catalogue.version, version.version);
  t.is(tasks[0]?.priority, 0);
});

test('nothing is replaced once an operator has decided, holds the task, or has completed it', async (t) => {
  const stage = await analysedVideo();
  const { triggers, tasks } = await stage.written();
  const [task] = tasks;
  const [trigger] = triggers;
  if (task === undefined || trigger === undefined) throw new Error('nothing to work on');
  const taken = takeTask(task, knownIds.operator, stage.clock.now());
  if (!taken.ok) throw new Error(taken.refusal.kind);
  await stage.read((tx) => tx.tasks.update(taken.value));
  t.deepEqual(await refusalOf(stage, { apply: true }), { kind: 'task-already-taken', by: knownIds.operator });
  t.is((await replayed(stage)).kept.length, 2, 'looking is allowed');

  await stage.clock.advance(taskLeaseMs + 1);
  t.true((await replayed(stage, { apply: true })).isApplied, 'an expired lease protects nobody');

  const [again] = (await stage.written()).triggers;
  if (again === undefined) throw new Error('the trigger is gone');
  const { operatorId, labelId } = aDecision();
  const decided = decideTrigger(
    again,
    { verdict: 'rejected', comment: '' },
    shippedCatalogue,
    { operatorId, labelId },
    noon,
  );
  if (!decided.ok) throw new Error(decided.refusal.kind);
  await stage.read((tx) => tx.triggers.update(decided.value));
  t.deepEqual(await refusalOf(stage, { apply: true }), { kind: 'decisions-made', count: 1 });

  const { video } = await stage.written();
  if (video?.state !== 'verification') throw new Error('the video should wait for verification');
  await stage.read((tx) => tx.videos.update({ ...video, state: 'completed', completedAt: noon }));
  t.deepEqual(await refusalOf(stage, { apply: true }), { kind: 'not-in-verification', state: 'completed' });
  t.is((await replayed(stage)).kept.length, 2, 'a decided trigger is compared as it was raised');
});

test('a replay says why it cannot judge: no such analysis or version, not finished, signals removed', async (t) => {
  const stage = await analysedVideo();
  const kindOf = async (command: ReplayCommand) => {
    const result = await stage.replayDetection.execute(command);
    return result.ok ? 'ok' : result.refusal.kind;
  };
  t.is(await kindOf({ executionId: executionId(freshId()) }), 'not-found');
  t.deepEqual(await refusalOf(stage, { catalogueVersion: '1999-01-01.1', apply: true }), {
    kind: 'unknown-catalogue-version',
    version: '1999-01-01.1',
  });
  const unfinished = anExecution({ id: executionId(freshId()), videoId: stage.videoId });
  await stage.read((tx) => tx.executions.add(unfinished));
  t.is(await kindOf({ executionId: unfinished.id }), 'analysis-unfinished');
  const older = aCompletedExecution({ id: executionId(freshId()), videoId: stage.videoId });
  const replaced = { ...older, id: executionId(freshId()), stages: stage.stages };
  await stage.read(async (tx) => {
    await tx.executions.add(older);
    await tx.executions.add(replaced);
  });
  t.is(await kindOf({ executionId: older.id }), 'signals-purged', 'nothing kept is not nothing seen');
  t.is(await kindOf({ executionId: replaced.id, apply: true }), 'superseded');
  await stage.storage.deletePrefix(artifactPrefix(stage.id));
  t.deepEqual(await refusalOf(stage, { apply: true }), { kind: 'signals-purged' });
});

test('a change that nobody has made yet can be tried, not applied', async (t) => {
  const video = await analysedVideo();
  const before = await video.written();
  const tried = await video.replay({ changes: [{ code: 'ALC_CONSUMPTION', isEnabled: false }] });
  t.true(tried.ok);
  if (!tried.ok) return;
  t.deepEqual(
    tried.value.difference.gone.map(({ riskCode }) => riskCode),
    ['ALC_CONSUMPTION'],
  );
  t.is(tried.value.catalogueVersion, shippedCatalogue.version);
  const same = await video.replay({ changes: [{ code: 'ALC_CONSUMPTION', isEnabled: true }] });
  t.true(same.ok && same.value.difference.gone.length === 0);
  t.like(await video.replay({ changes: [{ code: 'NO_SUCH', threshold: 1 }] }), { refusal: { kind: 'unknown-risk' } });
  t.like(await video.replay({ changes: [{ code: 'ALC_CONSUMPTION', threshold: 2 }] }), {
    refusal: { kind: 'invalid-threshold' },
  });
  await t.throwsAsync(video.replay({ changes: [], apply: true }), { instanceOf: RangeError });
  t.deepEqual(await video.written(), before);
});
