import type { VerificationTask } from '../../../../domain/verification-task/verification-task.js';
import type { Draft } from '../draft.js';

/** What a relational database does by cascading foreign keys. */
export const removeProjects = (draft: Draft, isGone: (id: string) => boolean): void => {
  removeVideos(draft, (id) => {
    const video = draft.get('videos', id);
    return video !== undefined && isGone(video.projectId);
  });
  draft.removeWhere('projects', (project) => isGone(project.id));
};

export const removeVideos = (draft: Draft, isGone: (id: string) => boolean): void => {
  const gone = new Set(draft.rows('videos').flatMap((video) => (isGone(video.id) ? [video.id] : [])));
  const executions = new Set(
    draft.rows('executions').flatMap((execution) => (gone.has(execution.videoId) ? [execution.id] : [])),
  );
  draft.removeWhere('labels', (label) => gone.has(label.videoId));
  draft.removeWhere('reports', (report) => executions.has(report.executionId) || gone.has(report.videoId));
  removeTasks(draft, (task) => executions.has(task.executionId) || gone.has(task.videoId));
  draft.removeWhere('triggers', (trigger) => executions.has(trigger.executionId));
  draft.removeWhere('executions', (execution) => executions.has(execution.id));
  draft.removeWhere('videos', (video) => gone.has(video.id));
};

export const removeTasks = (draft: Draft, isGone: (task: VerificationTask) => boolean): void => {
  draft.removeWhere('tasks', isGone);
  draft.removeWhere('ageAnswers', (_sheet, id) => draft.get('tasks', id) === undefined);
};
