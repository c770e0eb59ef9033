import { toJobId, type JobId, type JobParameters } from 'agenda';

/** Times in milliseconds since 1970. */
export interface JobRow {
  readonly id: string;
  readonly name: string;
  readonly type: 'normal' | 'single';
  readonly priority: number;
  readonly disabled: number;
  readonly next_run_at: number | null;
  readonly locked_at: number | null;
  /** Name of the worker that holds the lock: only it may write the state of the run. */
  readonly locked_by: string | null;
  readonly last_run_at: number | null;
  readonly last_finished_at: number | null;
  readonly failed_at: number | null;
  readonly fail_count: number | null;
  readonly fail_reason: string | null;
  readonly progress: number | null;
  /** JSON. */
  readonly data: string;
  /** What Agenda keeps besides, such as the period: JSON. */
  readonly attributes: string;
}

export type StoredJob = JobParameters & { readonly _id: JobId };

type DateAttributes = Pick<JobParameters, 'startDate' | 'endDate'>;

export const fromRow = (row: JobRow): StoredJob => {
  const attributes = JSON.parse(row.attributes) as Partial<JobParameters>;
  const dates: DateAttributes = {};
  if (attributes.startDate) dates.startDate = new Date(attributes.startDate);
  if (attributes.endDate) dates.endDate = new Date(attributes.endDate);
  return withoutUndefined({
    ...attributes,
    ...dates,
    _id: toJobId(row.id),
    name: row.name,
    type: row.type,
    priority: row.priority,
    disabled: row.disabled === 1,
    nextRunAt: dateOf(row.next_run_at) ?? null,
    lockedAt: dateOf(row.locked_at),
    lastRunAt: dateOf(row.last_run_at),
    lastFinishedAt: dateOf(row.last_finished_at),
    failedAt: dateOf(row.failed_at),
    failCount: row.fail_count ?? undefined,
    failReason: row.fail_reason ?? undefined,
    progress: row.progress ?? undefined,
    data: JSON.parse(row.data) as unknown,
  });
};

/** The columns that whoever plans a job writes; those of a run are written by `runColumns` alone. */
export const planColumns = (job: JobParameters): Omit<JobRow, 'id' | keyof ReturnType<typeof runColumns>> => {
  const { repeatInterval, repeatTimezone, repeatAt, startDate, endDate, skipDays } = job;
  return {
    name: job.name,
    type: job.type,
    priority: job.priority,
    disabled: job.disabled === true ? 1 : 0,
    next_run_at: msOf(job.nextRunAt),
    data: JSON.stringify(job.data ?? {}),
    attributes: JSON.stringify({ repeatInterval, repeatTimezone, repeatAt, startDate, endDate, skipDays }),
  };
};

const maxFailReason = 2_000;

export const runColumns = (job: JobParameters) => ({
  locked_at: null,
  locked_by: null,
  last_run_at: msOf(job.lastRunAt),
  last_finished_at: msOf(job.lastFinishedAt),
  failed_at: msOf(job.failedAt),
  fail_count: job.failCount ?? null,
  fail_reason: job.failReason?.slice(0, maxFailReason) ?? null,
  progress: job.progress ?? null,
});

const msOf = (date: Date | null | undefined): number | null => date?.getTime() ?? null;

const dateOf = (ms: number | null): Date | undefined => (ms === null ? undefined : new Date(ms));

const withoutUndefined = (job: object): StoredJob =>
  Object.fromEntries(Object.entries(job).filter(([, value]) => value !== undefined)) as unknown as StoredJob;
