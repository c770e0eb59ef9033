import type { TaskRow } from '../../../../../application/ports/screen-queries.js';
import type { Instant } from '../../../../../domain/shared/instant.js';
import { dueAt } from '../../../../../domain/verification-task/deadline.js';
import { isEscalated } from '../../../../../domain/verification-task/task-decisions.js';
import type { Words } from '../../shared/page-context.js';

/** What "take the next task" will give, and why just this one. */
export interface NextView {
  readonly title: string;
  readonly reasons: readonly string[];
}

export const nextView = (
  row: TaskRow | undefined,
  isOwn: boolean,
  now: Instant,
  { t, format }: Words,
): NextView | undefined => {
  if (row === undefined) return undefined;
  const { task } = row;
  const priority = Math.min(4, Math.max(0, task.priority));
  const left = dueAt(task) - now;
  const time = format.elapsed(Math.abs(left));
  return {
    title: row.videoTitle,
    reasons: [
      ...(isOwn ? [t('queue.nextReason.own')] : []),
      ...(isEscalated(task) ? [t('queue.nextReason.escalated')] : []),
      t('queue.nextReason.priority', { priority: t(`priority.${priority}`).toLowerCase() }),
      t('queue.nextReason.oldest', { age: format.elapsed(Math.max(0, now - task.createdAt)) }),
      left > 0 ? t('queue.nextReason.due', { time }) : t('queue.nextReason.overdue', { time }),
    ],
  };
};
