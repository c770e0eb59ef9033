import test from 'ava';
import { fc } from '../builders/properties.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { labelId, taskId, userId, type UserId } from '../../domain/shared/ids.js';
import { plusMs, type Instant } from '../../domain/shared/instant.js';
import {
  commentLimit,
  decideTrigger,
  manualFinding,
  raiseTrigger,
  reopenTrigger,
} from '../../domain/trigger/trigger-decisions.js';
import {
  completeTask,
  extendLease,
  heldTask,
  isLeaseExpired,
  nextTask,
  openTask,
  releaseTask,
  summaryLimit,
  takeTask,
  taskLeaseMs,
  taskPriority,
} from '../../domain/verification-task/task-decisions.js';
import type { VerificationTask } from '../../domain/verification-task/verification-task.js';
import {
  completeVideo,
  failVideo,
  retitle,
  sendToVerification,
  startProcessing,
} from '../../domain/video/video-transitions.js';
import { aFinding } from '../builders/a-finding.js';
import { aTask } from '../builders/a-task.js';
import { aProcessedTrigger, aTrigger } from '../builders/a-trigger.js';
import { aCompletedVideo, aFailedVideo, aVideo } from '../builders/a-video.js';
import { knownIds } from '../builders/known-ids.js';
import { atNoon, minute, noon } from '../builders/moments.js';

const about = { videoId: knownIds.video, executionId: knownIds.execution, reportId: knownIds.report };
const anna = userId('anna');
const boris = userId('boris');
const by = { operatorId: anna, labelId: labelId('label') };

const taken = (task: VerificationTask, operator: UserId, now: Instant) => {
  const result = takeTask(task, operator, now);
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
};

test('priority follows the gravest risk', (t) => {
  t.deepEqual(
    (['critical', 'high', 'medium', 'low', 'info', undefined] as const).map(taskPriority),
    [4, 3, 2, 1, 0, 0],
  );
});

test('the next task is the oldest of the highest priority, whatever the order of the list', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.nat(1_000)), { minLength: 1, maxLength: 15 }),
      (rows) => {
        const waiting = rows.map(([priority, ms], index) =>
          aTask({ id: taskId(`task-${String(index).padStart(3, '0')}`), priority, createdAt: atNoon(ms) }),
        );
        const next = nextTask(waiting);
        t.deepEqual(nextTask([...waiting].reverse()), next);
        t.true(
          next !== undefined &&
            waiting.every(
              (task) =>
                task.priority < next.priority || (task.priority === next.priority && task.createdAt >= next.createdAt),
            ),
        );
      },
    ),
  );
  t.is(nextTask([]), undefined);
});

test('a task is held by one operator for its lease; silence gives it to the next', (t) => {
  const task = openTask(knownIds.task, about, 3, noon);
  const held = taken(task, anna, noon);
  t.is(held.leaseExpiresAt, atNoon(taskLeaseMs));
  const before = plusMs(held.leaseExpiresAt, -1);
  t.deepEqual(takeTask(held, boris, before), { ok: false, refusal: { kind: 'task-already-taken', by: anna } });
  t.false(isLeaseExpired(held, before));
  t.true(isLeaseExpired(held, held.leaseExpiresAt));
  const stolen = taken(held, boris, held.leaseExpiresAt);
  t.is(stolen.operatorId, boris);
  t.false(heldTask(stolen, anna, held.leaseExpiresAt).ok);
  t.true(heldTask(stolen, boris, held.leaseExpiresAt).ok);
});

test('taking one’s own task again renews the lease and keeps when it was taken', (t) => {
  const held = taken(openTask(knownIds.task, about, 3, noon), anna, noon);
  const again = taken(held, anna, atNoon(minute));
  t.is(again.takenAt, noon);
  t.is(again.leaseExpiresAt, atNoon(minute + taskLeaseMs));
});

test('a lease that ran out is lost even when nobody took the task', (t) => {
  const held = taken(openTask(knownIds.task, about, 3, noon), anna, noon);
  t.deepEqual(heldTask(held, anna, held.leaseExpiresAt), { ok: false, refusal: { kind: 'task-not-held' } });
});

test('a beat extends the lease; a release leaves nothing of the operator behind', (t) => {
  const held = taken(openTask(knownIds.task, about, 3, noon), anna, noon);
  t.is(extendLease(held, atNoon(minute)).leaseExpiresAt, atNoon(minute + taskLeaseMs));
  const released = releaseTask(held, atNoon(minute));
  t.deepEqual(released, { ...openTask(knownIds.task, about, 3, noon), updatedAt: atNoon(minute) });
});

test('a task is completed only when every trigger is decided', (t) => {
  const held = taken(openTask(knownIds.task, about, 3, noon), anna, noon);
  t.deepEqual(completeTask(held, [aTrigger(), aProcessedTrigger(), aTrigger()], '', noon), {
    ok: false,
    refusal: { kind: 'triggers-undecided', count: 2 },
  });
  t.deepEqual(completeTask(held, [], 'x'.repeat(summaryLimit + 1), noon), {
    ok: false,
    refusal: { kind: 'summary-too-long', limit: summaryLimit },
  });
  const completed = completeTask(held, [aProcessedTrigger()], ' Всё. ', atNoon(minute));
  if (!completed.ok) throw new Error(completed.refusal.kind);
  t.is(completed.value.summary, 'Всё.');
  t.false('leaseExpiresAt' in completed.value);
  t.deepEqual(takeTask(completed.value, boris, atNoon(minute)), { ok: false, refusal: { kind: 'task-completed' } });
  t.deepEqual(heldTask(completed.value, anna, atNoon(minute)), { ok: false, refusal: { kind: 'task-completed' } });
});

