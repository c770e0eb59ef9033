import { messageId, type VideoId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { canChangeOwned, canSeeOwned, type Actor } from '../../../domain/user/access.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';
import { refuseUnseen, type SeenVersion } from '../seen-version.js';
import { deletionJobs } from './deletion-jobs.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly ids: IdGenerator;
}

export class RemoveVideo {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** `seenVersion`: another version that stands there is refused as stale. */
  async execute(
    actor: Actor,
    id: VideoId,
    seenVersion?: SeenVersion,
  ): Promise<Result<void, Forbidden | NotFound | StaleWrite>> {
    const { unitOfWork, ids } = this.#deps;
    return unitOfWork.run(async (tx) => {
      const video = await tx.videos.find(id);
      if (video === undefined || !canSeeOwned(actor, video.ownerId)) return refuse(notFound('video'));
      if (!canChangeOwned(actor, video.ownerId)) return refuse({ kind: 'forbidden' });
      const seen = refuseUnseen('video', video, seenVersion);
      if (!seen.ok) return seen;
      const executions = await tx.executions.ofVideo(id);
      await tx.outbox.append(deletionJobs(video, executions, () => messageId(ids.next())));
      await tx.videos.remove(id);
      return accept(undefined);
    });
  }
}
