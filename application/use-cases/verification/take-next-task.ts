import type { Instant } from '../../../domain/shared/instant.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { canVerify, type Actor } from '../../../domain/user/access.js';
import { admitToTask, isLeaseExpired, takeTask } from '../../../domain/verification-task/task-decisions.js';
import type { InProgressTask, VerificationTask } from '../../../domain/verification-task/verification-task.js';
import type { StaleWrite, Transaction } from '../../ports/unit-of-work.js';
import type { Forbidden } from '../refusals.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import type { VerificationDependencies } from './dependencies.js';
import { operatorLogLine } from './operator-log-line.js';

export interface QueueEmpty {
  readonly kind: 'queue-empty';
}

/**
 * Gives an operator the task that they already hold, or else the oldest of the highest priority; an admin first what was
 * escalated. No two get the same.
 */
export class TakeNextTask {
  readonly #deps: VerificationDependencies;

  constructor(deps: VerificationDependencies) {
    this.#deps = deps;
  }

  async execute(actor: Actor): Promise<Result<InProgressTask, QueueEmpty | Forbidden | StaleWrite>> {
    const { unitOfWork, clock, ids } = this.#deps;
    if (!canVerify(actor)) return refuse({ kind: 'forbidden' });
    return runAgainWhenStale(unitOfWork, async (tx) => {
      const now = clock.now();
      const own = (await tx.tasks.heldBy(actor.userId)).find((task) => !isLeaseExpired(task, now));
      const next = own ?? (await firstInLine(tx, actor, now));
      if (next === undefined) return refuse({ kind: 'queue-empty' });
      const taken = takeTask(next, actor.userId, now);
      if (!taken.ok) return refuse({ kind: 'queue-empty' });
      const written = await tx.tasks.update(taken.value);
      if (!written.ok) return written;
      if (own === undefined)
        await tx.operatorLog.add(operatorLogLine(ids, actor.userId, 'task-taken', { type: 'task', id: next.id }, now));
      return accept({ ...taken.value, version: taken.value.version + 1 });
    });
  }
}

/** As many whose holders fell silent are looked at as may be escalated, and so not for operators. */
const silentLooked = 20;

const firstInLine = async (tx: Transaction, { role }: Actor, now: Instant): Promise<VerificationTask | undefined> => {
  const [escalated] = role === 'admin' ? await tx.tasks.waiting(1, true) : [];
  if (escalated !== undefined) return escalated;
  const [waiting] = await tx.tasks.waiting(1);
  return waiting ?? (await tx.tasks.expired(now, silentLooked)).find((task) => admitToTask(task, role).ok);
};
