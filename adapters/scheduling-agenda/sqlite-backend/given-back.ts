import type { Knex } from 'knex';

/**
 * Unlocks a job that did not run. The run of a dead worker has cleared `next_run_at`, and then only the lock's age
 * brings the job back: without the lock it would be lost, so it becomes due at once.
 */
export const givenBack = (db: Knex) => ({
  locked_at: null,
  locked_by: null,
  next_run_at: db.raw<number>('coalesce(next_run_at, ?)', [Date.now()]),
});
