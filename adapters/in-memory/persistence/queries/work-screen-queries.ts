import { taskStates, type VerificationTask } from '../../../../domain/verification-task/verification-task.js';
import { videoStates } from '../../../../domain/video/video.js';
import type { ScreenQueries, TaskRow } from '../../../../application/ports/screen-queries.js';
import type { WebhookQueries } from '../../../../application/ports/webhook-queries.js';
import { by, reversed } from '../repositories/order.js';
import type { State } from '../state.js';
import { hasText, isGiven, mapPage, pageOf } from './page-of.js';

type WorkScreens = Omit<
  ScreenQueries,
  'projects' | 'project' | 'videos' | 'video' | 'triggers' | 'trigger' | keyof WebhookQueries
>;

const operatorOf = (task: VerificationTask) => (task.state === 'pending' ? undefined : task.operatorId);

const newest = <T extends { readonly id: string }>(at: (row: T) => number) => reversed(by<T>(at, (row) => row.id));

const tally = <Name extends string>(names: readonly Name[], found: readonly string[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, found.filter((other) => other === name).length])) as Record<
    Name,
    number
  >;

export const createWorkScreenQueries = (read: () => State): WorkScreens => {
  const taskRow = (task: VerificationTask): TaskRow => {
    const video = read().videos.get(task.videoId);
    const triggers = [...read().triggers.values()].filter((trigger) => trigger.executionId === task.executionId);
    const operator = operatorOf(task);
    return {
      task,
      videoTitle: video?.title ?? '',
      videoDurationMs: video?.media.durationMs ?? 0,
      projectName: (video && read().projects.get(video.projectId)?.name) ?? '',
      triggerCount: triggers.length,
      pendingTriggerCount: triggers.filter((trigger) => trigger.state === 'pending').length,
      operatorName: operator && read().users.get(operator)?.name,
    };
  };
  return {
    async tasks({ state, operator, video }, page) {
      const found = [...read().tasks.values()]
        .filter((task) => isGiven(state, task.state) && isGiven(operator, operatorOf(task)))
        .filter((task) => isGiven(video, task.videoId))
        .sort(
          by(
            (task) => taskStates.indexOf(task.state),
            (task) => -task.priority,
            (task) => task.createdAt,
            (task) => task.id,
          ),
        );
      return mapPage(pageOf(found, page), taskRow);
    },
    async task(id) {
      const task = read().tasks.get(id);
      return task && taskRow(task);
    },
    async executions({ owner, video, state }, page) {
      const found = [...read().executions.values()]
        .filter((execution) => isGiven(owner, execution.ownerId) && isGiven(video, execution.videoId))
        .filter((execution) => isGiven(state, execution.state))
        .sort(newest((execution) => execution.createdAt));
      return pageOf(found, page);
    },
    async execution(id, owner) {
      const execution = read().executions.get(id);
      return execution !== undefined && isGiven(owner, execution.ownerId) ? execution : undefined;
    },
    async labels({ operator, task, trigger, video }, page) {
      const found = [...read().labels.values()]
        .filter((label) => isGiven(operator, label.operatorId) && isGiven(task, label.taskId))
        .filter((label) => isGiven(trigger, label.triggerId) && isGiven(video, label.videoId))
        .sort(newest((label) => label.createdAt));
      return pageOf(found, page);
    },
    async operatorLog({ operator }, page) {
      const found = [...read().operatorLog.values()]
        .filter((entry) => isGiven(operator, entry.operatorId))
        .sort(newest((entry) => entry.at));
      return pageOf(found, page);
    },
    async reportOfVideo(id, owner) {
      const [report] = [...read().executions.values()]
        .sort(newest((execution) => execution.createdAt))
        .flatMap((execution) => [...read().reports.values()].filter((other) => other.executionId === execution.id))
        .filter((other) => other.videoId === id && isGiven(owner, other.ownerId));
      return report;
    },
    async users({ role, search }, page) {
      const found = [...read().users.values()]
        .filter((user) => isGiven(role, user.role) && hasText(search, user.name, user.email))
        .sort(newest((user) => user.createdAt));
      return pageOf(found, page);
    },
    async audit({ user, actor, action }, page) {
      const found = [...read().audit.values()]
        .filter(
          (entry) => isGiven(user, entry.userId) && isGiven(actor, entry.actorId) && isGiven(action, entry.action),
        )
        .sort(newest((entry) => entry.at));
      return pageOf(found, page);
    },
    async dashboard(owner) {
      const videos = [...read().videos.values()].filter((video) => isGiven(owner, video.ownerId));
      const tasks = [...read().tasks.values()].filter((task) =>
        isGiven(owner, read().videos.get(task.videoId)?.ownerId),
      );
      return {
        projects: [...read().projects.values()].filter((project) => isGiven(owner, project.ownerId)).length,
        videos: tally(
          videoStates,
          videos.map((video) => video.state),
        ),
        tasks: tally(
          taskStates,
          tasks.map((task) => task.state),
        ),
      };
    },
    async operatorFigures(operator, since) {
      const completed = [...read().tasks.values()].filter(
        (task) => task.state === 'completed' && task.operatorId === operator && task.completedAt >= since,
      );
      const labels = [...read().labels.values()].filter(
        (label) => label.operatorId === operator && label.createdAt >= since,
      );
      const verdicts = tally(
        ['confirmed', 'rejected', 'relabelled'],
        labels.map((label) => label.verdict),
      );
      return {
        completedTasks: completed.length,
        decisions: verdicts.confirmed + verdicts.rejected + verdicts.relabelled,
        ...verdicts,
      };
    },
    async ping() {
      read();
    },
  };
};
