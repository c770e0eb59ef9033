import { toJobId, type JobId, type JobParameters } from 'agenda';

/** A stored job. Times in milliseconds since 1970 by the store's clock. */
export interface JobRow extends JobPlan, JobRun {
  readonly id: string;
}

/** What whoever plans a job writes. */
export interface JobPlan {
  readonly name: string;
  /** `single`: at most one a name. */
  readonly type: 'normal' | 'single';
  readonly priority: number;
  readonly next_run_at: number | null;
  /** JSON. */
  readonly data: string;
  /** What Agenda keeps besides, such as the period: JSON. */
  readonly attributes: string;
}

/** What a run writes. */
export interface JobRun extends JobOutcome {
  readonly locked_at: number | null;
  /** Name of the worker that holds the lock: only it may write the state of the run. */
  readonly locked_by: string | null;
}

export interface JobOutcome {
  readonly last_run_at: number | null;
  readonly last_finished_at: number | null;
  readonly failed_at: number | null;
  readonly fail_count: number | null;
  readonly fail_reason: string | null;
}

export type StoredJob = JobParameters & { readonly _id: JobId };

export const fromRow = (row: JobRow, toLocal: (ms: number) => Date): StoredJob => {
  const dateOf = (ms: number | null): Date | undefined => (ms === null ? undefined : toLocal(ms));
  return withoutUndefined({
    ...(JSON.parse(row.attributes) as Partial<JobParameters>),
    _id: toJobId(row.id),
    name: row.name,
    type: row.type,
    priority: row.priority,
    nextRunAt: dateOf(row.next_run_at) ?? null,
    lockedAt: dateOf(row.locked_at),
    lastRunAt: dateOf(row.last_run_at),
    lastFinishedAt: dateOf(row.last_finished_at),
    failedAt: dateOf(row.failed_at),
    failCount: row.fail_count ?? undefined,
    failReason: row.fail_reason ?? undefined,
    data: JSON.parse(row.data) as unknown,
  });
};

export const toPlan = (job: JobParameters, nextRunAt: number | null): JobPlan => ({
  name: job.name,
  type: job.type,
  priority: job.priority,
  next_run_at: nextRunAt,
  data: JSON.stringify(job.data ?? {}),
  attributes: attributesOf(job),
});

export const attributesOf = ({ repeatInterval, repeatTimezone }: JobParameters): string =>
  JSON.stringify({ repeatInterval, repeatTimezone });

const maxFailReason = 2_000;

export const toOutcome = (job: JobParameters, toStore: (date: Date) => number): JobOutcome => {
  const msOf = (date: Date | null | undefined): number | null => (date ? toStore(date) : null);
  return {
    last_run_at: msOf(job.lastRunAt),
    last_finished_at: msOf(job.lastFinishedAt),
    failed_at: msOf(job.failedAt),
    fail_count: job.failCount ?? null,
    // PostgreSQL refuses the character NUL, and an outcome that cannot be stored is tried for ever.
    fail_reason: job.failReason?.slice(0, maxFailReason).replaceAll('\0', '\uFFFD') ?? null,
  };
};

const withoutUndefined = (job: object): StoredJob =>
  Object.fromEntries(Object.entries(job).filter(([, value]) => value !== undefined)) as unknown as StoredJob;
