import type { Project } from '../../../../domain/project/project.js';
import { time } from '../shared/present.js';

export const presentProject = (project: Project, videoCount: number) => ({
  id: project.id,
  name: project.name,
  description: project.description,
  owner: project.ownerId,
  video_count: videoCount,
  created_at: time(project.createdAt),
  updated_at: time(project.updatedAt),
});
