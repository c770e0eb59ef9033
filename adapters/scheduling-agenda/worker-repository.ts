import type { JobParameters, JobRepository } from 'agenda';
import type { UsedRepository } from './agenda-job-store.js';
import { asAgendaRepository } from './agenda-repository.js';
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
  inner: UsedRepository,
  worker: string,
  running: RunningJobs,
  onError: (error: unknown) => void,
): WorkerRepository => {
  const locking = new Set<Promise<JobParameters | undefined>>();
  /** Taken and not yet ended, whether or not their run has begun. */
  const taken = new Set<string>();
  // Agenda polls on whether or not the last poll is done: a slow store would drown in polls.
  const inTurn = oneAtATime<JobParameters | undefined>();
  let mayLock = true;

  const lock = async (...request: Parameters<JobRepository['getNextJobToRun']>): Promise<JobParameters | undefined> => {
    if (!mayLock) return undefined;
    const attempt = inner.getNextJobToRun(...request);
    locking.add(attempt);
    try {
      const job = await attempt;
      if (!job) return undefined;
      const id = String(job._id);
      // A worker that stood still for longer than its lock lives finds its own job: now it has the lock anew, not a second run.
      if (taken.has(id)) return undefined;
      taken.add(id);
      return { ...job, lockedAt: neverTooOld };
    } finally {
      locking.delete(attempt);
    }
  };

  const repository: JobRepository = {
    ...asAgendaRepository(inner, worker),

    getNextJobToRun: (...request) => inTurn(request[0], () => lock(...request)),

    /** Agenda does not wait for this one: a rejection would end the process. */
    async unlockJob(job) {
      taken.delete(String(job._id));
      try {
        await inner.unlock([String(job._id)], worker);
      } catch (error) {
        onError(error);
      }
    },

    /** Agenda saves a locked state when a run begins and an unlocked one when it is over. */
    async saveJobState(job, options) {
      const id = String(job._id);
      if (!job.lockedAt) {
        taken.delete(id);
        try {
          await inner.saveJobState(job, options);
        } catch (error) {
          // Agenda goes on as if it were saved. The job runs again when its lock has run out.
          onError(error);
          throw error;
        }
        return;
      }
      running.begin(id, job.name);
      try {
        await inner.saveJobState({ ...job, lockedAt: new Date() }, options);
      } catch (error) {
        taken.delete(id);
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
    repository,
    async stopLocking() {
      mayLock = false;
      await Promise.allSettled(locking);
    },
  };
};
