import type { Agenda } from 'agenda';
import type { Logger } from '../../application/ports/logger.js';
import { JobInterrupted } from './retry-policy.js';
import type { RunningJobs } from './running-jobs.js';

/** Keeps the books of what runs, and says what Agenda would otherwise swallow. */
export const watchAgenda = (agenda: Agenda, running: RunningJobs, logger: Logger): void => {
  /** One-time jobs that Agenda removes after it reported them complete. */
  const toBeRemoved = new Set<string>();

  agenda.on('success', ({ attrs }) => {
    if ('nextRunAt' in attrs && attrs.nextRunAt === null) toBeRemoved.add(String(attrs._id));
  });
  agenda.on('complete', ({ attrs }) => {
    const id = String(attrs._id);
    running.stored(id);
    if (!toBeRemoved.delete(id)) running.end(id);
  });
  agenda.on('fail', (error, { attrs }) => {
    const level = error instanceof JobInterrupted ? 'info' : 'warn';
    logger[level]('job failed', { job: attrs.name, id: attrs._id, failures: attrs.failCount, error });
  });
  agenda.on('retry exhausted', (error, { attrs }) => {
    logger.error('job failed for good', { job: attrs.name, id: attrs._id, failures: attrs.failCount, error });
  });
  agenda.on('error', (error: Error) => {
    // Agenda's own look at a job that is done and whose end is still being stored: nothing went wrong.
    if (error.message.includes('no lockedAt date found')) return;
    logger.error('job queue error', { error });
  });
};
