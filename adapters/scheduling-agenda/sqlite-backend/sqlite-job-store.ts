import type { Knex } from 'knex';
import type { JobName } from '../../../application/ports/job-scheduler.js';
import type { AgendaJobStore } from '../agenda-job-store.js';
import { aroundCalls } from '../around-calls.js';
import { givenBack } from './given-back.js';
import { fromRow, type JobRow } from './job-row.js';
import { retryBusy } from './retry-busy.js';
import { SqliteJobRepository } from './sqlite-job-repository.js';

export interface SqliteJobStoreOptions {
  readonly knex: Knex;
  readonly table: string;
}

/** Processes do not wake each other on SQLite: another one sees a new job at its next poll. */
export const createSqliteJobStore = ({ knex, table }: SqliteJobStoreOptions): AgendaJobStore => {
  if (!/^[a-z][a-z0-9_]*$/.test(table)) throw new TypeError(`Not a table name: ${table}`);
  const rows = () => knex<JobRow>(table);
  const repository = aroundCalls(new SqliteJobRepository(knex, table), retryBusy);

  const store: Omit<AgendaJobStore, 'repository'> = {
    connect: () => repository.connect(),

    async findPeriodic(name) {
      const row = await rows().where({ name, type: 'single' }).first();
      return row && fromRow(row);
    },

    async renewLocks(worker, ids) {
      if (ids.length === 0) return [];
      const renewed = await rows()
        .where({ locked_by: worker })
        .whereIn('id', ids)
        .update({ locked_at: Date.now() })
        .returning('id');
      return renewed.map(({ id }) => id);
    },

    async releaseLocks(worker, exceptIds) {
      return rows().where({ locked_by: worker }).whereNotIn('id', exceptIds).update(givenBack(knex));
    },

    async countPending() {
      // A periodic job between two periods does not wait: it is not due yet.
      const counts = await knex.raw<{ readonly name: JobName; readonly jobs: number }[]>(
        `select name, count(*) as jobs from ${table}
          where locked_at is not null or next_run_at <= :now or (type = 'normal' and next_run_at is not null)
          group by name`,
        { now: Date.now() },
      );
      return Object.fromEntries(counts.map(({ name, jobs }) => [name, jobs]));
    },

    async removeFinished(before) {
      return rows()
        .whereNull('next_run_at')
        .whereNull('locked_at')
        .where('last_finished_at', '<', before.getTime())
        .delete();
    },
  };
  return { ...aroundCalls(store, retryBusy), repository };
};
