import type { Logger } from '../../application/ports/logger.js';
import type { AgendaJobStore } from './agenda-job-store.js';
import type { RunningJobs } from './running-jobs.js';

export interface LockRenewalOptions {
  readonly store: AgendaJobStore;
  readonly worker: string;
  readonly running: RunningJobs;
  readonly lockLifetimeMs: number;
  readonly logger: Logger;
}

/**
 * Renews the locks of running jobs three times a lifetime. A job whose lock another worker took is told to stop:
 * Agenda itself would let both go on.
 */
export const keepLocks = ({ store, worker, running, lockLifetimeMs, logger }: LockRenewalOptions): Disposable => {
  let isRenewing = false;

  const renew = async (): Promise<void> => {
    const held = running.idsHeld();
    if (isRenewing || held.length === 0) return;
    isRenewing = true;
    try {
      const renewed = new Set(await store.renewLocks(worker, held));
      const stillHeld = new Set(running.idsHeld());
      const lost = held.filter((id) => !renewed.has(id) && stillHeld.has(id));
      if (lost.length === 0) return;
      logger.warn('another worker took over running jobs', { jobs: lost });
      running.abort(new Error('Another worker has the lock of this job.'), lost);
    } catch (error) {
      logger.warn('locks could not be renewed', { error });
    } finally {
      isRenewing = false;
    }
  };

  const timer = setInterval(() => void renew(), lockLifetimeMs / 3);
  return { [Symbol.dispose]: () => clearInterval(timer) };
};
