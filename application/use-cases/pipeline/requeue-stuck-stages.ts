import { startableStages } from '../../../domain/pipeline/execution-decisions.js';
import { accept } from '../../../domain/shared/result.js';
import type { Clock } from '../../ports/clock.js';
import type { JobScheduler } from '../../ports/job-scheduler.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly scheduler: JobScheduler;
  readonly clock: Clock;
}

/** Executions looked at in one pass; the longest untouched come first, so none starves. */
const batch = 200;

/** A stage that may start but has rested this long has lost its job: its worker died, or the queue forgot it. */
const quietMs = 1_500;

/** Gives every stage whose worker died a new job. A stage that is merely waiting its turn may get a second one; claims are exclusive. */
export class RequeueStuckStages {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(): Promise<number> {
    const { unitOfWork, scheduler, clock } = this.#deps;
    const now = clock.now();
    const unfinished = await unitOfWork.run(async (tx) => accept(await tx.executions.unfinished(batch)));
    let requeued = 0;
    const waiting = await scheduler.pending();
    // A backlog of jobs means that workers are busy, not dead; flooding the queue would not help.
    const room = Math.max(0, batch - (waiting['run-stage'] ?? 0));
    for (const execution of unfinished.value) {
      if (requeued >= room) break;
      if (now - execution.updatedAt < quietMs) continue;
      for (const stage of startableStages(execution, now)) {
        const state = execution.stages[stage];
        const isAbandoned = state.state === 'running' || now - execution.updatedAt > 30_000;
        if (!isAbandoned) continue;
        await scheduler.enqueue({ name: 'run-stage', executionId: execution.id, stage });
        requeued++;
      }
    }
    return requeued;
  }
}
