import type { WorkerRegistry } from '../../../application/ports/worker-registry.js';
import { checkLimit } from './check-limit.js';
import type { Draft } from './draft.js';
import type { MemoryStore } from './memory-store.js';
import { by, reversed } from './repositories/order.js';
import type { State } from './state.js';

export const createMemoryWorkerRegistry = (store: MemoryStore, read: () => State): WorkerRegistry => {
  const change = <T>(work: (draft: Draft) => T): Promise<T> =>
    store.change(async (draft) => ({ value: work(draft), isKept: true }));
  return {
    async report(worker) {
      await change((draft) => draft.put('workers', worker.id, worker));
    },
    async leave(gone) {
      await change((draft) => draft.removeWhere('workers', ({ id }) => id === gone));
    },
    async list(since, limit) {
      checkLimit(limit);
      return [...read().workers.values()]
        .filter(({ lastSeenAt }) => lastSeenAt >= since)
        .sort(reversed(by(({ lastSeenAt }) => lastSeenAt)))
        .slice(0, limit);
    },
    async forget(before, limit) {
      checkLimit(limit);
      return change((draft) => {
        const due = draft
          .rows('workers')
          .filter(({ lastSeenAt }) => lastSeenAt < before)
          .sort(by(({ lastSeenAt }) => lastSeenAt))
          .slice(0, limit);
        return draft.removeWhere('workers', (worker) => due.includes(worker));
      });
    },
  };
};
