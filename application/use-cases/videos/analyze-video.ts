import { newExecution } from '../../../domain/pipeline/execution-decisions.js';
import type { PendingExecution } from '../../../domain/pipeline/pipeline-execution.js';
import { executionId, messageId, type VideoId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { canChangeOwned, canSeeOwned, type Actor } from '../../../domain/user/access.js';
import { startProcessing } from '../../../domain/video/video-transitions.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

export interface AlreadyInProgress {
  readonly kind: 'analysis-in-progress';
}

/** Analyses a video once more: after a failure, or under a new catalogue. Open verification of the old result ends. */
export class AnalyzeVideo {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    id: VideoId,
  ): Promise<Result<PendingExecution, AlreadyInProgress | NotFound | Forbidden | StaleWrite>> {
    const { unitOfWork, clock, ids } = this.#deps;
    return unitOfWork.run(async (tx) => {
      const video = await tx.videos.find(id);
      if (video === undefined || !canSeeOwned(actor, video.ownerId)) return refuse(notFound('video'));
      if (!canChangeOwned(actor, video.ownerId)) return refuse({ kind: 'forbidden' });
      if (video.state === 'uploaded' || video.state === 'processing') return refuse({ kind: 'analysis-in-progress' });
      const execution = newExecution(executionId(ids.next()), id, video.ownerId, clock.now());
      const written = await tx.videos.update(startProcessing(video, execution.id, clock.now()));
      if (!written.ok) return written;
      await tx.tasks.removeOpenOfVideo(id);
      await tx.executions.add(execution);
      await tx.outbox.append([
        { id: messageId(ids.next()), job: { name: 'run-stage', executionId: execution.id, stage: 'validate' } },
      ]);
      return accept(execution);
    });
  }
}
