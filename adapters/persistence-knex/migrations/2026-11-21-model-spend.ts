import { columnsOf } from './column-types.js';
import type { Index, Migration } from './migration.js';

/** What paid models have cost, so that a cap holds for all processes together. */
export const modelSpend: Migration = {
  name: '2026-11-21-model-spend',
  async up({ createTable, createIndex, dialect }) {
    await createTable('model_spend', (table) => {
      const column = columnsOf(table, dialect);
      column.text('scope').primary();
      column.bigInteger('micro_usd');
      column.instant('used_at');
    });
    await createIndex(age);
  },
  down: ({ dropTable }) => dropTable('model_spend'),
};

const age: Index = { name: 'model_spend_age', on: 'model_spend', columns: 'used_at', serves: 'modelSpend.forget' };
