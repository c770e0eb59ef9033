import { taskId } from '../../domain/shared/ids.js';
import { plusMs } from '../../domain/shared/instant.js';
import { taskLeaseMs } from '../../domain/verification-task/task-decisions.js';
import type { CompletedTask, InProgressTask, PendingTask } from '../../domain/verification-task/verification-task.js';
import { freshId } from './fresh-id.js';
import { knownIds } from './known-ids.js';
import { atNoon, minute, noon } from './moments.js';

export const aTask = (over: Partial<PendingTask> = {}): PendingTask => ({
  id: taskId(freshId()),
  videoId: knownIds.video,
  executionId: knownIds.execution,
  reportId: knownIds.report,
  passedOn: undefined,
  priority: 3,
  createdAt: noon,
  updatedAt: noon,
  version: 0,
  ...over,
  state: 'pending',
});

/** Held by the known operator since noon. */
export const aTaskInProgress = (over: Partial<InProgressTask> = {}): InProgressTask => ({
  ...aTask(),
  operatorId: knownIds.operator,
  takenAt: noon,
  leaseExpiresAt: plusMs(over.takenAt ?? noon, taskLeaseMs),
  ...over,
  state: 'in_progress',
});

export const aCompletedTask = (over: Partial<CompletedTask> = {}): CompletedTask => ({
  ...aTask(),
  operatorId: knownIds.operator,
  takenAt: noon,
  completedAt: atNoon(15 * minute),
  summary: 'Подтверждён один признак.',
  ...over,
  state: 'completed',
});
