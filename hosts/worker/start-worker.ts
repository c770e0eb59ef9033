import type {
  Clock,
  JobHandler,
  JobScheduler,
  JobWorker,
  Logger,
  RelayOutbox,
  ReportWorker,
} from '../../application/index.js';
import { workerBeatMs } from '../../domain/pipeline/worker.js';
import { repeatedly } from './repeatedly.js';

export interface WorkerParts {
  readonly scheduler: JobScheduler;
  readonly worker: JobWorker;
  readonly handler: JobHandler;
  readonly relay: RelayOutbox;
  readonly presence: ReportWorker;
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

/** A stage whose lease ended is given to another worker within this time; the queue's own periods are no finer than a second. */
const requeueEveryMs = 500;

/** They mostly wait for the receivers; no host takes more than a few of these places (`WebhookSender.send`). */
const webhooksAtOnce = 16;

/** Takes jobs, relays the outbox and keeps the periodic work going, until disposed. */
export const startWorker = async (parts: WorkerParts, settings: WorkerSettings): Promise<AsyncDisposable> => {
  const { scheduler, worker, handler, relay, presence, clock, logger } = parts;
  await scheduler.schedule('return-expired-leases', { everyMs: 60_000 });
  await scheduler.schedule('requeue-lost-deliveries', { everyMs: 60_000 });
  await scheduler.schedule('count-quality', { everyMs: 60_000 });
  await scheduler.schedule('refresh-cdn', { cron: '0 * * * *' });
  await scheduler.schedule('purge-expired', { cron: '0 2 * * *' });
  const running = await worker.start(handler, {
    concurrency: { 'run-stage': settings.stages, notify: 2, 'deliver-webhook': webhooksAtOnce },
    graceMs: settings.graceMs,
  });
  const stopped = new AbortController();
  const relaying = repeatedly(clock, relayEveryMs, () => relay.execute());
  const requeueing = repeatedly(clock, requeueEveryMs, () =>
    handler({ name: 'requeue-stuck-stages' }, { signal: stopped.signal }),
  );
  const beating = repeatedly(clock, workerBeatMs, () =>
    presence.execute(stopped.signal.aborted ? 'draining' : 'working'),
  );
  await presence.execute('working');
  logger.info('worker started', { status: 'ready', stages: settings.stages });
  return {
    async [Symbol.asyncDispose]() {
      stopped.abort(new Error('The worker stops.'));
      // Said besides the stop, and on while it lasts: it may take as long as a stage.
      void presence.execute('draining');
      try {
        await Promise.all([relaying[Symbol.asyncDispose](), requeueing[Symbol.asyncDispose]()]);
        await running[Symbol.asyncDispose]();
      } finally {
        await beating[Symbol.asyncDispose]();
        await presence.leave();
      }
      logger.info('worker stopped', { status: 'stopped' });
    },
  };
};
