import type { DeliveryId, ExecutionId } from '../../domain/shared/ids.js';
import type { StageName } from '../../domain/pipeline/stage.js';
import type { Email } from '../../domain/user/user.js';
import type { CdnAddress } from './cdn-purger.js';
import type { Notification } from './notifier.js';

/** Work to be done outside a request. Small, serialisable, safe to run twice. */
export type Job =
  | { readonly name: 'run-stage'; readonly executionId: ExecutionId; readonly stage: StageName }
  /** `letter`: undefined for a job that nobody has named yet. */
  | { readonly name: 'notify'; readonly notification: Notification; readonly letter?: LetterTry | undefined }
  /** `attempt`: how often the store was asked before; undefined is never. */
  | { readonly name: 'delete-stored'; readonly prefix: string; readonly attempt?: number | undefined }
  /** `attempt`: how often the CDN was asked before. */
  | { readonly name: 'purge-cdn'; readonly addresses: readonly CdnAddress[]; readonly attempt: number }
  | { readonly name: 'send-password-reset'; readonly email: Email }
  /** `attempt`: how many the delivery has had; for any other number the job is void. */
  | { readonly name: 'deliver-webhook'; readonly deliveryId: DeliveryId; readonly attempt: number }
  | { readonly name: PeriodicJobName };

/** One letter over all tries to send it. */
export interface LetterTry {
  readonly id: string;
  /** How often the mail system was asked before. */
  readonly attempt: number;
}

export const periodicJobNames = [
  'return-expired-leases',
  'requeue-stuck-stages',
  'requeue-lost-deliveries',
  'count-quality',
  'refresh-cdn',
  'purge-expired',
] as const;
export type PeriodicJobName = (typeof periodicJobNames)[number];

export type JobName = Job['name'];
export const jobNames = [
  'run-stage',
  'notify',
  'delete-stored',
  'purge-cdn',
  'send-password-reset',
  'deliver-webhook',
  ...periodicJobNames,
] as const satisfies readonly JobName[];

/** Either a cron expression (five fields, UTC) or a fixed interval. */
export type Period = { readonly cron: string } | { readonly everyMs: number };

export interface JobScheduler {
  /** Stores the job; some worker's handler is called at least once, as soon as one is free. Throws `SchedulingFault`. */
  enqueue(job: Job): Promise<void>;
  /** Runs the job once per period however many processes ask for the same; a changed period replaces the old one. */
  schedule(name: PeriodicJobName, period: Period): Promise<void>;
  /** Jobs that wait or run, by name. */
  pending(): Promise<Readonly<Partial<Record<JobName, number>>>>;
}

export type JobHandler = (job: Job, context: JobContext) => Promise<void>;

export interface JobContext {
  /** Aborted when the worker is told to stop and its grace is over. */
  readonly signal: AbortSignal;
}

export interface JobWorker {
  /**
   * Starts to take jobs. A handler that throws is called again for that job with growing rests (at most 5 times).
   * A job whose worker dies is handed to another one after the lock's life.
   * Disposing stops taking jobs, waits up to `graceMs` for running handlers, then aborts their signals and gives back what did not run.
   */
  start(handler: JobHandler, options: JobWorkerOptions): Promise<AsyncDisposable>;
}

export interface JobWorkerOptions {
  /** Jobs of one name that run at once in this process, at least 1. */
  readonly concurrency: Readonly<Partial<Record<JobName, number>>>;
  readonly graceMs: number;
}

export class SchedulingFault extends Error {
  override readonly name = 'SchedulingFault';
}
