import test from 'ava';
import {
  AnswerAgeQuestions,
  ChangeVideo,
  CompleteTask,
  DecideTrigger,
  ReadAgeRating,
  TakeTask,
  type AnswerAgeQuestionsCommand,
} from '../../application/index.js';
import { compileReport } from '../../domain/report/compile-report.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { executionId, reportId, taskId, userId, videoId } from '../../domain/shared/ids.js';
import { accept, type Result } from '../../domain/shared/result.js';
import type { Actor } from '../../domain/user/access.js';
import { taskLeaseMs } from '../../domain/verification-task/task-decisions.js';
import { aReport } from '../builders/a-report.js';
import { aTask } from '../builders/a-task.js';
import { aTrigger } from '../builders/a-trigger.js';
import { aVerificationVideo } from '../builders/a-video.js';
import { aCompletedExecution } from '../builders/an-execution.js';
import { freshId } from '../builders/fresh-id.js';
import { minute } from '../builders/moments.js';
import { openApplication, type Application } from './harness.js';

const kindOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.kind);
const anOperator = (): Actor => ({ userId: userId(freshId()), role: 'operator' });

/** An analysed video with a fight and a drink, waiting for an operator; its client declared 12+. */
const waiting = async (app: Application) => {
  const ids = { videoId: videoId(freshId()), executionId: executionId(freshId()), reportId: reportId(freshId()) };
  const { owner, project } = app;
  const about = { ownerId: owner.id, projectId: project.id, declaredMark: '12+' } as const;
  const video = aVerificationVideo({ ...ids, ...about, id: ids.videoId });
  const task = aTask(ids);
  const [fight, drink] = [
    aTrigger({ ...ids, riskCode: 'VIOL_FIGHT_PHYSICAL', interval: { startMs: 1_000, endMs: 2_000 } }),
    aTrigger({ ...ids, riskCode: 'ALC_CONSUMPTION', interval: { startMs: 5_000, endMs: 6_000 } }),
  ];
  const triggers = [fight, drink];
  const document = compileReport({ video, triggers, catalogue: shippedCatalogue, coverage: [], summary: '' });
  await app.unitOfWork.run(async (tx) => {
    await tx.videos.add(video);
    await tx.executions.add(aCompletedExecution({ id: ids.executionId, videoId: ids.videoId, ownerId: owner.id }));
    await tx.triggers.addAll(triggers);
    await tx.reports.add(aReport({ ...ids, id: ids.reportId, ownerId: owner.id, document }));
    await tx.tasks.add(task);
    return accept(undefined);
  });
  return { video, task, fight, drink };
};

const violence = { kind: 'category', category: 'violence_gore' } as const;
const mildFight: AnswerAgeQuestionsCommand['answers'] = [
  { scope: violence, question: 'isEpisodic', answer: true },
  { scope: violence, question: 'isNaturalistic', answer: false },
  { scope: violence, question: 'hasCompassion', answer: true },
  { scope: violence, question: 'attitude', answer: 'condemns' },
];

const log = async (app: Application) =>
  (await app.persistence.queries.operatorLog({}, { page: 1, pageSize: 100 })).items.filter(
    ({ action }) => action === 'age-answered',
  );

test('answers change the mark at once, are logged one by one and stand in the final report with who and when', async (t) => {
  await using app = await openApplication();
  const { video, task, fight, drink } = await waiting(app);
  const anna = anOperator();
  await new TakeTask(app).execute(anna, task.id);
  const decide = new DecideTrigger(app);
  await decide.execute(anna, fight.id, { verdict: 'confirmed', comment: '' });
  await decide.execute(anna, drink.id, { verdict: 'rejected', comment: '' });
  const [read, answer] = [new ReadAgeRating(app), new AnswerAgeQuestions(app)];
  const before = await read.execute(anna, task.id);
  t.like(before, {
    ok: true,
    value: { rating: { mark: '18+', reasons: [{ isAssumed: true }] }, sheet: { version: 0 } },
  });

  const answered = await answer.execute(anna, { taskId: task.id, answers: mildFight, seenVersion: 0 });
  t.like(answered, { ok: true, value: { rating: { mark: '6+', confidence: 'high' }, sheet: { version: 1 } } });
  t.deepEqual(
    (await log(app))
      .map(({ operatorId, subjectId, details }) => [operatorId, subjectId, details['question']])
      .reverse(),
    mildFight.map(({ question }) => [anna.userId, task.id, question]),
  );
  t.like((await log(app))[0], { subjectType: 'task', details: { category: 'violence_gore', answer: 'condemns' } });

  await app.clock.advance(minute);
  const final = await new CompleteTask(app).execute(anna, task.id, 'Итог');
  if (!final.ok) return t.fail(final.refusal.kind);
  const { ageRating } = final.value.document;
  t.like(ageRating, { mark: '6+', declared: { mark: '12+', fit: 'higher' } });
  t.deepEqual(
    ageRating.answers.map(({ question, answeredBy, answeredAt }) => [
      question,
      answeredBy,
      app.clock.now() - answeredAt,
    ]),
    mildFight.map(({ question }) => [question, anna.userId, minute]),
  );
  t.deepEqual((await app.read((tx) => tx.reports.find(video.reportId)))?.document, final.value.document);
  t.is(kindOf(await answer.execute(anna, { taskId: task.id, answers: mildFight })), 'task-completed');
  t.like(await read.execute(anna, task.id), { ok: true, value: { rating: { mark: '6+' } } });
});

