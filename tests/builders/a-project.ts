import type { Project } from '../../domain/project/project.js';
import { projectId } from '../../domain/shared/ids.js';
import { freshId } from './fresh-id.js';
import { knownIds } from './known-ids.js';
import { noon } from './moments.js';

export const aProject = (over: Partial<Project> = {}): Project => ({
  id: projectId(freshId()),
  ownerId: knownIds.owner,
  name: 'Канал о кулинарии',
  description: 'Выпуски весны',
  createdAt: noon,
  updatedAt: noon,
  version: 0,
  ...over,
});
