import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy, toFault } from './faults.js';

/** With SQLite's busy_timeout of 0.2 s each, some 10 s of waiting for another process's lock in all. */
const attempts = 20;
const longestRestMs = 400;

/** SQLITE_BUSY at a BEGIN or at a statement outside a transaction means that nothing was done. Other errors are faults at once. */
export const retryBusy = async <T>(statement: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await statement();
    } catch (error) {
      if (!isBusy(error) || attempt === attempts) throw toFault(error);
      await sleep((0.5 + Math.random() / 2) * Math.min(longestRestMs, 5 * 2 ** attempt));
    }
};
