import { setTimeout as sleep } from 'node:timers/promises';

const patienceMs = 15_000;
const longestRestMs = 400;

/**
 * Repeats a statement while another connection holds the file. SQLite's own busy_timeout is not enough: turning WAL on, as
 * every process does that opens a new file, fails at once when another one is about it. Busy means that nothing was done.
 */
export const retryBusy = async <T>(statement: () => Promise<T>): Promise<T> => {
  const deadline = Date.now() + patienceMs;
  for (let attempt = 1; ; attempt += 1)
    try {
      return await statement();
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
      await sleep((0.5 + Math.random() / 2) * Math.min(longestRestMs, 5 * 2 ** attempt));
    }
};

const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && (error.code === 'SQLITE_BUSY' || error.code === 'SQLITE_LOCKED')) || isBusy(error.cause));
