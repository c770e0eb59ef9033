import { AsyncLocalStorage } from 'node:async_hooks';
import { MisusedTransaction } from './faults.js';

/**
 * Tells code inside a run from code outside. On SQLite's one connection a query that does not belong to the run waits for
 * the run that waits for the query, until the pool gives up: so it is refused at once, on every dialect alike.
 */
export interface RunGuard {
  /** Calls `work` as the inside of a run. Throws `MisusedTransaction` inside another one. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Throws `MisusedTransaction` inside a run. */
  assertOutside(what: string): void;
}

/** Looks at nothing. */
export const noRunGuard: RunGuard = { assertOutside: () => undefined, run: (work) => work() };

export const createRunGuard = (): RunGuard => {
  const runs = new AsyncLocalStorage<{ isOpen: boolean }>();
  const assertOutside = (what: string): void => {
    if (runs.getStore()?.isOpen === true) throw new MisusedTransaction(`${what} inside a unit of work`);
  };
  return {
    assertOutside,
    async run(work) {
      assertOutside('a unit of work');
      const run = { isOpen: true };
      try {
        return await runs.run(run, work);
      } finally {
        run.isOpen = false;
      }
    },
  };
};
