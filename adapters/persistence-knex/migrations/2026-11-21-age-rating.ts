import { columnsOf } from './column-types.js';
import type { Migration } from './migration.js';

/** The mark that a client declares, and what operators answer about the scenes: one row for each task, found by its id. */
export const ageRating: Migration = {
  name: '2026-11-21-age-rating',
  async up({ addColumns, createTable, dialect }) {
    await addColumns('videos', (table) => columnsOf(table, dialect).optionalText('declared_mark'));
    await createTable('age_answers', (table) => {
      const column = columnsOf(table, dialect);
      column.partOf('id', 'tasks');
      table.primary(['id']);
      column.json('answers');
      column.version();
    });
  },
  async down({ dropColumn, dropTable }) {
    await dropTable('age_answers');
    await dropColumn('videos', 'declared_mark');
  },
};
