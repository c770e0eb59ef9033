import { messageId } from '../../domain/shared/ids.js';
import { plusMs } from '../../domain/shared/instant.js';
import type { Job } from '../../application/ports/job-scheduler.js';
import type { OutboxMessage, OutboxRelayStore } from '../../application/ports/outbox.js';
import type { Database } from './connection/database.js';
import { retryBusy } from './connection/retry-busy.js';
import type { OutboxRow } from './repositories/outbox.js';
import { fromJson, reading } from './rows/columns.js';

const fromOutboxRow = reading('message', (row: OutboxRow): OutboxMessage => ({
  id: messageId(row.id),
  job: fromJson<Job>(row.job),
  deliveries: row.deliveries,
}));

/** Error texts are for a person who looks into the table. */
const errorLimit = 2_000;

export const createOutboxRelayStore = (db: Database): OutboxRelayStore => {
  const outbox = () => db.from<OutboxRow>('outbox');
  return {
    /** One statement, so that two claimers on one file cannot read the same rows; PostgreSQL skips what another locks. */
    async claim(limit, now, leaseMs) {
      const rows = await retryBusy(() => {
        const free = outbox()
          .select('position')
          .where('due_at', '<=', now)
          .where('leased_until', '<=', now)
          .orderBy('position')
          .limit(limit);
        if (db.dialect === 'pg') void free.forUpdate().skipLocked();
        return db
          .from<Record<string, unknown>>('outbox')
          .whereIn('position', free)
          .update({ leased_until: plusMs(now, leaseMs), deliveries: db.fragment('deliveries + 1') })
          .returning('*') as unknown as Promise<OutboxRow[]>;
      });
      return rows.sort((a, b) => Number(a.position) - Number(b.position)).map(fromOutboxRow);
    },
    async delivered(ids) {
      await retryBusy(() =>
        outbox()
          .whereIn('id', [...ids])
          .delete(),
      );
    },
    async failed(id, error, retryAt) {
      await retryBusy(() =>
        outbox()
          .where({ id })
          .update({ due_at: retryAt, leased_until: 0, last_error: error.slice(0, errorLimit) }),
      );
    },
    async backlog(now) {
      const [row] = await db.raw<{ total: number | string }>('select count(*) as total from outbox where due_at <= ?', [
        now,
      ]);
      return Number(row?.total ?? 0);
    },
  };
};
