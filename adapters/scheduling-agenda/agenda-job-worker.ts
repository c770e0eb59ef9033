import { randomUUID } from 'node:crypto';
import {
  jobNames,
  SchedulingFault,
  type JobWorker,
  type JobWorkerOptions,
} from '../../application/ports/job-scheduler.js';
import type { Logger } from '../../application/ports/logger.js';
import type { AgendaJobStore } from './agenda-job-store.js';
import { createAgendaOnStore } from './agenda-on-store.js';
import { concurrencyOf, defineJobs } from './define-jobs.js';
import { keepLocks } from './lock-renewal.js';
import { JobInterrupted } from './retry-policy.js';
import { createRunningJobs } from './running-jobs.js';
import type { WakeUpChannel } from './wake-up-channel.js';
import { watchAgenda } from './watch-agenda.js';
import { within } from './within.js';
import { createWorkerRepository } from './worker-repository.js';

export interface AgendaWorkerParts {
  readonly store: AgendaJobStore;
  readonly channel: WakeUpChannel;
  readonly open: () => Promise<void>;
  readonly processName: string;
  readonly lockLifetimeMs: number;
  readonly processEveryMs: number;
  readonly firstRestMs: number;
  readonly logger: Logger;
}

/** How long handlers that were aborted may take to stop before the worker leaves without them. */
const abortPatienceMs = 2_000;
/** How long each of the last words to the store may take before the worker leaves without it: locks run out by themselves. */
const storeLimitMs = 3_000;
/** Jobs that failed for good stay that long for somebody to look at. */
const keepFinishedMs = 7 * 24 * 3_600_000;

export const createAgendaJobWorker = (parts: AgendaWorkerParts): JobWorker => {
  let isStarted = false;
  return {
    async start(handler, options) {
      checkOptions(options);
      if (isStarted) throw new Error('This worker is started already.');
      isStarted = true;
      const release = (): void => void (isStarted = false);
      try {
        return await startWorker(parts, handler, options, release);
      } catch (error) {
        release();
        throw new SchedulingFault('The worker could not start.', { cause: error });
      }
    },
  };
};

const startWorker = async (
  parts: AgendaWorkerParts,
  handler: Parameters<JobWorker['start']>[0],
  options: JobWorkerOptions,
  onStopped: () => void,
): Promise<AsyncDisposable> => {
  const { store, channel, lockLifetimeMs, processEveryMs, firstRestMs } = parts;
  // Locks are held under this name, so no two workers may share it, not even one after another.
  const name = `${parts.processName}/${randomUUID()}`;
  const logger = parts.logger.with({ worker: name });
  // Agenda frees the slot just after the job has ended.
  const running = createRunningJobs((jobName) => setImmediate(() => channel.kick(jobName)));
  const locks = createWorkerRepository(store.repository, name, running, (error) =>
    logger.warn('a state could not be stored; the lock runs out by itself', { error }),
  );
  const maxConcurrency = jobNames.reduce((sum, jobName) => sum + concurrencyOf(jobName, options), 0);
  const agenda = createAgendaOnStore({
    name,
    repository: locks.repository,
    channel,
    processEveryMs,
    lockLifetimeMs,
    maxConcurrency,
  });
  defineJobs(agenda, { handler, options, running, firstRestMs });
  watchAgenda(agenda, running, logger);
  await parts.open();
  await store.removeFinished(keepFinishedMs);
  await agenda.start();
  const renewal = keepLocks({ store, worker: name, running, lockLifetimeMs, logger });

  const giveBack = async (): Promise<void> => {
    try {
      await within(storeLimitMs, store.releaseLocks(name, running.ids()));
    } catch (error) {
      logger.warn('locks could not be given back; they run out by themselves', { error });
    }
  };

  const stop = async (): Promise<void> => {
    await within(storeLimitMs, locks.stopLocking());
    try {
      await within(storeLimitMs, agenda.stop());
    } catch (error) {
      logger.warn('the job queue did not stop cleanly', { error });
    }
    await giveBack();
    if (!(await running.settle(options.graceMs))) {
      running.abort(new JobInterrupted('The worker stops.'));
      if (!(await running.settle(abortPatienceMs)))
        logger.warn('handlers go on although their worker stops', { jobs: running.ids() });
    }
    renewal[Symbol.dispose]();
    await giveBack();
    onStopped();
  };
  let stopped: Promise<void> | undefined;
  return { [Symbol.asyncDispose]: () => (stopped ??= stop()) };
};

const checkOptions = ({ concurrency, graceMs }: JobWorkerOptions): void => {
  for (const [name, count] of Object.entries(concurrency))
    if (!(Number.isInteger(count) && count >= 1))
      throw new RangeError(`Concurrency of ${name} is at least 1: ${count}`);
  if (!(graceMs >= 0)) throw new RangeError(`graceMs is not negative: ${graceMs}`);
};
