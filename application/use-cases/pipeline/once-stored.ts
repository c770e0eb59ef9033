import type { Clock } from '../../ports/clock.js';
import { PersistenceFault } from '../../ports/unit-of-work.js';

const firstRestMs = 500;
const longestRestMs = 10_000;

/** A database that is started anew is back by then; what takes longer is worth another attempt of the stage. */
const patienceMs = 120_000;

/**
 * What `write` gives, tried again while the database is away: an hour of work must not be lost because it restarts at the end
 * of it. Throws the last `PersistenceFault` when patience or the signal ends, and anything else at once.
 */
export const onceStored = async <T>(write: () => Promise<T>, signal: AbortSignal, clock: Clock): Promise<T> => {
  const deadline = clock.now() + patienceMs;
  for (let restMs = firstRestMs; ; restMs = Math.min(longestRestMs, restMs * 2))
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof PersistenceFault) || signal.aborted || clock.now() + restMs > deadline) throw error;
      await rested(restMs, signal, clock);
    }
};

/** Earlier when the signal fires. */
const rested = (ms: number, signal: AbortSignal, clock: Clock): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      timer[Symbol.dispose]();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = clock.every(ms, end);
    signal.addEventListener('abort', end, { once: true });
  });
