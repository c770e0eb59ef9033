import { columnsOf } from './column-types.js';
import type { Migration } from './migration.js';

/**
 * Tasks that were passed on, and how each person has set up the workbench: one row for each, found by its id. Few tasks are
 * ever escalated, so the line of waiting ones is read as it is.
 */
export const workbench: Migration = {
  name: '2026-11-21-workbench',
  async up({ addColumns, createTable, dialect }) {
    await addColumns('tasks', (table) => {
      const column = columnsOf(table, dialect);
      column.optionalJson('passed_on');
      column.flag('is_escalated').defaultTo(false);
    });
    await createTable('bench_settings', (table) => {
      const column = columnsOf(table, dialect);
      column.id().primary();
      column.flag('blurs');
      column.flag('greys');
      column.flag('mutes');
    });
  },
  async down({ dropTable, dropColumn }) {
    await dropTable('bench_settings');
    await dropColumn('tasks', 'is_escalated');
    await dropColumn('tasks', 'passed_on');
  },
};
