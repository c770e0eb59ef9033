import type { TaskId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { canVerify, type Actor } from '../../../domain/user/access.js';
import {
  admitToTask,
  takeTask,
  type TakeRefusal,
  type TaskEscalated,
} from '../../../domain/verification-task/task-decisions.js';
import type { InProgressTask } from '../../../domain/verification-task/verification-task.js';
import type { StaleWrite } from '../../ports/unit-of-work.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import type { VerificationDependencies } from './dependencies.js';
import { operatorLogLine } from './operator-log-line.js';

/** Takes one task out of turn, or takes up again one's own. */
export class TakeTask {
  readonly #deps: VerificationDependencies;

  constructor(deps: VerificationDependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    id: TaskId,
  ): Promise<Result<InProgressTask, TakeRefusal | TaskEscalated | NotFound | Forbidden | StaleWrite>> {
    const { unitOfWork, clock, ids } = this.#deps;
    if (!canVerify(actor)) return refuse({ kind: 'forbidden' });
    return runAgainWhenStale(unitOfWork, async (tx) => {
      const now = clock.now();
      const task = await tx.tasks.find(id);
      if (task === undefined) return refuse(notFound('task'));
      const admitted = admitToTask(task, actor.role);
      if (!admitted.ok) return admitted;
      const taken = takeTask(task, actor.userId, now);
      if (!taken.ok) return taken;
      const written = await tx.tasks.update(taken.value);
      if (!written.ok) return written;
      if (taken.value.takenAt === now)
        await tx.operatorLog.add(operatorLogLine(ids, actor.userId, 'task-taken', { type: 'task', id }, now));
      return accept({ ...taken.value, version: taken.value.version + 1 });
    });
  }
}
