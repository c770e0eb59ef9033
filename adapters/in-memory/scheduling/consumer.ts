import type { Clock } from '../../../application/ports/clock.js';
import type { JobHandler, JobName, JobWorkerOptions } from '../../../application/ports/job-scheduler.js';
import type { JobQueue, QueuedJob } from './job-queue.js';

export interface ConsumerParts {
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly handler: JobHandler;
  readonly options: JobWorkerOptions;
  readonly firstRestMs: number;
  readonly random: () => number;
  readonly onFree: () => void;
}

export interface Consumer {
  /** False when all slots for jobs of that name are taken. */
  tryRun(entry: QueuedJob): boolean;
  stop(): Promise<void>;
}

/** Named by the port. */
const maxRetries = 5;
const abortPatienceMs = 2_000;

export const createConsumer = (parts: ConsumerParts): Consumer => {
  const { queue, clock, handler, options, firstRestMs, random, onFree } = parts;
  checkOptions(options);
  const stopping = new AbortController();
  const running = new Map<QueuedJob, Promise<void>>();

  const run = async (entry: QueuedJob): Promise<void> => {
    const startedAt = clock.now();
    let hasFailed = false;
    try {
      await handler(structuredClone(entry.job), { signal: stopping.signal });
    } catch {
      hasFailed = true;
    }
    if (running.delete(entry)) settle(entry, hasFailed, startedAt);
    onFree();
  };

  const settle = (entry: QueuedJob, hasFailed: boolean, startedAt: number): void => {
    entry.isRunning = false;
    if (hasFailed && stopping.signal.aborted) return;
    entry.failures = hasFailed ? entry.failures + 1 : 0;
    if (hasFailed && entry.failures <= maxRetries) {
      // A jitter of a fifth never makes a rest shorter than the one before.
      const rest = firstRestMs * 2 ** (entry.failures - 1) * (0.8 + 0.4 * random());
      entry.dueAt = clock.now() + rest;
      return;
    }
    const next = entry.repeat?.nextAfter(startedAt);
    if (next === undefined) queue.remove(entry);
    else entry.dueAt = next;
  };

  const settled = async (ms: number): Promise<boolean> => {
    let timer: NodeJS.Timeout | undefined;
    const timeUp = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
    await Promise.race([Promise.allSettled(running.values()), timeUp]);
    clearTimeout(timer);
    return running.size === 0;
  };

  return {
    tryRun(entry) {
      const { name } = entry.job;
      const taken = [...running.keys()].filter(({ job }) => job.name === name).length;
      if (taken >= slotsOf(name, options)) return false;
      // The handler's first synchronous part runs after the entry is on the books.
      running.set(
        entry,
        Promise.resolve().then(() => run(entry)),
      );
      entry.isRunning = true;
      return true;
    },

    async stop() {
      if (await settled(options.graceMs)) return;
      stopping.abort(new Error('The worker stops.'));
      if (await settled(abortPatienceMs)) return;
      for (const entry of running.keys()) entry.isRunning = false;
      running.clear();
    },
  };
};

const slotsOf = (name: JobName, { concurrency }: JobWorkerOptions): number => concurrency[name] ?? 1;

const checkOptions = ({ concurrency, graceMs }: JobWorkerOptions): void => {
  for (const [name, count] of Object.entries(concurrency))
    if (!(Number.isInteger(count) && count >= 1))
      throw new RangeError(`Concurrency of ${name} is at least 1: ${count}`);
  if (!(graceMs >= 0)) throw new RangeError(`graceMs is not negative: ${graceMs}`);
};
