import type { JobParameters, JobRepository, NotificationChannel } from 'agenda';
import type { JobName, PeriodicJobName } from '../../application/ports/job-scheduler.js';

/** What this adapter needs of a storage beside Agenda's own repository: one implementation a kind of backend. */
export interface AgendaJobStore {
  readonly repository: JobRepository;
  /** Wakes workers of other processes, where the storage can. */
  readonly channel?: NotificationChannel;
  /** Creates what is missing. May be called again, and by several processes at once. */
  connect(): Promise<void>;
  findPeriodic(name: PeriodicJobName): Promise<JobParameters | undefined>;
  /** Starts the life of this worker's locks anew; returns the ids that it still holds. */
  renewLocks(worker: string, ids: readonly string[]): Promise<readonly string[]>;
  /** Gives back what this worker has locked; returns how many. */
  releaseLocks(worker: string, exceptIds: readonly string[]): Promise<number>;
  countPending(): Promise<Readonly<Partial<Record<JobName, number>>>>;
  /** Forgets jobs that will never run again and ended before then; returns how many. */
  removeFinished(before: Date): Promise<number>;
}
