import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import knexFactory, { type Knex } from 'knex';
import { PersistenceFault } from '../../../application/ports/unit-of-work.js';
import type { PgOptions, SqliteOptions } from '../options.js';
import { configureSqliteConnection } from './configure-sqlite-connection.js';

/** A caller that waits this long for a free connection gets a fault: more often than not it asked for one inside a run. */
const acquireTimeoutMs = 5_000;

/** knex writes to the console what it also throws. */
const silent: Knex.Logger = {
  warn: () => undefined,
  error: () => undefined,
  deprecate: () => undefined,
  debug: () => undefined,
};

/** A configured client of our own; nothing is connected before the first query. */
export const createKnex = (options: SqliteOptions | PgOptions): Knex =>
  options.client === 'sqlite' ? createSqlite(options) : createPg(options);

const createSqlite = ({ filename }: SqliteOptions): Knex => {
  if (filename === '') throw new TypeError('persistence-knex: filename is empty');
  if (filename !== ':memory:') makePrivateFile(filename);
  return knexFactory({
    client: 'sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    acquireConnectionTimeout: acquireTimeoutMs,
    log: silent,
    pool: { min: 1, max: 1, afterCreate: configureSqliteConnection },
  });
};

/** Only this user may read it: it holds personal data and password hashes. SQLite gives -wal and -shm the same mode. */
const makePrivateFile = (filename: string): void => {
  try {
    mkdirSync(dirname(filename), { recursive: true, mode: 0o700 });
    closeSync(openSync(filename, 'a', 0o600));
    chmodSync(filename, 0o600);
  } catch (error) {
    throw new PersistenceFault(`the database file ${filename} cannot be opened`, { cause: error });
  }
};

const createPg = ({ connection, maxConnections = 10 }: PgOptions): Knex => {
  if (!Number.isInteger(maxConnections) || maxConnections < 1 || maxConnections > 100)
    throw new TypeError('persistence-knex: maxConnections must be 1..100');
  return knexFactory({
    client: 'pg',
    connection,
    acquireConnectionTimeout: acquireTimeoutMs,
    log: silent,
    pool: { min: 0, max: maxConnections },
  });
};
