import type { TaskRow } from '../../../../../application/ports/screen-queries.js';
import type { Instant } from '../../../../../domain/shared/instant.js';
import { dueAt } from '../../../../../domain/verification-task/deadline.js';
import { isEscalated } from '../../../../../domain/verification-task/task-decisions.js';
import type { Words } from '../../shared/page-context.js';

/** One task as every list of tasks shows it. */
export interface TaskView {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly projectName: string;
  readonly priority: number;
  readonly priorityText: string;
  readonly age: string;
  readonly dueText: string;
  readonly isOverdue: boolean;
  readonly isEscalated: boolean;
  /** Why it is where it is, in the words of whoever passed it on. */
  readonly passedOn: string | undefined;
  readonly holder: string | undefined;
  readonly leaseText: string | undefined;
  readonly duration: string;
  readonly findings: string;
  readonly progressText: string;
  readonly fraction: number;
}

export const dueText = (row: TaskRow, now: Instant, { t, format }: Words): string => {
  const left = dueAt(row.task) - now;
  return left > 0
    ? t('queue.dueIn', { time: format.elapsed(left) })
    : t('queue.overdueBy', { time: format.elapsed(-left) });
};

export const taskView = (row: TaskRow, now: Instant, words: Words): TaskView => {
  const { task } = row;
  const { t, format } = words;
  const done = row.triggerCount - row.pendingTriggerCount;
  const priority = Math.min(4, Math.max(0, task.priority));
  const lease = task.state === 'in_progress' ? Math.max(0, task.leaseExpiresAt - now) : undefined;
  return {
    id: task.id,
    href: `/client/operators/workspace/${task.id}/`,
    title: row.videoTitle,
    projectName: row.projectName,
    priority,
    priorityText: t(`priority.${priority}`),
    age: format.elapsed(Math.max(0, now - task.createdAt)),
    dueText: dueText(row, now, words),
    isOverdue: dueAt(task) <= now,
    isEscalated: isEscalated(task),
    passedOn: task.passedOn && (task.passedOn.comment || t('queue.passedOn')),
    holder: row.operatorName,
    leaseText: lease === undefined ? undefined : t('queue.leaseLeft', { time: format.duration(lease) }),
    duration: format.duration(row.videoDurationMs),
    findings: format.number(row.triggerCount),
    progressText: t('bench.progress', { done, total: row.triggerCount }),
    fraction: row.triggerCount === 0 ? 1 : done / row.triggerCount,
  };
};
