import type { Index, Migration } from './migration.js';

/** What admins look for: analyses that did not end well, and who did what. */
export const adminScreens: Migration = {
  name: '2026-11-21-admin-screens',
  async up({ createIndex }) {
    for (const index of indexes) await createIndex(index);
  },
  async down({ dropIndex }) {
    for (const { name } of indexes) await dropIndex(name);
  },
};

const indexes: readonly Index[] = [
  {
    name: 'executions_not_complete',
    on: 'executions',
    columns: 'created_at, id',
    where: "state <> 'completed'",
    serves: 'list of executions that wait, run or failed, or that stand at a stage',
  },
  {
    name: 'operator_log_by_action',
    on: 'operator_log',
    columns: 'action, created_at, id',
    serves: 'trail of one kind of action, however rare it is',
  },
];
