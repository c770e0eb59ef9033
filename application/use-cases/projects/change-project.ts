import { describeProject, projectDetails, type InvalidProject, type Project } from '../../../domain/project/project.js';
import type { ProjectId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { canChangeOwned, canSeeOwned, type Actor } from '../../../domain/user/access.js';
import type { Clock } from '../../ports/clock.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';
import { refuseUnseen, type SeenVersion } from '../seen-version.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

export interface ChangeProjectCommand {
  readonly projectId: ProjectId;
  /** What is left out stays as it is. */
  readonly name?: string;
  readonly description?: string;
  /** Another version that stands there is refused as stale. */
  readonly seenVersion?: SeenVersion;
}

export class ChangeProject {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    command: ChangeProjectCommand,
  ): Promise<Result<Project, InvalidProject | Forbidden | NotFound | StaleWrite>> {
    const { unitOfWork, clock } = this.#deps;
    return unitOfWork.run(async (tx) => {
      const project = await tx.projects.find(command.projectId);
      if (project === undefined || !canSeeOwned(actor, project.ownerId)) return refuse(notFound('project'));
      if (!canChangeOwned(actor, project.ownerId)) return refuse({ kind: 'forbidden' });
      const seen = refuseUnseen('project', project, command.seenVersion);
      if (!seen.ok) return seen;
      const details = projectDetails(command.name ?? project.name, command.description ?? project.description);
      if (!details.ok) return details;
      const changed = describeProject(project, details.value, clock.now());
      const written = await tx.projects.update(changed);
      return written.ok ? accept(changed) : written;
    });
  }
}
