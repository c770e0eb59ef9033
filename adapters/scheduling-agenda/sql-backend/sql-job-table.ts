import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { JobName } from '../../../application/ports/job-scheduler.js';
import type { JobRow } from '../job-row.js';
import type { JobTable } from '../job-table.js';
import { createJobTable } from './create-job-table.js';
import { lockNextJob } from './lock-next-job.js';
import { rowsOf, type SqlDialect } from './sql-dialect.js';

export interface SqlJobTableOptions {
  readonly knex: Knex;
  readonly dialect: SqlDialect;
  readonly table: string;
}

type SqlPart = Omit<JobTable, 'askTime' | 'openChannel' | typeof Symbol.asyncDispose>;

/** Jobs in a table, the same statements on SQLite and PostgreSQL. */
export const createSqlJobTable = ({ knex, dialect, table }: SqlJobTableOptions): SqlPart => {
  if (!/^[a-z][a-z0-9_]*$/.test(table)) throw new TypeError(`Not a table name: ${table}`);
  const rows = () => knex<JobRow & { readonly disabled: number }>(table);
  const fresh = () => ({ id: randomUUID(), disabled: 0 });

  return {
    connect: () => createJobTable(knex, dialect, table),

    async insert(plan) {
      const [row] = await rows()
        .insert({ ...fresh(), ...plan })
        .returning('*');
      return stored(row);
    },

    async upsertPeriodic(plan) {
      const nextRun = knex.raw(
        `case when ${table}.attributes = excluded.attributes
          then coalesce(${table}.next_run_at, excluded.next_run_at) else excluded.next_run_at end`,
      );
      const [row] = await rows()
        .insert({ ...fresh(), ...plan })
        .onConflict(knex.raw(`(name) where type = 'single'`))
        .merge({ ...plan, next_run_at: nextRun })
        .returning('*');
      return stored(row);
    },

    findPeriodic: (name) => rows().where({ name, type: 'single' }).first(),

    lockNext: (request) => lockNextJob(knex, dialect, table, request),

    async saveRun({ id, worker, outcome, lockedAt, nextRunAt, attributes }) {
      const saved = await rows()
        .where({ id, locked_by: worker })
        .update({
          ...outcome,
          locked_at: lockedAt,
          locked_by: lockedAt === null ? null : worker,
          next_run_at: knex.raw('case when attributes = ? then cast(? as bigint) else next_run_at end', [
            attributes,
            // The types of knex know no null here, the statement does.
            nextRunAt as number,
          ]),
        });
      return saved === 1;
    },

    remove: (id) => rows().where({ id }).delete(),

    async renewLocks(worker, ids, now) {
      const renewed = await rows()
        .where({ locked_by: worker })
        .whereIn('id', [...ids])
        .update({ locked_at: now })
        .returning('id');
      return renewed.map(({ id }) => id);
    },

    async giveBack(worker, which, now) {
      const held = rows().where({ locked_by: worker });
      const those = 'ids' in which ? held.whereIn('id', [...which.ids]) : held.whereNotIn('id', [...which.exceptIds]);
      return those.update({
        locked_at: null,
        locked_by: null,
        next_run_at: knex.raw('coalesce(next_run_at, cast(? as bigint))', [now]),
      });
    },

    async countPending(now) {
      const counts = await rowsOf<{ readonly name: JobName; readonly jobs: number }>(
        knex.raw(
          `select name, count(*) as jobs from ${table}
            where locked_at is not null or next_run_at <= :now or (type = 'normal' and next_run_at is not null)
            group by name`,
          { now },
        ),
      );
      return Object.fromEntries(counts.map(({ name, jobs }) => [name, jobs]));
    },

    removeFinished: (before) =>
      rows().whereNull('next_run_at').whereNull('locked_at').where('last_finished_at', '<', before).delete(),
  };
};

const stored = (row: JobRow | undefined): JobRow => {
  if (row === undefined) throw new Error('The database did not return the row that it stored.');
  return row;
};
