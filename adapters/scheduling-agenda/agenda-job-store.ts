import type { JobParameters, JobRepository, JobRepositoryOptions } from 'agenda';
import type { JobName, PeriodicJobName } from '../../application/ports/job-scheduler.js';
import { attributesOf, fromRow, toOutcome, toPlan } from './job-row.js';
import type { JobTable } from './job-table.js';
import { nextRunByStore } from './next-run.js';
import type { StoreClock } from './store-clock.js';

/** A table of jobs as Agenda and this adapter see it: in Agenda's words, and by the local clock. */
export interface AgendaJobStore {
  readonly repository: UsedRepository;
  findPeriodic(name: PeriodicJobName): Promise<JobParameters | undefined>;
  /** Starts the life of this worker's locks anew; returns the ids that it still holds. */
  renewLocks(worker: string, ids: readonly string[]): Promise<readonly string[]>;
  /** Gives back what this worker has locked; returns how many. */
  releaseLocks(worker: string, exceptIds: readonly string[]): Promise<number>;
  countPending(): Promise<Readonly<Partial<Record<JobName, number>>>>;
  /** Forgets jobs that will never run again and ended more than so many milliseconds ago; returns how many. */
  removeFinished(olderThanMs: number): Promise<number>;
}

/** What Agenda calls of its repository to plan, take and run jobs. Unlocking goes by worker here: see `releaseLocks`. */
export type UsedRepository = Pick<JobRepository, 'getNextJobToRun' | 'saveJob' | 'saveJobState' | 'removeJobs'> & {
  unlock(ids: readonly string[], worker: string): Promise<void>;
};

export const createAgendaJobStore = (table: JobTable, clock: StoreClock): AgendaJobStore => {
  const saveJob = async (job: JobParameters): Promise<JobParameters> => {
    if (job._id || job.unique) throw new Error('Jobs are planned anew or by name.');
    await clock.sync();
    const plan = toPlan(job, nextRunByStore(job, clock));
    const row = await (job.type === 'single' ? table.upsertPeriodic(plan) : table.insert(plan));
    return fromRow(row, clock.toLocal);
  };

  return {
    repository: {
      async getNextJobToRun(name, nextScanAt, lockDeadline, _now, options) {
        await clock.sync();
        const row = await table.lockNext({
          name,
          dueUntil: clock.toStore(nextScanAt),
          deadUntil: clock.toStore(lockDeadline),
          now: clock.now(),
          worker: workerOf(options),
        });
        return row && fromRow(row, clock.toLocal);
      },

      saveJob: saveJob as JobRepository['saveJob'],

      async saveJobState(job, options) {
        const isSaved = await table.saveRun({
          id: String(job._id),
          worker: workerOf(options),
          outcome: toOutcome(job, clock.toStore),
          lockedAt: job.lockedAt ? clock.now() : null,
          nextRunAt: nextRunByStore(job, clock),
          attributes: attributesOf(job),
        });
        if (!isSaved) throw new Error(`Job ${String(job._id)} (${job.name}) is gone or another worker has its lock.`);
      },

      removeJobs: async ({ id }) => (id === undefined ? 0 : table.remove(String(id))),

      async unlock(ids, worker) {
        await table.giveBack(worker, { ids }, clock.now());
      },
    },

    async findPeriodic(name) {
      const row = await table.findPeriodic(name);
      return row && fromRow(row, clock.toLocal);
    },
    renewLocks: async (worker, ids) => (ids.length === 0 ? [] : table.renewLocks(worker, ids, clock.now())),
    releaseLocks: (worker, exceptIds) => table.giveBack(worker, { exceptIds }, clock.now()),
    async countPending() {
      await clock.sync();
      return table.countPending(clock.now());
    },
    removeFinished: (olderThanMs) => table.removeFinished(clock.now() - olderThanMs),
  };
};

const workerOf = (options: JobRepositoryOptions | undefined): string => {
  if (options?.lastModifiedBy === undefined) throw new Error('A worker has a name.');
  return options.lastModifiedBy;
};
