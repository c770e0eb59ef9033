import { labelId, type TriggerId } from '../../../domain/shared/ids.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import {
  decideTrigger,
  type DecisionCommand,
  type DecisionRefusal,
} from '../../../domain/trigger/trigger-decisions.js';
import type { ProcessedTrigger } from '../../../domain/trigger/trigger.js';
import type { Actor } from '../../../domain/user/access.js';
import type { HoldRefusal } from '../../../domain/verification-task/task-decisions.js';
import type { StaleWrite } from '../../ports/unit-of-work.js';
import type { NotFound } from '../refusals.js';
import { refuseUnseen, type SeenVersion } from '../seen-version.js';
import { catalogueOf } from './catalogue-of.js';
import type { VerificationDependencies } from './dependencies.js';
import { heldTrigger } from './held-trigger.js';
import { operatorLogLine } from './operator-log-line.js';

/** An operator's word on one trigger of the task that they hold. Later words replace it until the task is completed. */
export class DecideTrigger {
  readonly #deps: VerificationDependencies;

  constructor(deps: VerificationDependencies) {
    this.#deps = deps;
  }

  /** `seenVersion`: the version that the operator saw; a newer one is refused as stale. Left out, the newest is decided. */
  async execute(
    actor: Actor,
    id: TriggerId,
    command: DecisionCommand,
    seenVersion?: SeenVersion,
  ): Promise<Result<ProcessedTrigger, DecisionRefusal | HoldRefusal | NotFound | StaleWrite>> {
    const { unitOfWork, clock, ids } = this.#deps;
    return unitOfWork.run(async (tx) => {
      const now = clock.now();
      const held = await heldTrigger(tx, actor, id, now);
      if (!held.ok) return held;
      const { task, trigger } = held.value;
      const seen = refuseUnseen('trigger', trigger, seenVersion);
      if (!seen.ok) return seen;
      const catalogue = await catalogueOf(tx, [trigger]);
      const by = { operatorId: actor.userId, labelId: labelId(ids.next()) };
      const decided = decideTrigger(trigger, command, catalogue, by, now);
      if (!decided.ok) return decided;
      const written = await tx.triggers.update(decided.value);
      if (!written.ok) return written;
      const { verdict, riskCode, interval, comment } = decided.value.decision;
      await tx.labels.add({
        id: by.labelId,
        triggerId: id,
        taskId: task.id,
        videoId: task.videoId,
        operatorId: actor.userId,
        verdict,
        riskCode,
        interval,
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
