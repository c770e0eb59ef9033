import type { Clock, JobHandler, JobScheduler, JobWorker, Logger, RelayOutbox } from '../../application/index.js';

export interface WorkerParts {
  readonly scheduler: JobScheduler;
  readonly worker: JobWorker;
  readonly handler: JobHandler;
  readonly relay: RelayOutbox;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface WorkerSettings {
  /** Stages that run at once in this process. */
  readonly stages: number;
  /** What a stop waits for before running stages are aborted and handed back. */
  readonly graceMs: number;
}

/** Committed jobs reach the queue within this time. */
const relayEveryMs = 100;

/** Takes jobs, relays the outbox and keeps the periodic work going, until disposed. */
export const startWorker = async (parts: WorkerParts, settings: WorkerSettings): Promise<AsyncDisposable> => {
  const { scheduler, worker, handler, relay, clock, logger } = parts;
  await scheduler.schedule('requeue-stuck-stages', { everyMs: 1_000 });
  await scheduler.schedule('return-expired-leases', { everyMs: 60_000 });
  await scheduler.schedule('purge-expired', { cron: '0 2 * * *' });
  const running = await worker.start(handler, {
    concurrency: { 'run-stage': settings.stages, notify: 2 },
    graceMs: settings.graceMs,
  });
  const relaying = clock.every(relayEveryMs, async () => {
    await relay.execute();
  });
  logger.info('worker started', { status: 'ready', stages: settings.stages });
  return {
    async [Symbol.asyncDispose]() {
      relaying[Symbol.dispose]();
      await running[Symbol.asyncDispose]();
      logger.info('worker stopped', { status: 'stopped' });
    },
  };
};
