import type { NotificationChannel } from 'agenda';
import type { JobName } from '../../application/ports/job-scheduler.js';
import type { JobOutcome, JobPlan, JobRow } from './job-row.js';

/**
 * Where jobs lie: one implementation a kind of backend. All times are by the store's clock, in milliseconds.
 *
 * The repositories of Agenda's own packages do not serve: they let a worker that lost its lock write over the run of its successor,
 * compare the clocks of two machines, keep a period that was changed, and Redis' one walks through all jobs of a name for every lock.
 */
export interface JobTable extends AsyncDisposable {
  /** Creates what is missing. May be called again, and by several processes at once. */
  connect(): Promise<void>;
  /** The store's clock; without it the store and all its users share the clock of this machine. */
  readonly askTime?: () => Promise<number>;
  /** Wakes workers of other processes, where the store can; a channel lives until its first error. */
  readonly openChannel?: () => NotificationChannel;

  insert(plan: JobPlan): Promise<JobRow>;
  /** One a name. An equal plan (`attributes`) leaves the next run as it is, another one replaces it. */
  upsertPeriodic(plan: JobPlan): Promise<JobRow>;
  findPeriodic(name: string): Promise<JobRow | undefined>;
  /** Finds and locks at once, jobs of dead workers before new ones: what was begun does not wait behind a long queue. */
  lockNext(request: LockRequest): Promise<JobRow | undefined>;
  /** False when the job is gone or `worker` does not hold its lock; then nothing was written. */
  saveRun(save: RunToSave): Promise<boolean>;
  remove(id: string): Promise<number>;
  /** Starts the life of this worker's locks anew; returns the ids that it still holds. */
  renewLocks(worker: string, ids: readonly string[], now: number): Promise<readonly string[]>;
  /**
   * Unlocks jobs of this worker that did not run: the given ones, or all but some; returns how many. The run of a dead worker has
   * cleared `next_run_at`, and then only the lock's age brings the job back: without the lock it would be lost, so it is due at once.
   */
  giveBack(worker: string, which: GivenBack, now: number): Promise<number>;
  /** Jobs that wait or run, by name; a periodic job between two periods does not wait. */
  countPending(now: number): Promise<Readonly<Partial<Record<JobName, number>>>>;
  /** Forgets jobs that will never run again and ended before then; returns how many. */
  removeFinished(before: number): Promise<number>;
}

export type GivenBack = { readonly ids: readonly string[] } | { readonly exceptIds: readonly string[] };

export interface LockRequest {
  readonly name: string;
  /** Jobs due until then may be taken; they start in time. */
  readonly dueUntil: number;
  /** Locks taken or renewed until then belong to dead workers. */
  readonly deadUntil: number;
  readonly now: number;
  readonly worker: string;
}

export interface RunToSave {
  readonly id: string;
  readonly worker: string;
  readonly outcome: JobOutcome;
  /** Held on from this moment, or `null`: unlocked. */
  readonly lockedAt: number | null;
  readonly nextRunAt: number | null;
  /** `nextRunAt` is of this plan; one that was changed during the run has set the next run already. */
  readonly attributes: string;
}
