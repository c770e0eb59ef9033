import type { Transaction, UnitOfWork } from '../../../application/ports/unit-of-work.js';
import { MisusedTransaction, type MemoryStore } from './memory-store.js';
import { createRepositories } from './repositories/create-repositories.js';

/** A run works on a draft that becomes the state when it is accepted; runs come one after another. */
export const createMemoryUnitOfWork = (store: MemoryStore): UnitOfWork => ({
  run: (work) =>
    store.change(async (draft) => {
      let isOpen = true;
      const tx = guarded(createRepositories(draft), () => {
        if (!isOpen) throw new MisusedTransaction('a transaction is used after its unit of work has settled');
      });
      try {
        const outcome = await work(tx);
        return { value: outcome, isKept: outcome.ok };
      } finally {
        isOpen = false;
      }
    }),
});

type AsyncMethods = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;

/** Calls wait a turn of the event loop, as those of a real database do, so that code which forgets to await is found out. */
const guarded = (tx: Transaction, before: () => void): Transaction =>
  Object.fromEntries(
    Object.entries(tx).map(([name, repository]) => [
      name,
      Object.fromEntries(
        Object.entries(repository as AsyncMethods).map(([method, call]) => [
          method,
          async (...args: never[]) => {
            before();
            await Promise.resolve();
            return call(...args);
          },
        ]),
      ),
    ]),
  ) as unknown as Transaction;
