export { createKnexPersistence, type KnexPersistence } from './create-knex-persistence.js';
export type { Migrator, MigrationStatus } from './migrations/migrator.js';
export type { ConnectionOptions, KnexPersistenceOptions, PgOptions, SqliteOptions } from './options.js';
