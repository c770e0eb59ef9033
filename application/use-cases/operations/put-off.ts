import { messageId } from '../../../domain/shared/ids.js';
import { plusMs } from '../../../domain/shared/instant.js';
import { accept } from '../../../domain/shared/result.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Job } from '../../ports/job-scheduler.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

/** With the rests between them about a day: a service that is repaired within it gets all of its work. */
export const patientAttempts = 30;

/** Before the attempt after `attempt` others, at least 1: from half a minute, doubling up to `longestMs`. */
export const growingRestMs = (attempt: number, longestMs = 3_600_000): number =>
  Math.min(longestMs, 30_000 * 2 ** (attempt - 1));

/** The queue's own tries end after half a minute; what has to outlast an outage comes back through the outbox. */
export const putOff = async (
  { unitOfWork, clock, ids }: Dependencies,
  jobs: readonly Job[],
  restMs: number,
): Promise<void> => {
  const notBefore = plusMs(clock.now(), restMs);
  await unitOfWork.run(async (tx) => {
    await tx.outbox.append(jobs.map((job) => ({ id: messageId(ids.next()), job, notBefore })));
    return accept(undefined);
  });
};
