import type { Knex } from 'knex';
import { fromRow, type JobRow, type StoredJob } from './job-row.js';

export interface LockRequest {
  readonly name: string;
  /** Jobs due until then may be taken; they start in time. */
  readonly nextScanAt: Date;
  /** Locks that are older belong to dead workers. */
  readonly lockDeadline: Date;
  readonly now: Date;
  readonly lockedBy: string | null;
}

/** Finds and locks in one statement. An idle poll only reads: an update would take the file's single write lock each time. */
export const lockNextJob = async (db: Knex, table: string, request: LockRequest): Promise<StoredJob | undefined> => {
  const { name, nextScanAt, lockDeadline, now, lockedBy } = request;
  const candidate = `select id from (
      select * from (select id, next_run_at, priority from ${table}
        where name = :name and disabled = 0 and locked_at is null and next_run_at <= :nextScanAt
        order by next_run_at, priority desc limit 1)
      union all
      select * from (select id, next_run_at, priority from ${table}
        where name = :name and disabled = 0 and locked_at is not null and locked_at <= :lockDeadline
        order by locked_at limit 1))
    order by next_run_at is null, next_run_at, priority desc limit 1`;
  const bindings = {
    name,
    nextScanAt: nextScanAt.getTime(),
    lockDeadline: lockDeadline.getTime(),
    now: now.getTime(),
    lockedBy,
  };
  const due = await db.raw<JobRow[]>(candidate, bindings);
  if (due.length === 0) return undefined;
  const [row] = await db.raw<JobRow[]>(
    `update ${table} set locked_at = :now, locked_by = :lockedBy where id = (${candidate}) returning *`,
    bindings,
  );
  return row && fromRow(row);
};
