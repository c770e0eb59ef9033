import { plusMs } from '../../domain/shared/instant.js';
import type { Clock } from '../../application/ports/clock.js';
import type { SessionStore } from '../../application/ports/session-store.js';
import { PersistenceFault } from '../../application/ports/unit-of-work.js';
import type { Database } from './connection/database.js';
import { retryBusy } from './connection/retry-busy.js';
import type { BigIntColumn, JsonColumn } from './rows/columns.js';

interface SessionRow {
  readonly id: string;
  readonly data: JsonColumn;
  readonly expires_at: BigIntColumn;
}

/** Session data is somebody else's JSON: `null` stays `null`. The id is a secret, and no part of the fault. */
const dataOf = (row: SessionRow): Readonly<Record<string, unknown>> => {
  if (typeof row.data !== 'string') return row.data as Readonly<Record<string, unknown>>;
  try {
    return JSON.parse(row.data) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new PersistenceFault('a stored session cannot be read', { cause: error });
  }
};

export const createSessionStore = (db: Database, clock: Pick<Clock, 'now'>): SessionStore => {
  const sessions = () => db.from<SessionRow>('sessions');
  return {
    async get(id) {
      const row = await sessions().where({ id }).where('expires_at', '>', clock.now()).first();
      return row && dataOf(row);
    },
    async set(id, data, ttlMs) {
      const row = { id, data: JSON.stringify(data), expires_at: plusMs(clock.now(), ttlMs) };
      await retryBusy(() => db.from<Record<string, unknown>>('sessions').insert(row).onConflict(['id']).merge());
    },
    async destroy(id) {
      await retryBusy(() => sessions().where({ id }).delete());
    },
    purgeExpired: () => retryBusy(() => sessions().where('expires_at', '<=', clock.now()).delete()),
  };
};