test('only the holder answers; everybody who verifies may read', async (t) => {
  await using app = await openApplication();
  const { task } = await waiting(app);
  const [anna, boris] = [anOperator(), anOperator()];
  const [read, answer] = [new ReadAgeRating(app), new AnswerAgeQuestions(app)];
  const command = { taskId: task.id, answers: mildFight };
  t.is(kindOf(await answer.execute(anna, command)), 'task-not-held');
  await new TakeTask(app).execute(anna, task.id);
  for (const actor of [boris, app.actors.admin, app.actors.owner])
    t.is(kindOf(await answer.execute(actor, command)), 'task-not-held');
  t.is(kindOf(await answer.execute(anna, { ...command, taskId: taskId(freshId()) })), 'not-found');
  t.is(kindOf(await answer.execute(anna, command)), 'ok');
  await app.clock.advance(taskLeaseMs);
  t.is(kindOf(await answer.execute(anna, command)), 'task-not-held');
  t.is(kindOf(await read.execute(app.actors.owner, task.id)), 'forbidden');
  t.is(kindOf(await read.execute(boris, taskId(freshId()))), 'not-found');
  t.like(await read.execute(boris, task.id), { ok: true, value: { sheet: { version: 1 } } });
});

test('of two who saw the same answers one is told to look again; heartbeats do not disturb, the same answer changes nothing', async (t) => {
  await using app = await openApplication();
  const { task } = await waiting(app);
  const anna = anOperator();
  const take = new TakeTask(app);
  await take.execute(anna, task.id);
  const answer = new AnswerAgeQuestions(app);
  const say = (value: 'neutral' | 'approves' | undefined, seenVersion: number) =>
    answer.execute(anna, {
      taskId: task.id,
      seenVersion,
      answers: [{ scope: violence, question: 'attitude', answer: value }],
    });
  const both = await Promise.all([say('neutral', 0), say('approves', 0)]);
  t.deepEqual(both.map(kindOf).sort(), ['ok', 'stale-write']);
  const kept = both.find(({ ok }) => ok);
  const value = kept?.ok === true ? kept.value.sheet.answers[0]?.answer : undefined;
  await take.execute(anna, task.id);
  const again = await say(value === 'approves' ? 'approves' : 'neutral', 1);
  t.like(again, { ok: true, value: { sheet: { version: 1 } } });
  t.is((await log(app)).length, 1, 'only what changed is logged');
  t.like(await say(undefined, 1), { ok: true, value: { sheet: { version: 2, answers: [] } } });
  t.like((await log(app))[0], { details: { isTakenBack: true } });
});

test('a command with one wrong answer keeps nothing of it', async (t) => {
  await using app = await openApplication();
  const { task } = await waiting(app);
  const anna = anOperator();
  await new TakeTask(app).execute(anna, task.id);
  const answer = new AnswerAgeQuestions(app);
  for (const [wrong, kind] of [
    [{ scope: violence, question: 'sexualActs', answer: 'shown' }, 'question-not-asked'],
    [{ scope: violence, question: 'isEpisodic', answer: 'shown' }, 'invalid-answer'],
  ] as const)
    t.is(kindOf(await answer.execute(anna, { taskId: task.id, answers: [...mildFight, wrong] })), kind);
  t.is(await app.read((tx) => tx.ageAnswers.find(task.id)), undefined);
  t.deepEqual(await log(app), []);
});

test('another declared mark is compared in the draft at once; a final report keeps the one that was verified', async (t) => {
  await using app = await openApplication();
  const { video, task, fight, drink } = await waiting(app);
  const change = new ChangeVideo(app);
  const declared = async () => (await app.read((tx) => tx.reports.find(video.reportId)))?.document.ageRating.declared;
  t.like(await declared(), { mark: '12+', fit: 'too-low' });
  const changed = await change.execute(app.actors.owner, { videoId: video.id, declaredMark: '18+' });
  t.like(changed, { ok: true, value: { declaredMark: '18+', title: video.title } });
  t.like(await declared(), { mark: '18+', fit: 'higher' });
  await change.execute(app.actors.owner, { videoId: video.id, title: 'Иначе' });
  t.like(await declared(), { mark: '18+' });
  await change.execute(app.actors.owner, { videoId: video.id, declaredMark: 'none' });
  t.is(await declared(), undefined);
  await change.execute(app.actors.owner, { videoId: video.id, declaredMark: '6+' });

  const anna = anOperator();
  await new TakeTask(app).execute(anna, task.id);
  for (const { id } of [fight, drink])
    await new DecideTrigger(app).execute(anna, id, { verdict: 'confirmed', comment: '' });
  await new CompleteTask(app).execute(anna, task.id, '');
  t.is(kindOf(await change.execute(app.actors.owner, { videoId: video.id, declaredMark: '18+' })), 'ok');
  t.like(await declared(), { mark: '6+', fit: 'too-low', sign: { isConfirmed: true } });
});
