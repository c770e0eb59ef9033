import type { TaskId } from '../../../domain/shared/ids.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import { releaseTask, type HoldRefusal } from '../../../domain/verification-task/task-decisions.js';
import type { StaleWrite } from '../../ports/unit-of-work.js';
import type { NotFound } from '../refusals.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import type { VerificationDependencies } from './dependencies.js';
import { heldTaskOf } from './held-trigger.js';
import { operatorLogLine } from './operator-log-line.js';

/** Puts a task back into the queue; what was decided stays decided. */
export class ReleaseTask {
  readonly #deps: VerificationDependencies;

  constructor(deps: VerificationDependencies) {
    this.#deps = deps;
  }

  async execute(actor: Actor, id: TaskId): Promise<Result<void, HoldRefusal | NotFound | StaleWrite>> {
    const { unitOfWork, clock, ids } = this.#deps;
    return runAgainWhenStale(unitOfWork, async (tx) => {
      const now = clock.now();
      const held = await heldTaskOf(tx, actor, id, now);
      if (!held.ok) return held;
      const written = await tx.tasks.update(releaseTask(held.value, now));
      if (!written.ok) return written;
      await tx.operatorLog.add(operatorLogLine(ids, actor.userId, 'task-released', { type: 'task', id }, now));
      return accept(undefined);
    });
  }
}
