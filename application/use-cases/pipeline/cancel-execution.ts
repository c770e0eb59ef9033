import type { ExecutionId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { canChangeOwned, canSeeOwned, type Actor } from '../../../domain/user/access.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Links } from '../../ports/links.js';
import type { ProgressFeed } from '../../ports/progress-feed.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import { endInFailure } from './end-in-failure.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly links: Links;
  readonly progress: ProgressFeed;
}

export interface ExecutionOver {
  readonly kind: 'execution-over';
}

/** Stops an analysis for good. A worker that is at it notices with its next heartbeat and kills what runs. */
export class CancelExecution {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    id: ExecutionId,
  ): Promise<Result<void, ExecutionOver | NotFound | Forbidden | StaleWrite>> {
    const { unitOfWork, clock, ids, links, progress } = this.#deps;
    const result = await runAgainWhenStale(unitOfWork, async (tx) => {
      const execution = await tx.executions.find(id);
      if (execution === undefined || !canSeeOwned(actor, execution.ownerId)) return refuse(notFound('execution'));
      if (!canChangeOwned(actor, execution.ownerId)) return refuse({ kind: 'forbidden' });
      if (execution.state === 'completed' || execution.state === 'failed') return refuse({ kind: 'execution-over' });
      const ended = await endInFailure(tx, execution, { kind: 'cancelled' }, { now: clock.now(), ids, links });
      return ended.ok ? accept(execution.videoId) : ended;
    });
    if (!result.ok) return result;
    progress.publish({ kind: 'video', videoId: result.value, state: 'failed' });
    return accept(undefined);
  }
}
