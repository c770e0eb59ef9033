import type { Knex } from 'knex';
import type { SqlDialect } from './sql-dialect.js';

/** Several processes may start on a new database at the same moment. */
export const createJobTable = async (db: Knex, dialect: SqlDialect, table: string): Promise<void> => {
  if (dialect === 'sqlite') {
    for (const statement of statements(table)) await db.raw(statement);
    return;
  }
  if (
    (await db.raw<{ rows: { found: boolean }[] }>('select to_regclass(?) is not null as found', [table])).rows[0]?.found
  )
    return;
  await db.transaction(async (trx) => {
    // In PostgreSQL, `if not exists` does not hold against another one that creates the same just now.
    await trx.raw(`select pg_advisory_xact_lock(hashtext(?))`, [table]);
    for (const statement of statements(table)) await trx.raw(statement);
  });
};

const statements = (table: string): readonly string[] => [
  `create table if not exists ${table} (
    id text primary key,
    name text not null,
    type text not null,
    priority integer not null,
    disabled integer not null,
    next_run_at bigint,
    locked_at bigint,
    locked_by text,
    last_run_at bigint,
    last_finished_at bigint,
    failed_at bigint,
    fail_count integer,
    fail_reason text,
    data text not null,
    attributes text not null
  )`,
  // Serves: the next due job of a name.
  `create index if not exists ${table}_due on ${table}(name, next_run_at, priority desc) where locked_at is null and disabled = 0`,
  // Serves: jobs whose worker died; the locks of one worker.
  `create index if not exists ${table}_locked on ${table}(name, locked_at) where locked_at is not null`,
  // Serves: one periodic job a name, however many processes ask for it.
  `create unique index if not exists ${table}_single on ${table}(name) where type = 'single'`,
];
