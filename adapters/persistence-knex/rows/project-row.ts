import type { Project } from '../../../domain/project/project.js';
import { projectId, userId } from '../../../domain/shared/ids.js';
import { reading, searchable, toInstant, type BigIntColumn } from './columns.js';

export interface ProjectRow {
  readonly id: string;
  readonly owner_id: string;
  readonly name: string;
  readonly search_text: string;
  readonly description: string;
  readonly created_at: BigIntColumn;
  readonly updated_at: BigIntColumn;
  readonly version: number;
}

export const toProjectRow = (project: Project): ProjectRow => ({
  id: project.id,
  owner_id: project.ownerId,
  name: project.name,
  search_text: searchable(project.name),
  description: project.description,
  created_at: project.createdAt,
  updated_at: project.updatedAt,
  version: project.version,
});

export const fromProjectRow = reading('project', (row: ProjectRow): Project => ({
  id: projectId(row.id),
  ownerId: userId(row.owner_id),
  name: row.name,
  description: row.description,
  createdAt: toInstant(row.created_at),
  updatedAt: toInstant(row.updated_at),
  version: row.version,
}));
