import { randomUUID } from 'node:crypto';
import type { JobScheduler, JobWorker } from '../../application/ports/job-scheduler.js';
import type { Logger } from '../../application/ports/logger.js';
import { createAgendaJobScheduler } from './agenda-job-scheduler.js';
import { createAgendaJobWorker } from './agenda-job-worker.js';
import { createAgendaOnStore } from './agenda-on-store.js';
import { createAgendaJobStore } from './agenda-job-store.js';
import { asAgendaRepository } from './agenda-repository.js';
import { openJobTable, type AgendaBackendOptions } from './backend.js';
import { createStoreClock, localClock } from './store-clock.js';
import { WakeUpChannel } from './wake-up-channel.js';
import { within } from './within.js';

export interface AgendaSchedulingOptions {
  readonly backend: AgendaBackendOptions;
  /** Shown in logs and in the table as the holder of locks. */
  readonly processName: string;
  /** Milliseconds until the job of a dead worker is handed to another; default 5,000. Renewed while a handler runs. */
  readonly lockLifetimeMs?: number;
  /** Milliseconds between two looks for jobs that other processes stored; default 500. Own jobs start at once. */
  readonly processEveryMs?: number;
  /** Milliseconds before the first retry of a job that failed; each further rest is twice as long. Default 1,000. */
  readonly firstRestMs?: number;
  readonly logger: Logger;
}

export interface AgendaScheduling extends AsyncDisposable {
  readonly scheduler: JobScheduler;
  /** One start at a time. */
  readonly worker: JobWorker;
}

/** A server that does not answer may not even be taken leave of. */
const closeLimitMs = 3_000;

export const createAgendaScheduling = (options: AgendaSchedulingOptions): AgendaScheduling => {
  const { processName, lockLifetimeMs = 5_000, processEveryMs = 500, firstRestMs = 1_000, logger } = options;
  if (processName === '') throw new RangeError('processName is not empty.');
  if (!(processEveryMs >= 10 && firstRestMs >= 1)) throw new RangeError('processEveryMs >= 10, firstRestMs >= 1.');
  // A job may be locked one poll before it is due; its lock must outlive that wait with room to spare.
  if (!(lockLifetimeMs >= 3 * processEveryMs)) throw new RangeError('lockLifetimeMs is at least 3 processEveryMs.');

  const table = openJobTable(options.backend);
  const clock = table.askTime ? createStoreClock(table.askTime) : localClock;
  const store = createAgendaJobStore(table, clock);
  const channel = new WakeUpChannel(table.openChannel, (error) => logger.warn('wake-up channel error', { error }));
  let opening: Promise<void> | undefined;
  const open = (): Promise<void> =>
    (opening ??= (async () => {
      await table.connect();
      await clock.sync();
      await channel.connect();
    })().catch((error: unknown) => {
      opening = undefined;
      throw error;
    }));

  const name = `${processName}/${randomUUID()}`;
  const agenda = createAgendaOnStore({
    name,
    repository: asAgendaRepository(store.repository, name),
    channel,
    processEveryMs,
    lockLifetimeMs,
    maxConcurrency: 1,
  });
  /** Workers that run or are about to; a stopped one may be stopped again. */
  const starts = new Set<Promise<AsyncDisposable>>();
  const worker = createAgendaJobWorker({
    store,
    channel,
    open,
    processName,
    lockLifetimeMs,
    processEveryMs,
    firstRestMs,
    logger,
  });

  const close = async (): Promise<void> => {
    // A worker may still be starting.
    for (const started of await Promise.allSettled(starts))
      if (started.status === 'fulfilled') await started.value[Symbol.asyncDispose]();
    await channel.close();
    await within(closeLimitMs, Promise.resolve(table[Symbol.asyncDispose]()));
  };
  let closing: Promise<void> | undefined;

  return {
    scheduler: createAgendaJobScheduler(agenda, store, open),
    worker: {
      start(handler, workerOptions) {
        const starting = worker.start(handler, workerOptions);
        starts.add(starting);
        starting.catch(() => starts.delete(starting));
        return starting;
      },
    },
    [Symbol.asyncDispose]: () => (closing ??= close()),
  };
};
