import type { Knex } from 'knex';
import type { AgendaJobStore } from './agenda-job-store.js';
import { createSqliteJobStore } from './sqlite-backend/sqlite-job-store.js';

/** Where jobs are kept. */
export type AgendaBackendOptions = SqliteBackendOptions;

export interface SqliteBackendOptions {
  readonly kind: 'sqlite';
  /** A ready connection; whoever opened it closes it, after this adapter was disposed. */
  readonly knex: Knex;
  /** Default `agenda_jobs`; created on first use. */
  readonly table?: string;
}

export const openJobStore = (options: AgendaBackendOptions): AgendaJobStore => {
  switch (options.kind) {
    case 'sqlite':
      return createSqliteJobStore({ knex: options.knex, table: options.table ?? 'agenda_jobs' });
  }
};
