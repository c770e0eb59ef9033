import type { ProjectId, UserId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Versioned } from '../shared/versioned.js';
import { accept, refuse, type Result } from '../shared/result.js';

/** A client's folder of videos. */
export interface Project extends Versioned {
  readonly id: ProjectId;
  readonly ownerId: UserId;
  readonly name: string;
  readonly description: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const projectNameLimit = 200;
export const projectDescriptionLimit = 2_000;

export interface InvalidProject {
  readonly kind: 'invalid-project';
  readonly field: 'name' | 'description';
  readonly problem: 'empty' | 'too-long';
  readonly limit: number;
}

export interface ProjectDetails {
  readonly name: string;
  readonly description: string;
}

/** Trims both; the name has 1..200 characters, the description at most 2,000. */
export const projectDetails = (name: string, description: string): Result<ProjectDetails, InvalidProject> => {
  const details = { name: name.trim(), description: description.trim() };
  if (details.name === '')
    return refuse({ kind: 'invalid-project', field: 'name', problem: 'empty', limit: projectNameLimit });
  if (details.name.length > projectNameLimit)
    return refuse({ kind: 'invalid-project', field: 'name', problem: 'too-long', limit: projectNameLimit });
  if (details.description.length > projectDescriptionLimit)
    return refuse({
      kind: 'invalid-project',
      field: 'description',
      problem: 'too-long',
      limit: projectDescriptionLimit,
    });
  return accept(details);
};

export const openProject = (id: ProjectId, ownerId: UserId, details: ProjectDetails, now: Instant): Project => ({
  id,
  ownerId,
  ...details,
  createdAt: now,
  updatedAt: now,
  version: 0,
});

export const describeProject = (project: Project, details: ProjectDetails, now: Instant): Project => ({
  ...project,
  ...details,
  updatedAt: now,
});
