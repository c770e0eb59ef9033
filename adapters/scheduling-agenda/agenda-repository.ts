import type { JobRepository } from 'agenda';
import type { UsedRepository } from './agenda-job-store.js';

/** Agenda's interface around the part of it that is used; `worker` holds the locks. */
export const asAgendaRepository = (used: UsedRepository, worker: string): JobRepository => ({
  // Whoever opens the store connects it, before: see `createAgendaOnStore`.
  connect: async () => {},
  getNextJobToRun: (...request) => used.getNextJobToRun(...request),
  saveJob: (job, options) => used.saveJob(job, options),
  saveJobState: (job, options) => used.saveJobState(job, options),
  removeJobs: (options) => used.removeJobs(options),
  unlockJob: (job) => used.unlock([String(job._id)], worker),
  unlockJobs: (ids) => used.unlock(ids.map(String), worker),
  // Lists, pauses and purges of Agenda: nobody here calls them, and over a long queue they would load every job.
  lockJob: notUsed,
  queryJobs: notUsed,
  getJobsOverview: notUsed,
  getDistinctJobNames: notUsed,
  getJobById: notUsed,
  getQueueSize: notUsed,
  disableJobs: notUsed,
  enableJobs: notUsed,
  purgeAllJobs: notUsed,
});

const notUsed = (): Promise<never> => Promise.reject(new Error('This adapter does not use that part of Agenda.'));
