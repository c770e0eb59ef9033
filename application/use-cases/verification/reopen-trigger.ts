import { labelId, type TriggerId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { reopenTrigger } from '../../../domain/trigger/trigger-decisions.js';
import type { PendingTrigger, Trigger } from '../../../domain/trigger/trigger.js';
import type { Actor } from '../../../domain/user/access.js';
import type { HoldRefusal } from '../../../domain/verification-task/task-decisions.js';
import type { StaleWrite } from '../../ports/unit-of-work.js';
import type { NotFound } from '../refusals.js';
import { refuseUnseen, type SeenVersion } from '../seen-version.js';
import type { VerificationDependencies } from './dependencies.js';
import { heldTrigger } from './held-trigger.js';
import { operatorLogLine } from './operator-log-line.js';

export interface NotDecided {
  readonly kind: 'trigger-not-decided';
}

/** Undo: the trigger waits for a decision again. */
export class ReopenTrigger {
  readonly #deps: VerificationDependencies;

  constructor(deps: VerificationDependencies) {
    this.#deps = deps;
  }

  /**
   * `seenVersion`: another version that stands there is refused as stale, unless it is what this very undo makes of it: an
   * answer that got lost on its way is given again.
   */
  async execute(
    actor: Actor,
    id: TriggerId,
    seenVersion?: SeenVersion,
  ): Promise<Result<PendingTrigger, NotDecided | HoldRefusal | NotFound | StaleWrite>> {
    const { unitOfWork, clock, ids } = this.#deps;
    return unitOfWork.run(async (tx) => {
      const now = clock.now();
      const held = await heldTrigger(tx, actor, id, now);
      if (!held.ok) return held;
      const { task, trigger } = held.value;
      const seen = refuseUnseen('trigger', trigger, seenVersion);
      if (!seen.ok) return isUndone(trigger, seenVersion) ? accept(trigger) : seen;
      if (trigger.state !== 'processed') return refuse({ kind: 'trigger-not-decided' });
      const reopened = reopenTrigger(trigger);
      const written = await tx.triggers.update(reopened);
      if (!written.ok) return written;
      await tx.labels.add({
        id: labelId(ids.next()),
        triggerId: id,
        taskId: task.id,
        videoId: task.videoId,
        operatorId: actor.userId,
        verdict: 'reopened',
        riskCode: trigger.riskCode,
        interval: trigger.interval,
        comment: '',
        createdAt: now,
      });
      await tx.operatorLog.add(operatorLogLine(ids, actor.userId, 'trigger-reopened', { type: 'trigger', id }, now));
      return accept({ ...reopened, version: trigger.version + 1 });
    });
  }
}

/** Only who holds the task changes its triggers, so the next version that waits again is their own undoing. */
const isUndone = (trigger: Trigger, seen: SeenVersion | undefined): trigger is PendingTrigger =>
  trigger.state === 'pending' && typeof seen === 'number' && trigger.version === seen + 1;
