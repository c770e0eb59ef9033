import { columnsOf } from './column-types.js';
import type { Index, Migration } from './migration.js';

/** What was created under an idempotency key. */
export const keptCreations: Migration = {
  name: '2026-11-21-kept-creations',
  async up({ createTable, createIndex, dialect }) {
    await createTable('kept_creations', (table) => {
      const column = columnsOf(table, dialect);
      column.id('owner_id');
      column.text('idempotency_key');
      column.text('fingerprint');
      column.id('created_id');
      column.instant('created_at');
    });
    for (const index of indexes) await createIndex(index);
  },
  down: ({ dropTable }) => dropTable('kept_creations'),
};

const indexes: readonly Index[] = [
  {
    name: 'kept_creations_key',
    on: 'kept_creations',
    columns: 'owner_id, idempotency_key',
    isUnique: true,
    serves: 'keptCreations.claim; an account keeps a key once',
  },
  { name: 'kept_creations_age', on: 'kept_creations', columns: 'created_at', serves: 'keptCreations.forget' },
];
