import { labelId, type TriggerId, type VideoId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { InvalidInterval, TimeInterval } from '../../../domain/shared/time-interval.js';
import {
  decideTrigger,
  isSameDecision,
  movedInterval,
  type DecisionCommand,
  type DecisionRefusal,
  type IntervalOutsideVideo,
} from '../../../domain/trigger/trigger-decisions.js';
import type { ProcessedTrigger, Trigger } from '../../../domain/trigger/trigger.js';
import type { Actor } from '../../../domain/user/access.js';
import type { HoldRefusal } from '../../../domain/verification-task/task-decisions.js';
import type { StaleWrite, Transaction } from '../../ports/unit-of-work.js';
import { notFound, type NotFound } from '../refusals.js';
import { refuseUnseen, type SeenVersion } from '../seen-version.js';
import { catalogueOf } from './catalogue-of.js';
import type { VerificationDependencies } from './dependencies.js';
import { heldTrigger } from './held-trigger.js';
import { operatorLogLine } from './operator-log-line.js';

/** Where an operator has put the beginning and the end, in ms from the first frame. */
export interface TriggerEdges {
  readonly startMs: number;
  readonly endMs: number;
}

export type DecideTriggerCommand = DecisionCommand & { readonly edges?: TriggerEdges | undefined };

type DecideTriggerRefusal =
  DecisionRefusal | InvalidInterval | IntervalOutsideVideo | HoldRefusal | NotFound | StaleWrite;

/** An operator's word on one trigger of the task that they hold. Later words replace it until the task is completed. */
export class DecideTrigger {
  readonly #deps: VerificationDependencies;

  constructor(deps: VerificationDependencies) {
    this.#deps = deps;
  }

  /**
   * `seenVersion`: the version that the operator saw; a newer one is refused as stale, unless it is this very word, said by
   * this operator: an answer that got lost on its way is given again. Left out, the newest is decided.
   */
  async execute(
    actor: Actor,
    id: TriggerId,
    { edges, ...command }: DecideTriggerCommand,
    seenVersion?: SeenVersion,
  ): Promise<Result<ProcessedTrigger, DecideTriggerRefusal>> {
    const { unitOfWork, clock, ids } = this.#deps;
    return unitOfWork.run(async (tx) => {
      const now = clock.now();
      const held = await heldTrigger(tx, actor, id, now);
      if (!held.ok) return held;
      const { task, trigger } = held.value;
      const interval = edges && (await moved(tx, task.videoId, edges));
      if (interval?.ok === false) return interval;
      const catalogue = await catalogueOf(tx, [trigger]);
      const by = { operatorId: actor.userId, labelId: labelId(ids.next()) };
      const whole = interval === undefined ? command : { ...command, interval: interval.value };
      const decided = decideTrigger(trigger, whole, catalogue, by, now);
      const seen = refuseUnseen('trigger', trigger, seenVersion);
      if (!seen.ok) return decided.ok && isRepeated(trigger, decided.value) ? accept(trigger) : seen;
      if (!decided.ok) return decided;
      const written = await tx.triggers.update(decided.value);
      if (!written.ok) return written;
      const { verdict, riskCode, interval: decidedInterval, comment } = decided.value.decision;
      await tx.labels.add({
        id: by.labelId,
        triggerId: id,
        taskId: task.id,
        videoId: task.videoId,
        operatorId: actor.userId,
        verdict,
        riskCode,
        interval: decidedInterval,
        comment,
        createdAt: now,
      });
      const line = operatorLogLine(ids, actor.userId, 'trigger-decided', { type: 'trigger', id }, now, {
        verdict,
        riskCode,
      });
      await tx.operatorLog.add(line);
      return accept({ ...decided.value, version: trigger.version + 1 });
    });
  }
}

const isRepeated = (trigger: Trigger, decided: ProcessedTrigger): trigger is ProcessedTrigger =>
  trigger.state === 'processed' && isSameDecision(trigger.decision, decided.decision);

const moved = async (
  tx: Transaction,
  id: VideoId,
  edges: TriggerEdges,
): Promise<Result<TimeInterval, InvalidInterval | IntervalOutsideVideo | NotFound>> => {
  const video = await tx.videos.find(id);
  return video === undefined ? refuse(notFound('video')) : movedInterval(edges, video.media.durationMs);
};
