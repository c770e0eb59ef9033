import { plusMs } from '../../../domain/shared/instant.js';
import { accept } from '../../../domain/shared/result.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import { deliveryJob } from './announce-event.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

/** No attempt, and no lease, takes that long: the job was lost, as when the store was away for all of its retries. */
const lostAfterMs = 10 * 60_000;
const batch = 100;

/** Gives a new job to deliveries whose own one is gone; a job that comes late after all finds its attempt made. */
export class RequeueLostDeliveries {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(): Promise<number> {
    const { unitOfWork, clock, ids } = this.#deps;
    const result = await unitOfWork.run(async (tx) => {
      const now = clock.now();
      let requeued = 0;
      for (const delivery of await tx.webhookDeliveries.overdue(plusMs(now, -lostAfterMs), batch)) {
        const due = { ...delivery, dueAt: now };
        if (!(await tx.webhookDeliveries.update(due)).ok) continue;
        await tx.outbox.append([deliveryJob(due, ids)]);
        requeued++;
      }
      return accept(requeued);
    });
    return result.value;
  }
}
