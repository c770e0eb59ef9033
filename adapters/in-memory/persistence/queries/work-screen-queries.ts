import { taskStates } from '../../../../domain/verification-task/verification-task.js';
import { videoStates } from '../../../../domain/video/video.js';
import type { ScreenQueries } from '../../../../application/ports/screen-queries.js';
import { by, reversed } from '../repositories/order.js';
import type { State } from '../state.js';
import { workOf } from './operator-work.js';
import { hasText, isGiven, pageOf } from './page-of.js';

type WorkScreens = Pick<
  ScreenQueries,
  'reportOfVideo' | 'users' | 'user' | 'audit' | 'dashboard' | 'operatorFigures' | 'ping'
>;

const newest = <T extends { readonly id: string }>(at: (row: T) => number) => reversed(by<T>(at, (row) => row.id));

const tally = <Name extends string>(names: readonly Name[], found: readonly string[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, found.filter((other) => other === name).length])) as Record<
    Name,
    number
  >;

export const createWorkScreenQueries = (read: () => State): WorkScreens => {
  return {
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
    user: async (id) => read().users.get(id),
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
        ...workOf([...read().labels.values()], operator, since),
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
