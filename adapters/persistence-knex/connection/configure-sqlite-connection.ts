import { retryBusy } from './retry-busy.js';

interface SqliteConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

/**
 * WAL lets readers work beside the one writer; NORMAL is safe against a crash of the process, and in WAL never corrupts
 * after a power cut (https://www.sqlite.org/pragma.html#pragma_synchronous). The WAL file is cut back to 64 MiB.
 * SQLite waits for a lock in one of Node's four pool threads: shortly there, the rest of the time in `retryBusy`.
 */
const pragmas = `
  PRAGMA busy_timeout = 200;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA foreign_keys = ON;
  PRAGMA journal_size_limit = 67108864;
`;

/** For `pool.afterCreate`. Turning WAL on does not honour busy_timeout when several processes open a new file at once. */
export const configureSqliteConnection = (
  connection: SqliteConnection,
  done: (error: unknown, connection: SqliteConnection) => void,
): void => {
  const exec = (): Promise<void> =>
    new Promise((resolve, reject) => {
      connection.exec(pragmas, (error) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  retryBusy(exec).then(
    () => {
      done(null, connection);
    },
    (error: unknown) => {
      done(error, connection);
    },
  );
};
