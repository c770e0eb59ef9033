import type { Project } from '../../../domain/project/project.js';
import type { ProjectId } from '../../../domain/shared/ids.js';
import type { Result } from '../../../domain/shared/result.js';
import type { StaleWrite } from '../unit-of-work.js';

export interface ProjectRepository {
  find(id: ProjectId): Promise<Project | undefined>;
  add(project: Project): Promise<void>;
  /** Writes where the stored version is `project.version`, and raises it by one. */
  update(project: Project): Promise<Result<void, StaleWrite>>;
  /** Removes the project and, with it, its videos and everything that hangs on them. Removing what is not there is not an error. */
  remove(id: ProjectId): Promise<void>;
}
