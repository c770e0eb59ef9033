import type { ExecutionId, ReportId, TaskId, UserId, VideoId } from '../shared/ids.js';
import { plusMs, type Instant } from '../shared/instant.js';
import { accept, refuse, type Result } from '../shared/result.js';
import { severities, type Severity } from '../risk-definition/risk-definition.js';
import type { Trigger } from '../trigger/trigger.js';
import type { Role } from '../user/user.js';
import type { CompletedTask, InProgressTask, PendingTask, VerificationTask } from './verification-task.js';

/** How long an operator may be silent before the task returns to the queue; the page beats every 30 s. */
export const taskLeaseMs = 5 * 60_000;

export const summaryLimit = 5_000;

export const taskPriority = (gravest: Severity | undefined): number =>
  gravest === undefined ? 0 : severities.length - 1 - severities.indexOf(gravest);

export const openTask = (
  id: TaskId,
  about: { readonly videoId: VideoId; readonly executionId: ExecutionId; readonly reportId: ReportId },
  priority: number,
  now: Instant,
): PendingTask => ({
  id,
  videoId: about.videoId,
  executionId: about.executionId,
  reportId: about.reportId,
  passedOn: undefined,
  priority,
  state: 'pending',
  createdAt: now,
  updatedAt: now,
  version: 0,
});

/** Oldest of the highest priority. */
export const nextTask = (waiting: readonly PendingTask[]): PendingTask | undefined =>
  [...waiting].sort((a, b) => b.priority - a.priority || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))[0];

export type TakeRefusal =
  { readonly kind: 'task-already-taken'; readonly by: UserId } | { readonly kind: 'task-completed' };

export interface TaskEscalated {
  readonly kind: 'task-escalated';
}

export const isEscalated = ({ passedOn }: Pick<VerificationTask, 'passedOn'>): boolean =>
  passedOn?.kind === 'escalated';

/** What an operator has escalated is an admin's to judge. */
export const admitToTask = (task: VerificationTask, role: Role): Result<void, TaskEscalated> =>
  isEscalated(task) && role !== 'admin' ? refuse({ kind: 'task-escalated' }) : accept(undefined);

/** An expired lease does not protect its holder. */
export const takeTask = (
  task: VerificationTask,
  operatorId: UserId,
  now: Instant,
): Result<InProgressTask, TakeRefusal> => {
  if (task.state === 'completed') return refuse({ kind: 'task-completed' });
  if (task.state === 'in_progress' && task.operatorId !== operatorId && task.leaseExpiresAt > now)
    return refuse({ kind: 'task-already-taken', by: task.operatorId });
  const takenAt = task.state === 'in_progress' && task.operatorId === operatorId ? task.takenAt : now;
  return accept({
    ...task,
    state: 'in_progress',
    operatorId,
    takenAt,
    leaseExpiresAt: plusMs(now, taskLeaseMs),
    updatedAt: now,
  });
};

export type HoldRefusal = { readonly kind: 'task-not-held' } | { readonly kind: 'task-completed' };

/** The task as held by this operator now. A lease that ran out but was not taken by anyone else still counts as lost. */
export const heldTask = (
  task: VerificationTask,
  operatorId: UserId,
  now: Instant,
): Result<InProgressTask, HoldRefusal> => {
  if (task.state === 'completed') return refuse({ kind: 'task-completed' });
  return task.state === 'in_progress' && task.operatorId === operatorId && task.leaseExpiresAt > now
    ? accept(task)
    : refuse({ kind: 'task-not-held' });
};

/** A lease that runs longer, as after a hand-over, is not cut short. */
export const extendLease = (task: InProgressTask, now: Instant): InProgressTask => ({
  ...task,
  leaseExpiresAt: later(task.leaseExpiresAt, plusMs(now, taskLeaseMs)),
  updatedAt: now,
});

/** An escalated task stays with the admins, whoever lets go of it; a hand-over to somebody who does is over. */
export const releaseTask = (task: InProgressTask, now: Instant): PendingTask => ({
  id: task.id,
  videoId: task.videoId,
  executionId: task.executionId,
  reportId: task.reportId,
  passedOn: isEscalated(task) ? task.passedOn : undefined,
  priority: task.priority,
  createdAt: task.createdAt,
  version: task.version,
  state: 'pending',
  updatedAt: now,
});

export const isLeaseExpired = (task: InProgressTask, now: Instant): boolean => task.leaseExpiresAt <= now;

export type CompleteRefusal =
  | { readonly kind: 'triggers-undecided'; readonly count: number }
  | { readonly kind: 'summary-too-long'; readonly limit: number };

/** Every trigger must be decided first: the report's promise is that a person looked at each. */
export const completeTask = (
  task: InProgressTask,
  triggers: readonly Trigger[],
  summary: string,
  now: Instant,
): Result<CompletedTask, CompleteRefusal> => {
  const undecided = triggers.filter((trigger) => trigger.state === 'pending').length;
  if (undecided > 0) return refuse({ kind: 'triggers-undecided', count: undecided });
  if (summary.length > summaryLimit) return refuse({ kind: 'summary-too-long', limit: summaryLimit });
  const { leaseExpiresAt: _, ...held } = task;
  return accept({ ...held, state: 'completed', completedAt: now, summary: summary.trim(), updatedAt: now });
};

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
