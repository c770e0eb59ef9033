import type { IdempotentRequest } from '../../../domain/idempotency/kept-creation.js';
import { labelId, triggerId, type TaskId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { timeInterval, type InvalidInterval } from '../../../domain/shared/time-interval.js';
import { manualFinding, raiseTrigger, type ManualTriggerRefusal } from '../../../domain/trigger/trigger-decisions.js';
import type { ProcessedTrigger } from '../../../domain/trigger/trigger.js';
import type { Actor } from '../../../domain/user/access.js';
import type { HoldRefusal } from '../../../domain/verification-task/task-decisions.js';
import { claimKey, type RepetitionRefusal } from '../idempotency/claim-key.js';
import { notFound, type NotFound } from '../refusals.js';
import { catalogueOf } from './catalogue-of.js';
import type { VerificationDependencies } from './dependencies.js';
import { heldTaskOf } from './held-trigger.js';
import { operatorLogLine } from './operator-log-line.js';

export interface AddTriggerCommand {
  readonly taskId: TaskId;
  readonly riskCode: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly note: string;
  /** A repetition adds nothing and is refused with what was added. */
  readonly once?: IdempotentRequest;
}

export interface TriggerExists {
  readonly kind: 'trigger-exists';
}

/** What the models missed: raised and confirmed by the operator in one step. */
export class AddTrigger {
  readonly #deps: VerificationDependencies;

  constructor(deps: VerificationDependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    command: AddTriggerCommand,
  ): Promise<
    Result<
      ProcessedTrigger,
      InvalidInterval | ManualTriggerRefusal | TriggerExists | HoldRefusal | NotFound | RepetitionRefusal
    >
  > {
    const { unitOfWork, clock, ids } = this.#deps;
    const interval = timeInterval(command.startMs, command.endMs);
    if (!interval.ok) return interval;
    const id = triggerId(ids.next());
    return unitOfWork.run(async (tx) => {
      const now = clock.now();
      const claimed = await claimKey(tx, actor, command.once, id, now);
      if (!claimed.ok) return claimed;
      const held = await heldTaskOf(tx, actor, command.taskId, now);
      if (!held.ok) return held;
      const task = held.value;
      const video = await tx.videos.find(task.videoId);
      if (video === undefined) return refuse(notFound('video'));
      const others = await tx.triggers.ofExecution(task.executionId);
      const catalogue = await catalogueOf(tx, others);
      const { riskCode, note } = command;
      const finding = manualFinding(riskCode, interval.value, note, video.media.durationMs, catalogue);
      if (!finding.ok) return finding;
      const isThere = others.some(
        (other) =>
          other.source === 'operator' &&
          other.riskCode === riskCode &&
          other.interval.startMs === interval.value.startMs &&
          other.interval.endMs === interval.value.endMs,
      );
      if (isThere) return refuse({ kind: 'trigger-exists' });
      const label = labelId(ids.next());
      const trigger: ProcessedTrigger = {
        ...raiseTrigger(id, task.videoId, task.executionId, finding.value, catalogue.version, now),
        state: 'processed',
        decision: {
          verdict: 'confirmed',
          riskCode,
          interval: interval.value,
          comment: note,
          operatorId: actor.userId,
          labelId: label,
          decidedAt: now,
        },
      };
      await tx.triggers.addAll([trigger]);
      await tx.labels.add({
        id: label,
        triggerId: id,
        taskId: task.id,
        videoId: task.videoId,
        operatorId: actor.userId,
        verdict: 'added',
        riskCode,
        interval: interval.value,
        comment: note,
        createdAt: now,
      });
      await tx.operatorLog.add(
        operatorLogLine(ids, actor.userId, 'trigger-added', { type: 'trigger', id }, now, { riskCode }),
      );
      return accept(trigger);
    });
  }
}
