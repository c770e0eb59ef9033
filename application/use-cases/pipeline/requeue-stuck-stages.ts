import { startableSince } from '../../../domain/pipeline/execution-decisions.js';
import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import { stageNames, type StageName } from '../../../domain/pipeline/stage.js';
import { plusMs, type Instant } from '../../../domain/shared/instant.js';
import { accept } from '../../../domain/shared/result.js';
import type { Clock } from '../../ports/clock.js';
import type { JobScheduler } from '../../ports/job-scheduler.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly scheduler: JobScheduler;
  readonly clock: Clock;
}

/** Executions of each state looked at in one pass, the longest untouched first: no backlog of new ones hides a dead worker. */
const batch = 1_000;

/** Jobs given for stages that merely wait: no more than this may be in the queue, or they would flood it. */
const waitingLimit = 200;

/** A stage that has waited so long has lost its job, or its turn has not come. */
const patienceMs = 30_000;

/** A stage that is still not taken gets another job no sooner than this. */
const againMs = 30_000;

/**
 * Gives every stage whose worker died a new job, at once and then every half minute until somebody takes it; a stage that waits
 * gets one when its own seems lost. A job too many does no harm: claims are exclusive.
 */
export class RequeueStuckStages {
  readonly #deps: Dependencies;
  #lastPassAt: Instant | undefined;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Returns how many jobs were given. */
  async execute(): Promise<number> {
    const { unitOfWork, scheduler, clock } = this.#deps;
    const now = clock.now();
    const lastPassAt = this.#lastPassAt;
    const unfinished = await unitOfWork.run(async (tx) =>
      accept([
        ...(await tx.executions.unfinished('running', batch)),
        ...(await tx.executions.unfinished('pending', batch)),
      ]),
    );
    const stuck = unfinished.value.flatMap((execution) =>
      stageNames.flatMap((stage) => {
        const since = stuckSince(execution, stage);
        const isDue = since !== undefined && callsSince(since, now) > callsSince(since, lastPassAt);
        return isDue ? [{ execution, stage, isAbandoned: execution.stages[stage].state === 'running' }] : [];
      }),
    );
    const waiting = stuck.some(({ isAbandoned }) => !isAbandoned) ? await scheduler.pending() : {};
    let room = waitingLimit - (waiting['run-stage'] ?? 0);
    let given = 0;
    for (const { execution, stage, isAbandoned } of stuck) {
      if (!isAbandoned && room-- <= 0) continue;
      await scheduler.enqueue({ name: 'run-stage', executionId: execution.id, stage });
      given++;
    }
    // Only now: a pass that failed is made up for by the next one.
    this.#lastPassAt = now;
    return given;
  }
}

const stuckSince = (execution: PipelineExecution, stage: StageName): Instant | undefined => {
  const since = startableSince(execution, stage);
  return since === undefined || execution.stages[stage].state === 'running' ? since : plusMs(since, patienceMs);
};

/** How many jobs a stage that is stuck since then should have been given by `at`. */
const callsSince = (since: Instant, at: Instant | undefined): number =>
  at === undefined || at < since ? 0 : 1 + Math.floor((at - since) / againMs);
