import { columnsOf } from './column-types.js';
import type { Index, Migration } from './migration.js';

/** What workers say of themselves. */
export const workers: Migration = {
  name: '2026-11-21-workers',
  async up({ createTable, createIndex, dialect }) {
    await createTable('workers', (table) => {
      const column = columnsOf(table, dialect);
      column.text('id').primary();
      column.text('host');
      column.bigInteger('process_id');
      column.text('release');
      column.instant('started_at');
      column.instant('last_seen_at');
      column.integer('stages_at_once');
      column.text('state');
    });
    await createIndex(seen);
  },
  down: ({ dropTable }) => dropTable('workers'),
};

const seen: Index = {
  name: 'workers_seen',
  on: 'workers',
  columns: 'last_seen_at',
  serves: 'workers.list, workers.forget',
};
