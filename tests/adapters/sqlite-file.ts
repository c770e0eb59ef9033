import knex, { type Knex } from 'knex';

interface SqliteConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

/** A connection as the application opens it. */
export const openSqlite = (filename: string): Knex =>
  knex({
    client: 'sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    acquireConnectionTimeout: 5_000,
    pool: {
      afterCreate: (connection: SqliteConnection, done: (error: Error | null) => void) =>
        connection.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000', done),
    },
  });
