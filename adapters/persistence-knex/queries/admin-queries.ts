import type { AdminQueries, OpenTasks } from '../../../application/ports/admin-queries.js';
import { checkLimit } from '../check-limit.js';
import type { Database } from '../connection/database.js';
import { fromExecutionRow, type ExecutionRow } from '../rows/execution-row.js';
import { toInstant, toInteger, type BigIntColumn } from '../rows/columns.js';
import { createTrailQuery } from './trail-query.js';

const countLimit = 10_000;

interface OpenTaskRow {
  readonly priority: number;
  readonly state: string;
  readonly total: BigIntColumn;
  readonly oldest: BigIntColumn;
}

export const createAdminQueries = (db: Database): AdminQueries => {
  const unfinished = (state: 'running' | 'pending', limit: number) =>
    db
      .from<ExecutionRow>('executions')
      .where({ state })
      .whereNull('finished_at')
      .orderBy(['updated_at', 'id'])
      .limit(limit);

  return {
    async unfinishedExecutions(limit) {
      checkLimit(limit);
      const running = await unfinished('running', limit);
      const pending = running.length < limit ? await unfinished('pending', limit - running.length) : [];
      return [...running, ...pending].map(fromExecutionRow);
    },
    async openTasks() {
      const rows = await db.raw<OpenTaskRow>(
        `select priority, state, count(*) as total, min(created_at) as oldest
         from tasks where state_rank in (0, 1) group by state, priority order by priority desc`,
      );
      return openTasks(rows);
    },
    async unsentJobs(now) {
      const due = () => db.from<Record<string, unknown>>('outbox').where('due_at', '<=', now);
      return {
        due: await db.countUpTo(due(), countLimit),
        failing: await db.countUpTo(due().where('deliveries', '>', 1), countLimit),
      };
    },
    trail: createTrailQuery(db),
    async databaseBytes() {
      const [row] = await db.raw<{ readonly bytes: BigIntColumn }>(
        db.dialect === 'pg'
          ? 'select pg_database_size(current_database()) as bytes'
          : 'select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()',
      );
      return row && toInteger(row.bytes);
    },
  };
};

const openTasks = (rows: readonly OpenTaskRow[]): readonly OpenTasks[] =>
  [...new Set(rows.map(({ priority }) => priority))].map((priority) => {
    const ofPriority = rows.filter((row) => row.priority === priority);
    const count = (state: string) => toInteger(ofPriority.find((row) => row.state === state)?.total ?? 0);
    const oldest = Math.min(...ofPriority.map((row) => toInteger(row.oldest)));
    return { priority, pending: count('pending'), held: count('in_progress'), oldestCreatedAt: toInstant(oldest) };
  });
