import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from './faults.js';

const attempts = 5;

/** For single statements outside a transaction: SQLITE_BUSY means that nothing was done. */
export const retryBusy = async <T>(statement: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await statement();
    } catch (error) {
      if (!isBusy(error) || attempt === attempts) throw error;
      await sleep((0.5 + Math.random()) * 10 * 2 ** attempt);
    }
};
