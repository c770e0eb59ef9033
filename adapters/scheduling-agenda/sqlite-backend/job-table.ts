import type { Knex } from 'knex';

/** Statements are idempotent: several processes may start on a new file at the same moment. */
export const createJobTable = async (db: Knex, table: string): Promise<void> => {
  await db.raw(`create table if not exists ${table} (
    id text primary key,
    name text not null,
    type text not null,
    priority integer not null,
    disabled integer not null,
    next_run_at integer,
    locked_at integer,
    locked_by text,
    last_run_at integer,
    last_finished_at integer,
    failed_at integer,
    fail_count integer,
    fail_reason text,
    progress real,
    data text not null,
    attributes text not null
  )`);
  // Serves: the next due job of a name.
  await db.raw(
    `create index if not exists ${table}_due on ${table}(name, next_run_at, priority desc) where locked_at is null and disabled = 0`,
  );
  // Serves: jobs whose worker died; the locks of one worker.
  await db.raw(`create index if not exists ${table}_locked on ${table}(name, locked_at) where locked_at is not null`);
  // Serves: one periodic job a name, however many processes ask for it.
  await db.raw(`create unique index if not exists ${table}_single on ${table}(name) where type = 'single'`);
};
