import type { Clock } from '../../../application/ports/clock.js';
import type { JobScheduler, JobWorker, Period } from '../../../application/ports/job-scheduler.js';
import { parseCron } from './cron.js';
import { createConsumer, type Consumer } from './consumer.js';
import { createJobQueue, type Repeat } from './job-queue.js';

export interface InMemorySchedulingOptions {
  readonly clock: Clock;
  /** Milliseconds before the first retry; each further rest is twice as long. Default 1,000. */
  readonly firstRestMs?: number;
  /** 0..1, for the jitter of the rests. Default `Math.random`. */
  readonly random?: () => number;
}

export interface InMemoryScheduling extends AsyncDisposable {
  readonly scheduler: JobScheduler;
  /** May be started several times: the workers share the queue. */
  readonly worker: JobWorker;
  /**
   * Resolves when nothing runs and nothing is due at the clock's present. Jobs that rest before a retry
   * and periods to come do not count. Throws when jobs are due and no worker is there.
   */
  drain(): Promise<void>;
}

/** How often jobs that became due by the clock alone are looked for. */
const lookEveryMs = 10;

/** Keeps the port's promises within one process; what is queued dies with it. */
export const createInMemoryScheduling = (options: InMemorySchedulingOptions): InMemoryScheduling => {
  const { clock, firstRestMs = 1_000, random = Math.random } = options;
  if (!(firstRestMs >= 1)) throw new RangeError('firstRestMs is at least 1.');
  const queue = createJobQueue();
  const consumers = new Set<Consumer>();
  const drains = new Set<() => void>();
  let isLooking = false;

  const look = (): void => {
    isLooking = false;
    for (const entry of queue.due(clock.now())) for (const consumer of consumers) if (consumer.tryRun(entry)) break;
    if (queue.isIdle(clock.now())) for (const resolve of drains) resolve();
  };
  const lookSoon = (): void => {
    if (!isLooking) setImmediate(look);
    isLooking = true;
  };
  const ticks = clock.every(lookEveryMs, look);

  return {
    scheduler: {
      async enqueue(job) {
        queue.add(job, clock.now());
        lookSoon();
      },
      async schedule(name, period) {
        queue.repeat(name, repeatOf(period), clock.now());
      },
      pending: async () => queue.pending(clock.now()),
    },
    worker: {
      async start(handler, workerOptions) {
        const parts = { queue, clock, handler, options: workerOptions, firstRestMs, random, onFree: lookSoon };
        const consumer = createConsumer(parts);
        consumers.add(consumer);
        lookSoon();
        return {
          async [Symbol.asyncDispose]() {
            consumers.delete(consumer);
            await consumer.stop();
            lookSoon();
          },
        };
      },
    },
    async drain() {
      if (queue.isIdle(clock.now())) return;
      if (consumers.size === 0) throw new Error('Jobs are due and no worker was started.');
      const { promise, resolve } = withResolver();
      drains.add(resolve);
      lookSoon();
      await promise;
      drains.delete(resolve);
    },
    async [Symbol.asyncDispose]() {
      ticks[Symbol.dispose]();
      const stopping = [...consumers].map((consumer) => consumer.stop());
      consumers.clear();
      await Promise.all(stopping);
    },
  };
};

const repeatOf = (period: Period): Repeat => {
  if ('cron' in period) {
    const plan = parseCron(period.cron);
    return { period: period.cron, nextAfter: (ms) => plan.next(ms) };
  }
  const { everyMs } = period;
  if (!(Number.isInteger(everyMs) && everyMs >= 1)) throw new RangeError(`Not a period in milliseconds: ${everyMs}`);
  return { period: String(everyMs), nextAfter: (ms) => ms + everyMs };
};

const withResolver = (): { promise: Promise<void>; resolve: () => void } => {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
};
