import test from 'ava';
import { filmMoments, filmStrip } from '../../domain/media/film-strip.js';
import { createPeakMeter, peakCount } from '../../domain/media/sound-peaks.js';
import { userId } from '../../domain/shared/ids.js';
import { plusMs } from '../../domain/shared/instant.js';
import { transcriptOf } from '../../domain/signal/transcript.js';
import { commentLimit, isSameDecision, movedInterval } from '../../domain/trigger/trigger-decisions.js';
import { dueAt, isOverdue } from '../../domain/verification-task/deadline.js';
import { escalateTask, handOverLeaseMs, handOverTask } from '../../domain/verification-task/pass-on.js';
import { admitToTask, completeTask, heldTask, releaseTask } from '../../domain/verification-task/task-decisions.js';
import { aCompletedTask, aTask, aTaskInProgress } from '../builders/a-task.js';
import { aDecision } from '../builders/a-trigger.js';
import { knownIds } from '../builders/known-ids.js';
import { atNoon, minute, noon } from '../builders/moments.js';
import { said } from './signals.js';

const boris = userId('boris');

test('a task that is handed over is the colleague’s, for longer than an open workbench needs', (t) => {
  const held = aTaskInProgress();
  const handed = handOverTask(held, boris, ' Посмотри на кальян ', atNoon(minute));
  if (!handed.ok) return t.fail(handed.refusal.kind);
  t.true(heldTask(handed.value, boris, plusMs(atNoon(minute), handOverLeaseMs - 1)).ok);
  t.false(heldTask(handed.value, knownIds.operator, atNoon(minute)).ok);
  t.deepEqual(handed.value.passedOn, {
    kind: 'handed-over',
    by: knownIds.operator,
    comment: 'Посмотри на кальян',
    at: atNoon(minute),
  });
  t.is(releaseTask(handed.value, atNoon(2 * minute)).passedOn, undefined);
  t.true(handOverTask(held, boris, '', noon).ok);
  t.false(handOverTask(held, boris, 'x'.repeat(commentLimit + 1), noon).ok);
});

test('an escalated task waits for an admin until one gives it to somebody or completes it', (t) => {
  const held = aTaskInProgress();
  const escalated = escalateTask(held, 'Это реклама?', noon);
  if (!escalated.ok) return t.fail(escalated.refusal.kind);
  t.is(escalated.value.state, 'pending');
  t.deepEqual(admitToTask(escalated.value, 'operator'), { ok: false, refusal: { kind: 'task-escalated' } });
  t.true(admitToTask(escalated.value, 'admin').ok);
  const byAdmin = aTaskInProgress({ passedOn: escalated.value.passedOn });
  t.is(releaseTask(byAdmin, noon).passedOn?.kind, 'escalated');
  const answered = handOverTask(byAdmin, boris, 'Да', noon);
  t.true(answered.ok && admitToTask(answered.value, 'operator').ok);
  t.true(completeTask(byAdmin, [], '', noon).ok);
  t.deepEqual(escalateTask(held, '  ', noon), { ok: false, refusal: { kind: 'comment-required' } });
  t.false(escalateTask(held, 'x'.repeat(commentLimit + 1), noon).ok);
});

test('the graver a task, the sooner it is due; what is completed is not overdue', (t) => {
  const hours = [0, 1, 2, 3, 4, 9].map((priority) => (dueAt(aTask({ priority })) - noon) / (60 * minute));
  t.deepEqual(hours, [24, 24, 8, 4, 2, 2]);
  const task = aTask({ priority: 4 });
  t.false(isOverdue(task, plusMs(dueAt(task), -1)));
  t.true(isOverdue(task, dueAt(task)));
  t.false(isOverdue(aCompletedTask({ priority: 4 }), plusMs(noon, 99 * 60 * minute)));
});

test('moved edges lie within the video and enclose something', (t) => {
  const edges = (startMs: number, endMs: number) => {
    const moved = movedInterval({ startMs, endMs }, 10_000);
    return moved.ok ? moved.value : moved.refusal.kind;
  };
  t.deepEqual(edges(0, 10_000), { startMs: 0, endMs: 10_000 });
  t.is(edges(0, 10_001), 'interval-outside-video');
  t.is(edges(-1, 5), 'invalid-interval');
  t.is(edges(5, 5), 'invalid-interval');
  t.is(edges(0.5, 5), 'invalid-interval');
});

test('a word is the same only when nothing in it differs', (t) => {
  const word = aDecision();
  t.true(isSameDecision(word, { ...word, decidedAt: atNoon(minute) }));
  for (const over of [
    { verdict: 'rejected' as const },
    { riskCode: 'PROF_RUDE' },
    { comment: 'иначе' },
    { operatorId: boris },
    { interval: { ...word.interval, endMs: word.interval.endMs + 40 } },
  ])
    t.false(isSameDecision(word, { ...word, ...over }));
});

test('a transcript has lines that an eye takes in: by pause, sentence, length and origin', (t) => {
  const words = [...said('раз два три.', 0), ...said('четыре', 1_200), ...said('пять', 2_451), ...said('шесть', 3_000)];
  const subtitles = said('Раз, два', 100).map((word) => ({ ...word, origin: 'subtitles' as const }));
  const lines = transcriptOf([...subtitles, ...words].reverse());
  t.deepEqual(
    lines.map((line) => [line.origin, line.words.map(({ text }) => text).join(' ')]),
    [
      ['recogniser', 'раз два три.'],
      ['subtitles', 'Раз, два'],
      ['recogniser', 'четыре'],
      ['recogniser', 'пять шесть'],
    ],
  );
  t.like(lines[0], { startMs: 0, endMs: 1_150 });
  const long = transcriptOf(said(Array.from({ length: 30 }, (_, at) => `с${at}`).join(' ')));
  t.deepEqual(
    long.map((line) => line.words.length),
    [14, 14, 2],
  );
  t.deepEqual(transcriptOf([]), []);
});

test('peaks tell the loudest sample of each part, whatever pieces the sound comes in', (t) => {
  const samples = Int16Array.from({ length: 1_000 }, (_, at) => (at === 505 ? -32_768 : at < 100 ? 12_800 : 128));
  const peaksOf = (pieces: readonly number[]) => {
    const meter = createPeakMeter(1_000, 10);
    let at = 0;
    for (const piece of pieces) meter.add(samples.subarray(at, (at += piece)));
    return meter.peaks();
  };
  const whole = peaksOf([1_000]);
  t.deepEqual(whole, [100, 1, 1, 1, 1, 255, 1, 1, 1, 1]);
  t.deepEqual(peaksOf([1, 498, 7, 494, 0]), whole);
  const meter = createPeakMeter(2, 2);
  meter.add(Int16Array.of(0, 0, 32_767));
  t.deepEqual(meter.peaks(), [0, 0]);
  t.deepEqual([1, 20, 21, 60_000, 7_200_000].map(peakCount), [1, 1, 2, 3_000, 4_000]);
});

test('the strip has at most a hundred cells of the picture’s proportions, each for the middle of its part', (t) => {
  const wide = filmStrip(30_000, { width: 1920, height: 1080 });
  t.deepEqual(wide, { columns: 10, count: 30, width: 160, height: 90 });
  t.deepEqual(filmStrip(7_200_000, { width: 1080, height: 1920 }), { columns: 10, count: 100, width: 51, height: 90 });
  t.deepEqual(filmStrip(1, { width: 4000, height: 2 }), { columns: 1, count: 1, width: 160, height: 1 });
  t.deepEqual(filmMoments(4_000, filmStrip(4_000, { width: 16, height: 9 })), [500, 1_500, 2_500, 3_500]);
});
