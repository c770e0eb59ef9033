import type { WithId } from 'mongodb';
import type { LockRequest } from '../job-table.js';
import type { JobDocument, Jobs } from './open-mongo-table.js';

/** `findOneAndUpdate` checks its filter again when the document changed meanwhile: no two workers get one job. */
export const lockNextJob = async (
  jobs: Jobs,
  { name, dueUntil, deadUntil, now, worker }: LockRequest,
): Promise<WithId<JobDocument> | undefined> => {
  const lock = { $set: { locked_at: now, locked_by: worker } };
  const dead = await jobs.findOneAndUpdate({ name, disabled: false, locked_at: { $lte: deadUntil } }, lock, {
    sort: { locked_at: 1 },
    returnDocument: 'after',
  });
  if (dead !== null) return dead;
  const due = await jobs.findOneAndUpdate(
    { name, disabled: false, locked_at: null, next_run_at: { $lte: dueUntil } },
    lock,
    { sort: { next_run_at: 1 }, returnDocument: 'after' },
  );
  return due ?? undefined;
};
