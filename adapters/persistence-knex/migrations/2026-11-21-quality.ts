import { columnsOf } from './column-types.js';
import type { Index, Migration } from './migration.js';

/**
 * Figures of quality by day: they stay when tasks and videos go. Every task that was completed before this is not counted
 * yet; the periodic job finds it by that, and counts it as it counts a new one.
 */
export const quality: Migration = {
  name: '2026-11-21-quality',
  async up({ createTable, addColumns, createIndex, dialect }) {
    await createTable('quality_risks', (table) => {
      const column = columnsOf(table, dialect);
      column.integer('day');
      column.text('risk_code');
      column.text('catalogue_version');
      for (const name of riskCounts) column.integer(name);
      table.primary(['day', 'risk_code', 'catalogue_version']);
    });
    await createTable('quality_operators', (table) => {
      const column = columnsOf(table, dialect);
      column.integer('day');
      column.id('operator_id');
      for (const name of operatorCounts) column.bigInteger(name);
      table.primary(['day', 'operator_id']);
    });
    await addColumns('tasks', (table) => {
      columnsOf(table, dialect).flag('is_counted').defaultTo(false);
    });
    await createIndex(uncounted);
  },
  async down({ dropIndex, dropColumn, dropTable }) {
    await dropIndex(uncounted.name);
    await dropColumn('tasks', 'is_counted');
    await dropTable('quality_operators');
    await dropTable('quality_risks');
  },
};

const edges = [0, 40, 100, 200, 500, 1_000, 2_000, 5_000, 10_000].map((bound) => `edges_${bound}`);
const riskCounts = ['confirmed', 'rejected', 'relabelled', 'added', ...edges, 'edges_beyond'];
const operatorCounts = [
  ...['completed', 'decisions', 'judged', 'confirmed', 'held_ms'],
  ...['compared', 'agreed', 'escalated', 'handed_over'],
];

const uncounted: Index = {
  name: 'tasks_uncounted',
  on: 'tasks',
  columns: 'completed_at, id',
  where: "state = 'completed' and not is_counted",
  serves: 'quality.uncounted; the primary keys of both tables serve the sums since a day',
};
