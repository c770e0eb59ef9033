import type { ProjectRepository } from '../../../application/ports/repositories/project-repository.js';
import type { Database } from '../connection/database.js';
import { fromProjectRow, toProjectRow, type ProjectRow } from '../rows/project-row.js';
import { updateVersioned } from './versioned-update.js';

export const createProjectRepository = (db: Database): ProjectRepository => ({
  async find(id) {
    const row = await db.from<ProjectRow>('projects').where({ id }).first();
    return row && fromProjectRow(row);
  },
  async add(project) {
    await db.from<ProjectRow>('projects').insert(toProjectRow(project));
  },
  update: (project) => updateVersioned(db, 'projects', 'project', toProjectRow(project)),
  async remove(id) {
    await db.from<ProjectRow>('projects').where({ id }).delete();
  },
});
