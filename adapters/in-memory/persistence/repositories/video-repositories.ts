import { accept, refuse } from '../../../../domain/shared/result.js';
import type { Video } from '../../../../domain/video/video.js';
import type { ProjectRepository } from '../../../../application/ports/repositories/project-repository.js';
import type { VideoRepository } from '../../../../application/ports/repositories/video-repository.js';
import type { Draft } from '../draft.js';
import { by, reversed } from './order.js';
import { removeProjects, removeVideos } from './removal.js';
import { insert, update } from './rows.js';

const byUpload = by<Video>(
  (video) => video.uploadedAt,
  (video) => video.id,
);

export const createProjectRepository = (draft: Draft): ProjectRepository => ({
  find: async (id) => draft.get('projects', id),
  async add(project) {
    insert(draft, 'projects', project);
  },
  update: async (project) => update(draft, 'projects', 'project', project),
  async remove(id) {
    removeProjects(draft, (project) => project === id);
  },
});

export const createVideoRepository = (draft: Draft): VideoRepository => ({
  find: async (id) => draft.get('videos', id),
  async add(video) {
    const [twin] = draft
      .rows('videos')
      .filter(
        (other) => other.projectId === video.projectId && other.sha256 === video.sha256 && other.state !== 'failed',
      )
      .sort(byUpload);
    if (twin !== undefined) return refuse({ kind: 'duplicate-video', existingId: twin.id, existingTitle: twin.title });
    insert(draft, 'videos', video, { projects: video.projectId });
    return accept(undefined);
  },
  update: async (video) => update(draft, 'videos', 'video', video),
  async remove(id) {
    removeVideos(draft, (video) => video === id);
  },
  inProject: async (project) =>
    draft
      .rows('videos')
      .filter((video) => video.projectId === project)
      .sort(reversed(byUpload))
      .slice(0, 10_000),
});
