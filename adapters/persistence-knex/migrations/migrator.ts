import type { Knex } from 'knex';
import type { Instant } from '../../../domain/shared/instant.js';
import type { Clock } from '../../../application/ports/clock.js';
import { PersistenceFault } from '../../../application/ports/unit-of-work.js';
import { createDatabase, type Database } from '../connection/database.js';
import type { Dialect } from '../connection/dialect.js';
import { toFault } from '../connection/faults.js';
import { allowSilence } from '../connection/silent-socket.js';
import { beginTransaction } from '../connection/transaction-connection.js';
import { toInstant, type BigIntColumn } from '../rows/columns.js';
import { allMigrations } from './all-migrations.js';
import type { Migration, SchemaChange } from './migration.js';
import { createSchemaChange } from './schema-change.js';

export interface Migrator {
  /** Applies what is missing, oldest first; several processes may ask at once. Returns the names that it applied. */
  up(): Promise<readonly string[]>;
  /** Undoes the newest applied migration, its data included; undefined when there is none. */
  down(): Promise<string | undefined>;
  status(): Promise<readonly MigrationStatus[]>;
}

export interface MigrationStatus {
  readonly name: string;
  readonly appliedAt: Instant | undefined;
}

interface AppliedRow {
  readonly name: string;
  readonly applied_at: BigIntColumn;
}

/** Any number that nobody else locks on: keeps two migrators of one PostgreSQL database apart until the commit. */
const pgLock = 2_026_112_101;

/** How long a starting process waits for another one's migration. */
const pgLockWait = '15min';

const lockAlone = async (db: Database): Promise<void> => {
  // Indexes of large tables take their time.
  await db.raw('set local statement_timeout = 0');
  await db.raw(`set local lock_timeout = '${pgLockWait}'`);
  await db.raw('select pg_advisory_xact_lock(?)', [pgLock]);
};

/** Not knex's own migrator: its lock is a row that a killed process leaves behind. Ours is the transaction. */
export const createMigrator = (knex: Knex, dialect: Dialect, clock: Pick<Clock, 'now'>): Migrator => {
  const locked = async <T>(work: (db: Database, schema: SchemaChange) => Promise<T>): Promise<T> => {
    // A snapshot would be older than the lock that was waited for, and not show what its last holder has applied.
    const { connection, commit, rollback } = await beginTransaction(knex, dialect, 'latest');
    const db = createDatabase(knex, dialect, connection);
    const limitSilence = dialect === 'pg' ? allowSilence(connection.raw) : () => undefined;
    try {
      if (dialect === 'pg') await lockAlone(db);
      await db.raw('create table if not exists schema_migrations (name text primary key, applied_at bigint not null)');
      const result = await work(db, createSchemaChange(knex, dialect, connection.raw));
      await commit();
      return result;
    } catch (error) {
      if (connection.isOpen) await rollback();
      throw toFault(error);
    } finally {
      limitSilence();
    }
  };
  const apply = (): Promise<string | undefined> =>
    locked(async (db, schema) => {
      const applied = await appliedIn(db);
      const next = allMigrations.find(({ name }) => !applied.has(name));
      if (next === undefined) return undefined;
      await next.up(schema);
      await db.from<Record<string, unknown>>('schema_migrations').insert({ name: next.name, applied_at: clock.now() });
      return next.name;
    });
  return {
    async up() {
      const names: string[] = [];
      for (let name = await apply(); name !== undefined; name = await apply()) names.push(name);
      return names;
    },
    down: () =>
      locked(async (db, schema) => {
        const applied = await appliedIn(db);
        const last = allMigrations.findLast(({ name }) => applied.has(name));
        if (last === undefined) return undefined;
        await last.down(schema);
        await db.from<AppliedRow>('schema_migrations').where({ name: last.name }).delete();
        return last.name;
      }),
    status: () =>
      locked(async (db) => {
        const applied = await appliedIn(db);
        return allMigrations.map(({ name }) => ({ name, appliedAt: applied.get(name) }));
      }),
  };
};

const appliedIn = async (db: Database): Promise<ReadonlyMap<string, Instant>> => {
  const rows = await db.from<AppliedRow>('schema_migrations');
  const known = (migration: Migration): string => migration.name;
  const unknown = rows.find(({ name }) => !allMigrations.map(known).includes(name));
  if (unknown !== undefined)
    throw new PersistenceFault(
      `the database has migration ${unknown.name}: it belongs to a newer release than this one`,
    );
  return new Map(rows.map((row) => [row.name, toInstant(row.applied_at)]));
};
