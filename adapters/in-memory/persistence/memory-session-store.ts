import { plusMs } from '../../../domain/shared/instant.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { SessionStore } from '../../../application/ports/session-store.js';
import type { Draft } from './draft.js';
import type { MemoryStore } from './memory-store.js';

export const createMemorySessionStore = (store: MemoryStore, clock: Pick<Clock, 'now'>): SessionStore => {
  const change = <T>(work: (draft: Draft) => T): Promise<T> =>
    store.change(async (draft) => ({ value: work(draft), isKept: true }));
  return {
    async get(id) {
      store.assertOutside('a session');
      const session = store.committed().sessions.get(id);
      return session !== undefined && session.expiresAt > clock.now() ? session.data : undefined;
    },
    set: (id, data, ttlMs) =>
      change((draft) => {
        // Through JSON, as every store that outlives the process keeps it.
        const kept = JSON.parse(JSON.stringify(data)) as Readonly<Record<string, unknown>>;
        draft.put('sessions', id, { data: kept, expiresAt: plusMs(clock.now(), ttlMs) });
      }),
    destroy: (id) =>
      change((draft) => {
        draft.removeWhere('sessions', (_session, key) => key === id);
      }),
    purgeExpired: () => change((draft) => draft.removeWhere('sessions', (session) => session.expiresAt <= clock.now())),
  };
};
