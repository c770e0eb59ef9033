import type { WorkerRegistry } from '../../application/ports/worker-registry.js';
import { checkLimit } from './check-limit.js';
import type { Database } from './connection/database.js';
import { retryBusy } from './connection/retry-busy.js';
import { fromWorkerRow, toWorkerRow, type WorkerRow } from './rows/worker-row.js';

export const createWorkerRegistry = (db: Database): WorkerRegistry => {
  const workers = () => db.from<WorkerRow>('workers');
  return {
    async report(worker) {
      const row = { ...toWorkerRow(worker) };
      await retryBusy(() => db.from<Record<string, unknown>>('workers').insert(row).onConflict(['id']).merge());
    },
    async leave(id) {
      await retryBusy(() => workers().where({ id }).delete());
    },
    async list(since, limit) {
      checkLimit(limit);
      const rows = await workers().where('last_seen_at', '>=', since).orderBy('last_seen_at', 'desc').limit(limit);
      return rows.map(fromWorkerRow);
    },
    async forget(before, limit) {
      checkLimit(limit);
      const due = workers().where('last_seen_at', '<', before).orderBy('last_seen_at').limit(limit).select('id');
      // Once more outside: one that comes back meanwhile stays.
      return retryBusy(() => workers().whereIn('id', due).where('last_seen_at', '<', before).delete());
    },
  };
};
