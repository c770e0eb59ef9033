import { plusMs } from '../../../domain/shared/instant.js';
import type { OutboxRelayStore } from '../../../application/ports/outbox.js';
import type { MemoryStore } from './memory-store.js';
import type { Draft } from './draft.js';

export const createMemoryOutboxRelayStore = (store: MemoryStore): OutboxRelayStore => {
  const change = <T>(work: (draft: Draft) => T): Promise<T> =>
    store.change(async (draft) => ({ value: work(draft), isKept: true }));
  return {
    claim: (limit, now, leaseMs) =>
      change((draft) =>
        draft
          .rows('outbox')
          .filter((message) => message.dueAt <= now && message.leasedUntil <= now)
          .slice(0, limit)
          .map((message) => {
            const claimed = { ...message, leasedUntil: plusMs(now, leaseMs), deliveries: message.deliveries + 1 };
            draft.put('outbox', message.id, claimed);
            return { id: claimed.id, job: claimed.job, deliveries: claimed.deliveries };
          }),
      ),
    delivered: (ids) =>
      change((draft) => {
        draft.removeWhere('outbox', (message) => ids.includes(message.id));
      }),
    failed: (id, _error, retryAt) =>
      change((draft) => {
        const message = draft.get('outbox', id);
        if (message !== undefined) draft.put('outbox', id, { ...message, dueAt: retryAt, leasedUntil: 0 });
      }),
    backlog: (now) => change((draft) => draft.rows('outbox').filter((message) => message.dueAt <= now).length),
  };
};
