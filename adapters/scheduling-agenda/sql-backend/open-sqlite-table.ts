import type { Knex } from 'knex';
import { aroundCalls } from '../around-calls.js';
import type { JobTable } from '../job-table.js';
import { retryBusy } from './retry-busy.js';
import { createSqlJobTable } from './sql-job-table.js';

export interface SqliteBackendOptions {
  readonly kind: 'sqlite';
  /** A ready connection; whoever opened it closes it, after this adapter was disposed. */
  readonly knex: Knex;
  /** Default `agenda_jobs`; created on first use. */
  readonly table?: string;
}

/** Processes do not wake each other on SQLite: another one sees a new job at its next poll. */
export const openSqliteTable = ({ knex, table = 'agenda_jobs' }: SqliteBackendOptions): JobTable => ({
  ...aroundCalls(createSqlJobTable({ knex, dialect: 'sqlite', table }), retryBusy),
  [Symbol.asyncDispose]: async () => {},
});
