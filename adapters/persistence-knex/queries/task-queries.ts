import type { TaskField } from '../../../application/ports/list-orderings.js';
import type { ScreenQueries, TaskFilter, TaskRow as TaskItem } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { toInteger, type BigIntColumn } from '../rows/columns.js';
import { fromTaskRow, type TaskRow } from '../rows/task-row.js';
import { whereGiven } from './conditions.js';
import { inOrder, type OrderedList } from './ordered-list.js';
import { pageOf } from './page-of.js';
import { created, updated, whereWithin } from './ranges.js';
import { triggerCounts } from './trigger-counts.js';

type FoundTask = TaskRow & {
  readonly video_title: string;
  readonly video_duration_ms: BigIntColumn;
  readonly project_name: string;
  readonly operator_name: string | null;
};

const list: OrderedList<TaskField> = {
  table: 'tasks',
  columns: { createdAt: 'created_at', updatedAt: 'updated_at', priority: 'priority' },
};

const queue = [
  { column: 'tasks.state_rank' },
  { column: 'tasks.priority', order: 'desc' },
  { column: 'tasks.created_at' },
  { column: 'tasks.id' },
];

export const createTaskQueries = (db: Database): Pick<ScreenQueries, 'tasks' | 'task'> => {
  const withNames = () =>
    db
      .from<FoundTask>('tasks')
      .join('videos', 'videos.id', 'tasks.video_id')
      .join('projects', 'projects.id', 'videos.project_id')
      .leftJoin('users', 'users.id', 'tasks.operator_id')
      .select(
        'tasks.*',
        'videos.title as video_title',
        'videos.duration_ms as video_duration_ms',
        'projects.name as project_name',
        'users.name as operator_name',
      );

  const matching = (filter: TaskFilter) => {
    const found = whereGiven(withNames(), {
      'tasks.state': filter.state,
      'tasks.operator_id': filter.operator,
      'tasks.video_id': filter.video,
    });
    if (filter.isEscalated !== undefined) void found.where('tasks.is_escalated', filter.isEscalated);
    const priority = { column: 'tasks.priority', from: filter.minPriority };
    return whereWithin(found, [created('tasks.created_at', filter), updated('tasks.updated_at', filter), priority]);
  };

  const withCounts = async (rows: readonly FoundTask[]): Promise<readonly TaskItem[]> => {
    const countsOf = await triggerCounts(
      db,
      rows.map((row) => row.execution_id),
    );
    return rows.map((row) => ({
      task: fromTaskRow(row),
      videoTitle: row.video_title,
      videoDurationMs: toInteger(row.video_duration_ms),
      projectName: row.project_name,
      triggerCount: countsOf(row.execution_id).all,
      pendingTriggerCount: countsOf(row.execution_id).pending,
      operatorName: row.operator_name ?? undefined,
    }));
  };

  return {
    async tasks(filter, { ordering, ...bounds }) {
      const found = matching(filter);
      if (ordering === undefined) void found.orderBy(queue);
      else void inOrder(db, found, list, ordering);
      const { items, total } = await pageOf<FoundTask>(db, found, bounds);
      return { items: await withCounts(items), total };
    },
    async task(id) {
      const [item] = await withCounts((await withNames().where('tasks.id', id)) as FoundTask[]);
      return item;
    },
  };
};
