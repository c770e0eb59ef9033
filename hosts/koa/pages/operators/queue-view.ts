import type { Dashboard, OperatorFigures, Page, TaskRow } from '../../../../application/ports/screen-queries.js';
import type { Instant } from '../../../../domain/shared/instant.js';
import type { Words } from '../shared/page-context.js';
import type { Pager } from '../shared/pager.js';

interface TaskView {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly projectName: string;
  readonly priority: number;
  readonly priorityText: string;
  readonly age: string;
  readonly duration: string;
  readonly findings: string;
  readonly progressText: string;
  readonly fraction: number;
}

interface QueueView {
  readonly own: readonly TaskView[];
  readonly waiting: readonly TaskView[];
  readonly heldText: string | undefined;
  readonly figures: readonly { readonly text: string; readonly value: string }[];
  readonly pager: Pager;
  readonly message: string | undefined;
  readonly error: string | undefined;
}

interface Found {
  readonly own: Page<TaskRow>;
  readonly waiting: Page<TaskRow>;
  readonly dashboard: Dashboard;
  readonly figures: OperatorFigures;
}

const taskView = (row: TaskRow, now: Instant, { t, format }: Words): TaskView => {
  const { task } = row;
  const done = row.triggerCount - row.pendingTriggerCount;
  const priority = Math.min(4, Math.max(0, task.priority));
  return {
    id: task.id,
    href: `/client/operators/workspace/${task.id}/`,
    title: row.videoTitle,
    projectName: row.projectName,
    priority,
    priorityText: t(`priority.${priority}`),
    age: format.elapsed(Math.max(0, now - task.createdAt)),
    duration: format.duration(row.videoDurationMs),
    findings: format.number(row.triggerCount),
    progressText: t('bench.progress', { done, total: row.triggerCount }),
    fraction: row.triggerCount === 0 ? 1 : done / row.triggerCount,
  };
};

export const queueView = (
  found: Found,
  said: { readonly message?: string | undefined; readonly error?: string | undefined },
  pager: Pager,
  now: Instant,
  words: Words,
): QueueView => {
  const { t, format } = words;
  const others = found.dashboard.tasks.in_progress - found.own.items.length;
  const keys = ['completedTasks', 'decisions', 'confirmed', 'rejected', 'relabelled'] as const;
  return {
    own: found.own.items.map((row) => taskView(row, now, words)),
    waiting: found.waiting.items.map((row) => taskView(row, now, words)),
    heldText: others > 0 ? t('queue.held', { count: others }) : undefined,
    figures: keys.map((key) => ({ text: t(`queue.${key}`), value: format.number(found.figures[key]) })),
    pager,
    message: said.message,
    error: said.error,
  };
};
