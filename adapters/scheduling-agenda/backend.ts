import type { JobTable } from './job-table.js';
import { openMongoTable, type MongoBackendOptions } from './mongo-backend/open-mongo-table.js';
import { openRedisTable, type RedisBackendOptions } from './redis-backend/open-redis-table.js';
import { openPostgresTable, type PostgresBackendOptions } from './sql-backend/open-postgres-table.js';
import { openSqliteTable, type SqliteBackendOptions } from './sql-backend/open-sqlite-table.js';

/** Where jobs are kept. */
export type AgendaBackendOptions =
  SqliteBackendOptions | PostgresBackendOptions | MongoBackendOptions | RedisBackendOptions;

export const openJobTable = (options: AgendaBackendOptions): JobTable => {
  switch (options.kind) {
    case 'sqlite':
      return openSqliteTable(options);
    case 'postgres':
      return openPostgresTable(options);
    case 'mongo':
      return openMongoTable(options);
    case 'redis':
      return openRedisTable(options);
  }
};
