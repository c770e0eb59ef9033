import { hostname } from 'node:os';
import { ReportWorker } from '../../application/index.js';
import { startWorker, type WorkerSettings } from '../worker/start-worker.js';
import type { Composition } from './compose.js';
import { ownVersion } from './own-version.js';
import { T } from './tokens.js';

/** A worker from the parts of a composition. */
export const startWorkerOf = async (
  { container }: Pick<Composition, 'container'>,
  settings: WorkerSettings,
): Promise<AsyncDisposable> => {
  const clock = container.get(T.clock);
  const logger = container.get(T.logger);
  const self = {
    id: container.get(T.workerId),
    host: hostname(),
    processId: process.pid,
    version: await ownVersion(),
    stagesAtOnce: settings.stages,
  };
  return startWorker(
    {
      ...container.get(T.scheduling),
      handler: container.get(T.jobHandler),
      relay: container.get(T.relayOutbox),
      presence: new ReportWorker({ registry: container.get(T.workers), self, clock, logger }),
      clock,
      logger,
    },
    settings,
  );
};
