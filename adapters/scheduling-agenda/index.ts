export type { AgendaBackendOptions, SqliteBackendOptions } from './backend.js';
export * from './create-agenda-scheduling.js';
