import { messageId, type ProjectId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { canChangeOwned, canSeeOwned, type Actor } from '../../../domain/user/access.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';
import { refuseUnseen, type SeenVersion } from '../seen-version.js';
import { deletionJobs } from '../videos/deletion-jobs.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly ids: IdGenerator;
}

/** Removes a project with all its videos; their bytes are deleted by jobs, after the rows are gone. */
export class RemoveProject {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** `seenVersion`: another version that stands there is refused as stale. */
  async execute(
    actor: Actor,
    id: ProjectId,
    seenVersion?: SeenVersion,
  ): Promise<Result<void, Forbidden | NotFound | StaleWrite>> {
    const { unitOfWork, ids } = this.#deps;
    return unitOfWork.run(async (tx) => {
      const project = await tx.projects.find(id);
      if (project === undefined || !canSeeOwned(actor, project.ownerId)) return refuse(notFound('project'));
      if (!canChangeOwned(actor, project.ownerId)) return refuse({ kind: 'forbidden' });
      const seen = refuseUnseen('project', project, seenVersion);
      if (!seen.ok) return seen;
      for (const video of await tx.videos.inProject(id)) {
        const executions = await tx.executions.ofVideo(video.id);
        await tx.outbox.append(deletionJobs(video, executions, () => messageId(ids.next())));
      }
      await tx.projects.remove(id);
      return accept(undefined);
    });
  }
}
