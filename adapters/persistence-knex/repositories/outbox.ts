import type { Outbox } from '../../../application/ports/outbox.js';
import type { Database } from '../connection/database.js';
import { toJson, type JsonColumn } from '../rows/columns.js';

/** The table holds undelivered messages only; `position` is the order in which they were written. */
export interface OutboxRow {
  readonly position: number | string;
  readonly id: string;
  readonly job: JsonColumn;
  readonly due_at: number | string;
  readonly leased_until: number | string;
  readonly deliveries: number;
  readonly last_error: string | null;
}

const batchSize = 500;

export const createOutbox = (db: Database): Outbox => ({
  async append(jobs) {
    for (let start = 0; start < jobs.length; start += batchSize)
      await db.from<Record<string, unknown>>('outbox').insert(
        jobs.slice(start, start + batchSize).map(({ id, job, notBefore }) => ({
          id,
          job: toJson(job),
          due_at: notBefore ?? 0,
          leased_until: 0,
          deliveries: 0,
          last_error: null,
        })),
      );
  },
});
