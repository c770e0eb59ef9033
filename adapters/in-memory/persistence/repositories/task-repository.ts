import { isEscalated } from '../../../../domain/verification-task/task-decisions.js';
import type {
  InProgressTask,
  PendingTask,
  VerificationTask,
} from '../../../../domain/verification-task/verification-task.js';
import type { VerificationTaskRepository } from '../../../../application/ports/repositories/verification-task-repository.js';
import type { Draft } from '../draft.js';
import { by, reversed } from './order.js';
import { removeTasks } from './removal.js';
import { insert, update } from './rows.js';

const isPending = (task: VerificationTask): task is PendingTask => task.state === 'pending';
const isInProgress = (task: VerificationTask): task is InProgressTask => task.state === 'in_progress';

export const createTaskRepository = (draft: Draft): VerificationTaskRepository => ({
  find: async (id) => draft.get('tasks', id),
  ofVideo: async (video) =>
    draft
      .rows('tasks')
      .filter((task) => task.videoId === video)
      .sort(
        reversed(
          by(
            (task) => task.createdAt,
            (task) => task.id,
          ),
        ),
      )
      .slice(0, 100),
  async add(task) {
    insert(draft, 'tasks', task, { videos: task.videoId, executions: task.executionId });
  },
  update: async (task) => update(draft, 'tasks', 'task', task),
  waiting: async (limit, escalated = false) =>
    draft
      .rows('tasks')
      .filter(isPending)
      .filter((task) => isEscalated(task) === escalated)
      .sort(
        by(
          (task) => -task.priority,
          (task) => task.createdAt,
          (task) => task.id,
        ),
      )
      .slice(0, limit),
  heldBy: async (operator) =>
    draft
      .rows('tasks')
      .filter(isInProgress)
      .filter((task) => task.operatorId === operator)
      .sort(
        by(
          (task) => task.takenAt,
          (task) => task.id,
        ),
      )
      .slice(0, 100),
  expired: async (now, limit) =>
    draft
      .rows('tasks')
      .filter(isInProgress)
      .filter((task) => task.leaseExpiresAt <= now)
      .sort(
        by(
          (task) => task.leaseExpiresAt,
          (task) => task.id,
        ),
      )
      .slice(0, limit),
  async removeOpenOfVideo(video) {
    removeTasks(draft, (task) => task.videoId === video && task.state !== 'completed');
  },
});
