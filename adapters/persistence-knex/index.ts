export { createKnexPersistence, type KnexPersistence } from './create-knex-persistence.js';
export type { Migrator, MigrationStatus } from './migrations/migrator.js';
export type { KnexPersistenceOptions, PgOptions, SqliteOptions } from './options.js';
