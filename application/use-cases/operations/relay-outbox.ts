import type { MessageId } from '../../../domain/shared/ids.js';
import { plusMs } from '../../../domain/shared/instant.js';
import type { Clock } from '../../ports/clock.js';
import type { Job, JobScheduler } from '../../ports/job-scheduler.js';
import type { Logger } from '../../ports/logger.js';
import type { OutboxRelayStore } from '../../ports/outbox.js';

interface Dependencies {
  readonly outbox: OutboxRelayStore;
  readonly scheduler: JobScheduler;
  readonly clock: Clock;
  readonly logger: Logger;
}

const batch = 100;
const leaseMs = 10_000;

/** Hands committed messages to the scheduler, at least once each; a message that can't be handed over rests longer each time. */
export class RelayOutbox {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** One pass over what is due; returns how many were handed over. */
  async execute(): Promise<number> {
    const { outbox, scheduler, clock, logger } = this.#deps;
    const messages = await outbox.claim(batch, clock.now(), leaseMs);
    let handedOver = 0;
    for (const { id, job, deliveries } of messages) {
      try {
        await scheduler.enqueue(named(job, id));
        await outbox.delivered([id]);
        handedOver++;
      } catch (error) {
        const restMs = Math.min(60_000, 500 * 2 ** Math.min(10, deliveries));
        logger.error('a job could not be handed to the scheduler', { job: job.name, message_id: id, error });
        await outbox.failed(id, String(error), plusMs(clock.now(), restMs));
      }
    }
    return handedOver;
  }
}

/** Handing over happens at least once: a letter that goes out twice carries one id. */
const named = (job: Job, id: MessageId): Job =>
  job.name === 'notify' && job.letter === undefined ? { ...job, letter: { id, attempt: 0 } } : job;
