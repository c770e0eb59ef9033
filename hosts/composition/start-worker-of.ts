import { startWorker, type WorkerSettings } from '../worker/start-worker.js';
import type { Composition } from './compose.js';
import { T } from './tokens.js';

/** A worker from the parts of a composition. */
export const startWorkerOf = (
  { container }: Pick<Composition, 'container'>,
  settings: WorkerSettings,
): Promise<AsyncDisposable> =>
  startWorker(
    {
      ...container.get(T.scheduling),
      handler: container.get(T.jobHandler),
      relay: container.get(T.relayOutbox),
      clock: container.get(T.clock),
      logger: container.get(T.logger),
    },
    settings,
  );
