import type { Outbox } from '../../../../application/ports/outbox.js';
import type { Draft } from '../draft.js';
import { insert } from './rows.js';

export const createOutbox = (draft: Draft): Outbox => ({
  async append(jobs) {
    for (const { id, job, notBefore } of jobs)
      insert(draft, 'outbox', { id, job, dueAt: notBefore ?? 0, leasedUntil: 0, deliveries: 0 });
  },
});
