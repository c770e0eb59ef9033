import { columnsOf } from './column-types.js';
import type { Index, Migration } from './migration.js';

export const mentionListIndexes: readonly Index[] = [
  {
    name: 'mention_lists_version',
    on: 'mention_lists',
    columns: 'kind, version',
    isUnique: true,
    serves: 'mentionLists.find, active; no version is added twice',
  },
  {
    name: 'mention_lists_newest',
    on: 'mention_lists',
    columns: 'kind, position desc',
    serves: 'mentionLists.history',
  },
  {
    name: 'mention_list_entries_of_list',
    on: 'mention_list_entries',
    columns: 'list_position, position',
    isUnique: true,
    serves: 'mentionLists.find; pages of entries, searched or not',
  },
];

export const mentionLists: Migration = {
  name: '2026-11-21-mention-lists',
  async up({ createTable, createIndex, dialect }) {
    await createTable('mention_lists', (table) => {
      const column = columnsOf(table, dialect);
      table.bigIncrements('position');
      column.text('kind');
      column.text('version');
      column.text('as_of');
      column.text('title');
      column.text('source_url');
      column.text('origin');
      column.integer('entry_count');
      column.json('refused');
      column.integer('refused_count');
      column.optionalId('loaded_by');
      column.optionalInstant('loaded_at');
    });
    await createTable('mention_list_entries', (table) => {
      const column = columnsOf(table, dialect);
      table
        .bigInteger('list_position')
        .notNullable()
        .references('position')
        .inTable('mention_lists')
        .onDelete('CASCADE');
      column.integer('position');
      column.text('search_text');
      column.json('document');
    });
    await createTable('active_mention_lists', (table) => {
      const column = columnsOf(table, dialect);
      column.text('kind').primary();
      column.text('version');
    });
    for (const index of mentionListIndexes) await createIndex(index);
  },
  async down({ dropTable }) {
    for (const table of ['active_mention_lists', 'mention_list_entries', 'mention_lists']) await dropTable(table);
  },
};
