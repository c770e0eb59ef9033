import { AsyncLocalStorage } from 'node:async_hooks';
import { createDraft, type Draft } from './draft.js';
import { emptyState, type State } from './state.js';

/** A bug in the calling code: a run inside a run, or a transaction that is used after its run. */
export class MisusedTransaction extends Error {
  override readonly name = 'MisusedTransaction';
}

export interface MemoryStore {
  /** What the last finished change left. */
  committed(): State;
  /** One change at a time; what `work` did to the draft counts only when it says so. */
  change<T>(work: (draft: Draft) => Promise<{ readonly value: T; readonly isKept: boolean }>): Promise<T>;
  /** The relational adapter refuses to leave the transaction inside a run, and so does this one. */
  assertOutside(what: string): void;
}

export const createMemoryStore = (): MemoryStore => {
  const runs = new AsyncLocalStorage<{ isOpen: boolean }>();
  let state = emptyState();
  let last: Promise<unknown> = Promise.resolve();
  const assertOutside = (what: string): void => {
    if (runs.getStore()?.isOpen === true) throw new MisusedTransaction(`${what} inside a unit of work`);
  };
  return {
    assertOutside,
    committed: () => state,
    async change(work) {
      assertOutside('a unit of work');
      const turn = last.then(async () => {
        const draft = createDraft(state);
        const run = { isOpen: true };
        try {
          const { value, isKept } = await runs.run(run, () => work(draft));
          if (isKept) state = draft.finished();
          return value;
        } finally {
          run.isOpen = false;
        }
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
};
