import type { Result } from '../../domain/shared/result.js';
import type { Transaction, UnitOfWork } from '../ports/unit-of-work.js';

const attempts = 8;

/**
 * For decisions that are right whoever came first: loads and decides again when another run was faster.
 * Decisions about what a person saw must not use it; they refuse the stale write instead.
 */
export const runAgainWhenStale = async <Outcome extends Result<unknown>>(
  unitOfWork: UnitOfWork,
  work: (tx: Transaction) => Promise<Outcome>,
): Promise<Outcome> => {
  let result = await unitOfWork.run(work);
  for (let tried = 1; tried < attempts && !result.ok && result.refusal.kind === 'stale-write'; tried++)
    result = await unitOfWork.run(work);
  return result;
};
