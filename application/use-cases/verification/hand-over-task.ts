import type { TaskId, UserId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { canVerify, type Actor } from '../../../domain/user/access.js';
import { handOverTask, type CommentTooLong } from '../../../domain/verification-task/pass-on.js';
import type { HoldRefusal } from '../../../domain/verification-task/task-decisions.js';
import type { InProgressTask } from '../../../domain/verification-task/verification-task.js';
import type { StaleWrite } from '../../ports/unit-of-work.js';
import type { NotFound } from '../refusals.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import type { VerificationDependencies } from './dependencies.js';
import { heldTaskOf } from './held-trigger.js';
import { operatorLogLine } from './operator-log-line.js';

/** Nobody of that name verifies here, or it is oneself. */
export interface UnknownColleague {
  readonly kind: 'unknown-colleague';
}

/** Gives the task that one holds to a colleague, who finds it among their own. */
export class HandOverTask {
  readonly #deps: VerificationDependencies;

  constructor(deps: VerificationDependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    id: TaskId,
    to: UserId,
    comment: string,
  ): Promise<Result<InProgressTask, UnknownColleague | CommentTooLong | HoldRefusal | NotFound | StaleWrite>> {
    const { unitOfWork, clock, ids } = this.#deps;
    return runAgainWhenStale(unitOfWork, async (tx) => {
      const now = clock.now();
      const held = await heldTaskOf(tx, actor, id, now);
      if (!held.ok) return held;
      const colleague = await tx.users.find(to);
      const isFit = colleague?.isActive === true && canVerify({ userId: to, role: colleague.role });
      if (!isFit || to === actor.userId) return refuse({ kind: 'unknown-colleague' });
      const handed = handOverTask(held.value, to, comment, now);
      if (!handed.ok) return handed;
      const written = await tx.tasks.update(handed.value);
      if (!written.ok) return written;
      await tx.operatorLog.add(
        operatorLogLine(ids, actor.userId, 'task-handed-over', { type: 'task', id }, now, { to }),
      );
      return accept({ ...handed.value, version: handed.value.version + 1 });
    });
  }
}
