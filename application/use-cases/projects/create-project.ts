import type { IdempotentRequest } from '../../../domain/idempotency/kept-creation.js';
import { openProject, projectDetails, type InvalidProject, type Project } from '../../../domain/project/project.js';
import { projectId } from '../../../domain/shared/ids.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import { claimKey, type RepetitionRefusal } from '../idempotency/claim-key.js';
import type { Forbidden } from '../refusals.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

export interface CreateProjectCommand {
  readonly name: string;
  readonly description: string;
  /** A repetition creates nothing and is refused with what was created. */
  readonly once?: IdempotentRequest;
}

export class CreateProject {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    command: CreateProjectCommand,
  ): Promise<Result<Project, InvalidProject | Forbidden | RepetitionRefusal>> {
    const { unitOfWork, clock, ids } = this.#deps;
    if (actor.role === 'operator') return refuse({ kind: 'forbidden' });
    const details = projectDetails(command.name, command.description);
    if (!details.ok) return details;
    const now = clock.now();
    const project = openProject(projectId(ids.next()), actor.userId, details.value, now);
    return unitOfWork.run(async (tx) => {
      const claimed = await claimKey(tx, actor, command.once, project.id, now);
      if (!claimed.ok) return claimed;
      await tx.projects.add(project);
      return accept(project);
    });
  }
}
