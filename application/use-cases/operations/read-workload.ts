import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import { workerForgottenAfterMs, workersAtWork, type WorkerAtWork } from '../../../domain/pipeline/worker.js';
import { workloadOf, type Workload } from '../../../domain/pipeline/workload.js';
import { plusMs } from '../../../domain/shared/instant.js';
import type { AdminQueries } from '../../ports/admin-queries.js';
import type { Clock } from '../../ports/clock.js';
import type { WorkerRegistry } from '../../ports/worker-registry.js';

interface Dependencies {
  readonly queries: Pick<AdminQueries, 'unfinishedExecutions'>;
  readonly workers: Pick<WorkerRegistry, 'list'>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface SeenWorkload {
  readonly load: Workload;
  /** The load is that of these. */
  readonly executions: readonly PipelineExecution[];
  /** There are more of them than were read. */
  readonly isCut: boolean;
  /** Those who told of themselves within a day, at most 100, and those who hold a stage. */
  readonly workers: readonly WorkerAtWork[];
}

const executionsRead = 500;
const workersRead = 100;

/** What is being analysed and what waits, and who is there to work on it. */
export class ReadWorkload {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(): Promise<SeenWorkload> {
    const { queries, workers, clock } = this.#deps;
    const now = clock.now();
    const [executions, told] = await Promise.all([
      queries.unfinishedExecutions(executionsRead),
      workers.list(plusMs(now, -workerForgottenAfterMs), workersRead),
    ]);
    const load = workloadOf(executions, now);
    return {
      load,
      executions,
      isCut: executions.length === executionsRead,
      workers: workersAtWork(told, load, now),
    };
  }
}
