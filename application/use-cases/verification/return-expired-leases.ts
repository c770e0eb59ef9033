import { accept } from '../../../domain/shared/result.js';
import { isLeaseExpired, releaseTask } from '../../../domain/verification-task/task-decisions.js';
import type { VerificationDependencies } from './dependencies.js';
import { operatorLogLine } from './operator-log-line.js';

const batch = 100;

/** Puts the tasks of operators who fell silent back into the queue; returns how many. */
export class ReturnExpiredLeases {
  readonly #deps: VerificationDependencies;

  constructor(deps: VerificationDependencies) {
    this.#deps = deps;
  }

  async execute(): Promise<number> {
    const { unitOfWork, clock, ids } = this.#deps;
    const expired = await unitOfWork.run(async (tx) => accept(await tx.tasks.expired(clock.now(), batch)));
    let returned = 0;
    for (const task of expired.value) {
      // A holder who beats at this moment wins: the stale write is refused and nothing is returned.
      const result = await unitOfWork.run(async (tx) => {
        const now = clock.now();
        if (!isLeaseExpired(task, now)) return accept(false);
        const written = await tx.tasks.update(releaseTask(task, now));
        if (!written.ok) return written;
        await tx.operatorLog.add(
          operatorLogLine(ids, task.operatorId, 'lease-expired', { type: 'task', id: task.id }, now),
        );
        return accept(true);
      });
      if (result.ok && result.value) returned++;
    }
    return returned;
  }
}
