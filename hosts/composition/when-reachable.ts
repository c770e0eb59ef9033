import { setTimeout as sleep } from 'node:timers/promises';
import { PersistenceFault, SchedulingFault, type Logger } from '../../application/index.js';

const patienceMs = 60_000;
const longestRestMs = 5_000;

/**
 * What `work` gives, tried again for a minute while a server that it needs does not answer: the parts of an installation start
 * in any order. Any other failure, and the last one, comes out.
 */
export const whenReachable = async <T>(logger: Logger, work: () => Promise<T>): Promise<T> => {
  const deadline = performance.now() + patienceMs;
  for (let restMs = 500; ; restMs = Math.min(restMs * 2, longestRestMs))
    try {
      return await work();
    } catch (error) {
      const isServers = error instanceof PersistenceFault || error instanceof SchedulingFault;
      // Without a cause it is a finding of ours, such as a database of a newer release: it stays.
      const mayPass = isServers && error.cause !== undefined;
      if (!mayPass || performance.now() + restMs > deadline) throw error;
      logger.warn('a server that is needed does not answer; trying again', { rest_ms: restMs, error });
      await sleep(restMs);
    }
};