test('whatever operators do, at most one holds the task at any moment', (t) => {
  const step = fc.record({
    who: fc.constantFrom(anna, boris, userId('clara')),
    what: fc.constantFrom('take', 'beat', 'release'),
    wait: fc.constantFrom(0, 1_000, taskLeaseMs - 1, taskLeaseMs),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let task: VerificationTask = openTask(knownIds.task, about, 3, noon);
      let now = noon;
      for (const { who, what, wait } of steps) {
        now = plusMs(now, wait);
        const holders = [anna, boris, userId('clara')].filter((operator) => heldTask(task, operator, now).ok);
        t.true(holders.length <= 1);
        if (what === 'take') {
          const result = takeTask(task, who, now);
          t.is(result.ok, holders.length === 0 || holders[0] === who);
          if (result.ok) task = result.value;
          continue;
        }
        const held = heldTask(task, who, now);
        t.is(held.ok, holders[0] === who);
        if (held.ok) task = what === 'beat' ? extendLease(held.value, now) : releaseTask(held.value, now);
      }
    }),
  );
});

test('a raised trigger is the finding with an identity, waiting for a person', (t) => {
  const finding = aFinding();
  const trigger = raiseTrigger(knownIds.trigger, knownIds.video, knownIds.execution, finding, 'v1', noon);
  t.like(trigger, { ...finding, state: 'pending', catalogueVersion: 'v1', version: 0, createdAt: noon });
});

test('a decision keeps the trigger and says who, what and when; it may be changed and taken back', (t) => {
  const trigger = aTrigger();
  const decide = (command: Parameters<typeof decideTrigger>[1], of: Parameters<typeof decideTrigger>[0] = trigger) => {
    const result = decideTrigger(of, command, shippedCatalogue, by, atNoon(minute));
    if (!result.ok) throw new Error(result.refusal.kind);
    return result.value;
  };
  const confirmed = decide({ verdict: 'confirmed', comment: 'да' });
  t.like(confirmed.decision, { ...by, verdict: 'confirmed', riskCode: trigger.riskCode, comment: 'да' });
  const changed = decide({ verdict: 'relabelled', riskCode: 'PROF_RUDE', comment: '' }, confirmed);
  t.is(changed.decision.riskCode, 'PROF_RUDE');
  t.is(changed.riskCode, trigger.riskCode);
  t.deepEqual(reopenTrigger(changed), trigger);
  t.deepEqual(decide({ verdict: 'rejected', comment: '' }).decision.interval, trigger.interval);
});

test('a decision is refused under an unknown risk, the same risk or too long a comment', (t) => {
  const refusal = (command: Parameters<typeof decideTrigger>[1]): string => {
    const result = decideTrigger(aTrigger(), command, shippedCatalogue, by, noon);
    return result.ok ? 'ok' : result.refusal.kind;
  };
  t.is(refusal({ verdict: 'relabelled', riskCode: 'NO_SUCH', comment: '' }), 'unknown-risk');
  t.is(refusal({ verdict: 'relabelled', riskCode: 'PROF_OBSCENE_SPEECH', comment: '' }), 'same-risk');
  t.is(refusal({ verdict: 'confirmed', comment: 'x'.repeat(commentLimit + 1) }), 'comment-too-long');
  t.is(refusal({ verdict: 'confirmed', comment: 'x'.repeat(commentLimit) }), 'ok');
});

test('what an operator adds by hand is certain, inside the video and of a known risk', (t) => {
  const interval = { startMs: 1_000, endMs: 2_000 };
  const added = manualFinding('SYM_NAZI', interval, 'на стене', 2_000, shippedCatalogue);
  t.true(added.ok && added.value.confidence === 1 && added.value.source === 'operator');
  const late = manualFinding('SYM_NAZI', interval, '', 1_999, shippedCatalogue);
  t.deepEqual(late, { ok: false, refusal: { kind: 'interval-outside-video', durationMs: 1_999 } });
  const unknown = manualFinding('NO_SUCH', interval, '', 2_000, shippedCatalogue);
  t.deepEqual(unknown, { ok: false, refusal: { kind: 'unknown-risk', riskCode: 'NO_SUCH' } });
});

test('a video goes from upload through processing and verification to the end', (t) => {
  const processing = startProcessing(aVideo({ version: 4 }), knownIds.execution, atNoon(1));
  const verification = sendToVerification(processing, knownIds.report, atNoon(2));
  const completed = completeVideo(verification, atNoon(3));
  t.like(completed, {
    state: 'completed',
    executionId: knownIds.execution,
    reportId: knownIds.report,
    completedAt: atNoon(3),
    version: 4,
  });
  const failed = failVideo(processing, { kind: 'cancelled' }, atNoon(4));
  t.like(failed, { state: 'failed', failure: { kind: 'cancelled' }, failedAt: atNoon(4) });
});

test('a new run leaves nothing of the earlier result on the video', (t) => {
  for (const video of [aCompletedVideo(), aFailedVideo()]) {
    const again = startProcessing(video, knownIds.execution, atNoon(1));
    t.like(again, { state: 'processing', executionId: knownIds.execution, updatedAt: atNoon(1), sha256: video.sha256 });
    for (const key of ['reportId', 'completedAt', 'failure', 'failedAt']) t.false(key in again, key);
  }
});

test('renaming keeps the state', (t) => {
  const video = retitle(aFailedVideo(), 'Новое имя', 'Новое описание', atNoon(9));
  t.like(video, { state: 'failed', title: 'Новое имя', description: 'Новое описание', updatedAt: atNoon(9) });
});
