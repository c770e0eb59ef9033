import type { JobParameters, JobRepository } from 'agenda';
import { oneAtATime } from './one-at-a-time.js';
import type { RunningJobs } from './running-jobs.js';

export interface WorkerRepository {
  readonly repository: JobRepository;
  /** Takes no job from now on; resolves when no lock is being taken any more. */
  stopLocking(): Promise<void>;
}

/** Agenda drops a job whose lock looks too old by the local clock and never frees its slot; the store is the judge instead. */
const neverTooOld = new Date(8_640_000_000_000_000);

/** The store's repository as one worker sees it: knows what begins and ends, and can stop taking locks. */
export const createWorkerRepository = (
  inner: JobRepository,
  running: RunningJobs,
  onError: (error: unknown) => void,
): WorkerRepository => {
  const locking = new Set<Promise<JobParameters | undefined>>();
  // Agenda polls on whether or not the last poll is done: a slow store would drown in polls.
  const inTurn = oneAtATime<JobParameters | undefined>();
  let mayLock = true;

  const lock = async (...request: Parameters<JobRepository['getNextJobToRun']>): Promise<JobParameters | undefined> => {
    if (!mayLock) return undefined;
    const attempt = inner.getNextJobToRun(...request);
    locking.add(attempt);
    try {
      const job = await attempt;
      return job && { ...job, lockedAt: neverTooOld };
    } finally {
      locking.delete(attempt);
    }
  };

  const overrides: Partial<JobRepository> = {
    getNextJobToRun: (...request) => inTurn(request[0], () => lock(...request)),

    /** Agenda does not wait for this one: a rejection would end the process. */
    async unlockJob(job) {
      try {
        await inner.unlockJob(job);
      } catch (error) {
        onError(error);
      }
    },

    /** Agenda saves a locked state when a run begins and an unlocked one when it is over. */
    async saveJobState(job, options) {
      const id = String(job._id);
      if (!job.lockedAt) return inner.saveJobState(job, options);
      running.begin(id, job.name);
      try {
        await inner.saveJobState({ ...job, lockedAt: new Date() }, options);
      } catch (error) {
        running.end(id);
        throw error;
      }
    },

    async removeJobs(options) {
      try {
        return await inner.removeJobs(options);
      } finally {
        if (options.id !== undefined) running.end(String(options.id));
      }
    },
  };

  return {
    repository: { ...bound(inner), ...overrides },
    async stopLocking() {
      mayLock = false;
      await Promise.allSettled(locking);
    },
  };
};

/** Methods of a class with private fields must be called on the instance itself. */
const bound = (inner: JobRepository): JobRepository => ({
  connect: () => inner.connect(),
  queryJobs: (options) => inner.queryJobs(options),
  getJobsOverview: () => inner.getJobsOverview(),
  getDistinctJobNames: () => inner.getDistinctJobNames(),
  getJobById: (id) => inner.getJobById(id),
  getQueueSize: () => inner.getQueueSize(),
  removeJobs: (options) => inner.removeJobs(options),
  saveJob: (job, options) => inner.saveJob(job, options),
  saveJobState: (job, options) => inner.saveJobState(job, options),
  lockJob: (job, options) => inner.lockJob(job, options),
  unlockJob: (job) => inner.unlockJob(job),
  unlockJobs: (ids) => inner.unlockJobs(ids),
  getNextJobToRun: (...request) => inner.getNextJobToRun(...request),
  disableJobs: (options) => inner.disableJobs(options),
  enableJobs: (options) => inner.enableJobs(options),
  purgeAllJobs: () => inner.purgeAllJobs(),
});
