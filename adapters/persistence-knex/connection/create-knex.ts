import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import knexFactory, { type Knex } from 'knex';
import { PersistenceFault } from '../../../application/ports/unit-of-work.js';
import type { PgOptions, SqliteOptions } from '../options.js';
import { configureSqliteConnection } from './configure-sqlite-connection.js';
import { createPg } from './create-pg.js';
import { acquireTimeoutMs, silent } from './knex-settings.js';

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
