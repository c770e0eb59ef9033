import type { TaskId } from '../../../domain/shared/ids.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import { extendLease, type HoldRefusal } from '../../../domain/verification-task/task-decisions.js';
import type { InProgressTask } from '../../../domain/verification-task/verification-task.js';
import type { StaleWrite } from '../../ports/unit-of-work.js';
import type { NotFound } from '../refusals.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import type { VerificationDependencies } from './dependencies.js';
import { heldTaskOf } from './held-trigger.js';

/** Heartbeat of an open workbench: the holder keeps the task. */
export class BeatTask {
  readonly #deps: Pick<VerificationDependencies, 'unitOfWork' | 'clock'>;

  constructor(deps: Pick<VerificationDependencies, 'unitOfWork' | 'clock'>) {
    this.#deps = deps;
  }

  async execute(actor: Actor, id: TaskId): Promise<Result<InProgressTask, HoldRefusal | NotFound | StaleWrite>> {
    const { unitOfWork, clock } = this.#deps;
    return runAgainWhenStale(unitOfWork, async (tx) => {
      const now = clock.now();
      const held = await heldTaskOf(tx, actor, id, now);
      if (!held.ok) return held;
      const extended = extendLease(held.value, now);
      const written = await tx.tasks.update(extended);
      return written.ok ? accept({ ...extended, version: extended.version + 1 }) : written;
    });
  }
}
