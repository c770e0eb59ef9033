import type { ScreenQueries, TaskRow } from '../../../../../application/ports/screen-queries.js';
import type { Instant } from '../../../../../domain/shared/instant.js';
import { dueAt } from '../../../../../domain/verification-task/deadline.js';
import type { Words } from '../../shared/page-context.js';
import { pagerOf, type Pager } from '../../shared/pager.js';
import { taskView, type TaskView } from './task-view.js';

interface WholeQueueView {
  readonly tasks: readonly TaskView[];
  readonly total: string;
  readonly overdueText: string | undefined;
  readonly pager: Pager;
}

const batch = 100;
/** More open tasks than this are no queue but a catastrophe; the gravest and oldest of them are shown. */
const mostBatches = 10;
const pageSize = 50;

export const openTasks = async ({ tasks }: Pick<ScreenQueries, 'tasks'>): Promise<readonly TaskRow[]> => {
  const all: TaskRow[] = [];
  for (let page = 1; page <= mostBatches; page++) {
    const { items } = await tasks({ state: ['pending', 'in_progress'] }, { page, pageSize: batch });
    all.push(...items);
    if (items.length < batch) break;
  }
  return all;
};

/** Every open task by when it is due. */
export const wholeQueueView = (rows: readonly TaskRow[], page: number, now: Instant, words: Words): WholeQueueView => {
  const { t, format } = words;
  const byDue = [...rows].sort((a, b) => dueAt(a.task) - dueAt(b.task) || (a.task.id < b.task.id ? -1 : 1));
  const overdue = byDue.filter(({ task }) => dueAt(task) <= now).length;
  return {
    tasks: byDue.slice((page - 1) * pageSize, page * pageSize).map((row) => taskView(row, now, words)),
    total: format.number(rows.length),
    overdueText: overdue > 0 ? t('queue.overdueCount', { total: format.number(overdue) }) : undefined,
    pager: pagerOf('/client/operators/queue/', {}, page, pageSize, rows.length),
  };
};
