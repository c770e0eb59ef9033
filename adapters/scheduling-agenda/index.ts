export type { AgendaBackendOptions } from './backend.js';
export * from './create-agenda-scheduling.js';
export type { MongoBackendOptions } from './mongo-backend/open-mongo-table.js';
export type { RedisBackendOptions } from './redis-backend/open-redis-table.js';
export type { PostgresBackendOptions } from './sql-backend/open-postgres-table.js';
export type { SqliteBackendOptions } from './sql-backend/open-sqlite-table.js';
