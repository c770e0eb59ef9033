import { isConfirmed } from '../../../../domain/trigger/trigger.js';
import type { Project } from '../../../../domain/project/project.js';
import type { Video } from '../../../../domain/video/video.js';
import {
  projectKeys,
  triggerKeys,
  usualTriggerOrdering,
  videoKeys,
} from '../../../../application/ports/list-orderings.js';
import type { ListWalks } from '../../../../application/ports/list-walks.js';
import type {
  ProjectFilter,
  ProjectRow,
  ScreenQueries,
  TriggerFilter,
  VideoFilter,
  VideoRow,
} from '../../../../application/ports/screen-queries.js';
import type { State } from '../state.js';
import { inOrder, mapStretch, stretchOf } from './ordered-list.js';
import { hasText, isGiven, isWithin, mapPage, pageOf } from './page-of.js';

type VideoScreens = Pick<
  ScreenQueries,
  'projects' | 'project' | 'videos' | 'video' | 'triggers' | 'trigger' | 'triggerMarks'
> &
  Pick<ListWalks, 'walkProjects' | 'walkVideos' | 'walkTriggers'>;

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

  const projects = (filter: ProjectFilter) =>
    [...read().projects.values()]
      .filter((project) => isGiven(filter.owner, project.ownerId) && hasText(filter.search, project.name))
      .filter((project) => isWithin(project.createdAt, filter.createdFrom, filter.createdBefore))
      .filter((project) => isWithin(project.updatedAt, filter.updatedFrom, filter.updatedBefore));

  const videos = (filter: VideoFilter) =>
    [...read().videos.values()]
      .filter((video) => isGiven(filter.owner, video.ownerId) && isGiven(filter.project, video.projectId))
      .filter((video) => isGiven(filter.state, video.state) && hasText(filter.search, video.title, video.fileName))
      .filter((video) => isWithin(video.uploadedAt, filter.createdFrom, filter.createdBefore))
      .filter((video) => isWithin(video.updatedAt, filter.updatedFrom, filter.updatedBefore));

  const triggers = (filter: TriggerFilter) => {
    const { minConfidence = 0, maxConfidence = 1 } = filter;
    return [...read().triggers.values()]
      .filter((trigger) => isGiven(filter.owner, ownerOf(trigger.videoId)) && isGiven(filter.video, trigger.videoId))
      .filter((trigger) => isGiven(filter.execution, trigger.executionId) && isGiven(filter.source, trigger.source))
      .filter((trigger) => isGiven(filter.riskCode, trigger.riskCode) && isGiven(filter.state, trigger.state))
      .filter((trigger) =>
        isGiven(filter.verdict, trigger.state === 'processed' ? trigger.decision.verdict : undefined),
      )
      .filter(({ confidence }) => confidence >= minConfidence && confidence <= maxConfidence)
      .filter((trigger) => isWithin(trigger.createdAt, filter.createdFrom, filter.createdBefore));
  };

  return {
    async projects(filter, { ordering = { by: 'createdAt', isDescending: true }, ...bounds }) {
      return mapPage(pageOf(inOrder(projects(filter), projectKeys, ordering), bounds), projectRow);
    },
    async walkProjects(filter, request) {
      return mapStretch(stretchOf(projects(filter), projectKeys, request), projectRow);
    },
    async project(id, owner) {
      const project = read().projects.get(id);
      return project !== undefined && isGiven(owner, project.ownerId) ? projectRow(project) : undefined;
    },
    async videos(filter, { ordering = { by: 'uploadedAt', isDescending: true }, ...bounds }) {
      return mapPage(pageOf(inOrder(videos(filter), videoKeys, ordering), bounds), videoRow);
    },
    async walkVideos(filter, request) {
      return mapStretch(stretchOf(videos(filter), videoKeys, request), videoRow);
    },
    async video(id, owner) {
      const video = read().videos.get(id);
      return video !== undefined && isGiven(owner, video.ownerId) ? videoRow(video) : undefined;
    },
    async triggers(filter, { ordering = usualTriggerOrdering(filter), ...bounds }) {
      return pageOf(inOrder(triggers(filter), triggerKeys, ordering), bounds);
    },
    async walkTriggers(filter, request) {
      return stretchOf(triggers(filter), triggerKeys, request);
    },
    async triggerMarks(execution) {
      const found = triggers({ owner: undefined, execution });
      return inOrder(found, triggerKeys, { by: 'start', isDescending: false })
        .slice(0, 2_000)
        .map((trigger) => {
          const decision = trigger.state === 'processed' ? trigger.decision : undefined;
          return {
            id: trigger.id,
            interval: decision?.interval ?? trigger.interval,
            riskCode: decision?.riskCode ?? trigger.riskCode,
            source: trigger.source,
            state: decision?.verdict ?? 'pending',
            version: trigger.version,
          };
        });
    },
    async trigger(id, owner) {
      const trigger = read().triggers.get(id);
      return trigger !== undefined && isGiven(owner, ownerOf(trigger.videoId)) ? trigger : undefined;
    },
  };
};
