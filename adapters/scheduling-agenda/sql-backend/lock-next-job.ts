import type { Knex } from 'knex';
import type { JobRow } from '../job-row.js';
import type { LockRequest } from '../job-table.js';
import { rowsOf, type SqlDialect } from './sql-dialect.js';

/** Finds and locks in one statement, so any number of processes may share the table. */
export const lockNextJob = async (
  db: Knex,
  dialect: SqlDialect,
  table: string,
  { name, dueUntil, deadUntil, now, worker }: LockRequest,
): Promise<JobRow | undefined> => {
  const ofName = `select id from ${table} where name = :name and disabled = 0 and`;
  const candidates = [
    [`${ofName} locked_at is not null and locked_at <= :until order by locked_at limit 1`, deadUntil],
    [`${ofName} locked_at is null and next_run_at <= :until order by next_run_at, priority desc limit 1`, dueUntil],
  ] as const;
  for (const [candidate, until] of candidates) {
    const bindings = { name, until, now, worker };
    // An idle poll only reads: an update would take SQLite's single write lock each time.
    if (dialect === 'sqlite' && (await rowsOf(db.raw(candidate, bindings))).length === 0) continue;
    const which = dialect === 'postgres' ? `${candidate} for update skip locked` : candidate;
    const [row] = await rowsOf<JobRow>(
      db.raw(`update ${table} set locked_at = :now, locked_by = :worker where id = (${which}) returning *`, bindings),
    );
    if (row) return row;
  }
  return undefined;
};
