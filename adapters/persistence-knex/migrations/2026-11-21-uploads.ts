import { columnsOf } from './column-types.js';
import type { Index, Migration } from './migration.js';

/** Videos that come in pieces; their bytes are on disk. */
export const uploads: Migration = {
  name: '2026-11-21-uploads',
  async up({ createTable, createIndex, dialect }) {
    await createTable('uploads', (table) => {
      const column = columnsOf(table, dialect);
      column.id().primary();
      column.id('owner_id');
      column.id('project_id');
      column.text('file_name');
      column.text('title');
      column.text('description');
      column.optionalText('declared_mark');
      column.optionalText('subtitles');
      column.bigInteger('size_bytes');
      column.text('state');
      table.integer('slot').nullable();
      column.optionalId('video_id');
      column.optionalJson('refusal');
      column.instant('created_at');
      column.instant('expires_at');
      column.version();
    });
    for (const index of indexes) await createIndex(index);
  },
  down: ({ dropTable }) => dropTable('uploads'),
};

const indexes: readonly Index[] = [
  {
    name: 'uploads_receiving',
    on: 'uploads',
    columns: 'owner_id, slot',
    isUnique: true,
    serves: 'uploads.receivingOf; an owner has no more than a fixed number of them',
  },
  { name: 'uploads_expiry', on: 'uploads', columns: 'expires_at', serves: 'uploads.expired' },
];
