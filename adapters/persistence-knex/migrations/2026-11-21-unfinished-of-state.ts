import type { Index, Migration } from './migration.js';

const ofAnyState: Index = {
  name: 'executions_unfinished',
  on: 'executions',
  columns: 'updated_at, id',
  where: 'finished_at is null',
  serves: 'executions.unfinished',
};

const ofState: Index = { ...ofAnyState, name: 'executions_unfinished_of_state', columns: 'state, updated_at, id' };

/** Running executions are found without passing every one that waits before them. */
export const unfinishedOfState: Migration = {
  name: '2026-11-21-unfinished-of-state',
  async up(schema) {
    await schema.dropIndex(ofAnyState.name);
    await schema.createIndex(ofState);
  },
  async down(schema) {
    await schema.dropIndex(ofState.name);
    await schema.createIndex(ofAnyState);
  },
};
