import { isConfirmed } from '../../../../domain/trigger/trigger.js';
import type { Project } from '../../../../domain/project/project.js';
import type { Video } from '../../../../domain/video/video.js';
import type { ProjectRow, ScreenQueries, VideoRow } from '../../../../application/ports/screen-queries.js';
import { by, reversed } from '../repositories/order.js';
import type { State } from '../state.js';
import { hasText, isGiven, mapPage, pageOf } from './page-of.js';

type VideoScreens = Pick<ScreenQueries, 'projects' | 'project' | 'videos' | 'video' | 'triggers' | 'trigger'>;

export const createVideoScreenQueries = (read: () => State): VideoScreens => {
  const projectRow = (project: Project): ProjectRow => ({
    project,
    videoCount: [...read().videos.values()].filter((video) => video.projectId === project.id).length,
  });
  const videoRow = (video: Video): VideoRow => {
    const execution = video.state === 'uploaded' ? undefined : video.executionId;
    const triggers = [...read().triggers.values()].filter((trigger) => trigger.executionId === execution);
    return {
      video,
      projectName: read().projects.get(video.projectId)?.name ?? '',
      triggerCount: triggers.length,
      pendingTriggerCount: triggers.filter((trigger) => trigger.state === 'pending').length,
      confirmedTriggerCount: triggers.filter(isConfirmed).length,
    };
  };
  const ownerOf = (videoId: string) => read().videos.get(videoId)?.ownerId;

  return {
    async projects({ owner, search }, page) {
      const found = [...read().projects.values()]
        .filter((project) => isGiven(owner, project.ownerId) && hasText(search, project.name))
        .sort(
          reversed(
            by(
              (project) => project.createdAt,
              (project) => project.id,
            ),
          ),
        );
      return mapPage(pageOf(found, page), projectRow);
    },
    async project(id, owner) {
      const project = read().projects.get(id);
      return project !== undefined && isGiven(owner, project.ownerId) ? projectRow(project) : undefined;
    },
    async videos({ owner, project, state, search }, page) {
      const found = [...read().videos.values()]
        .filter((video) => isGiven(owner, video.ownerId) && isGiven(project, video.projectId))
        .filter((video) => isGiven(state, video.state) && hasText(search, video.title, video.fileName))
        .sort(
          reversed(
            by(
              (video) => video.uploadedAt,
              (video) => video.id,
            ),
          ),
        );
      return mapPage(pageOf(found, page), videoRow);
    },
    async video(id, owner) {
      const video = read().videos.get(id);
      return video !== undefined && isGiven(owner, video.ownerId) ? videoRow(video) : undefined;
    },
    async triggers({ owner, video, execution, riskCode, source, state, minConfidence }, page) {
      const found = [...read().triggers.values()]
        .filter((trigger) => isGiven(owner, ownerOf(trigger.videoId)) && isGiven(video, trigger.videoId))
        .filter((trigger) => isGiven(execution, trigger.executionId) && isGiven(riskCode, trigger.riskCode))
        .filter((trigger) => isGiven(source, trigger.source) && isGiven(state, trigger.state))
        .filter((trigger) => trigger.confidence >= (minConfidence ?? 0))
        .sort(
          video === undefined && execution === undefined
            ? reversed(
                by(
                  (trigger) => trigger.createdAt,
                  (trigger) => trigger.id,
                ),
              )
            : by(
                (trigger) => trigger.interval.startMs,
                (trigger) => trigger.id,
              ),
        );
      return pageOf(found, page);
    },
    async trigger(id, owner) {
      const trigger = read().triggers.get(id);
      return trigger !== undefined && isGiven(owner, ownerOf(trigger.videoId)) ? trigger : undefined;
    },
  };
};
