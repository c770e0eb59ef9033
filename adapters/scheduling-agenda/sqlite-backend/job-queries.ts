import {
  computeJobState,
  type JobsOverview,
  type JobsQueryOptions,
  type JobsResult,
  type RemoveJobsOptions,
} from 'agenda';
import type { Knex } from 'knex';
import { fromRow, type JobRow } from './job-row.js';

type Rows = Knex.QueryBuilder<JobRow, JobRow[]>;

/** Agenda computes states in memory; these lists are for a look at the queue, not for paging through it. */
const maxRows = 1_000;

/** Undefined when the options name nothing: that never means everything. */
export const whereMatches = (rows: Rows, options: RemoveJobsOptions): Rows | undefined => {
  if (options.data !== undefined) throw new Error('Jobs are not found by their data on SQLite.');
  let hasCriterion = false;
  const among = (column: 'id' | 'name', values: readonly string[] | undefined, isIn = true): void => {
    if (!values?.length) return;
    hasCriterion = true;
    if (isIn) rows.whereIn(column, [...values]);
    else rows.whereNotIn(column, [...values]);
  };
  among('id', options.id === undefined ? options.ids?.map(String) : [String(options.id)]);
  among('name', options.name === undefined ? options.names : [options.name]);
  among('name', options.notNames, false);
  return hasCriterion ? rows : undefined;
};

export const queryRows = async (rows: Rows, options: JobsQueryOptions): Promise<JobsResult> => {
  const { search, state, includeDisabled = true, skip = 0, limit = maxRows } = options;
  whereMatches(rows, options);
  if (search) rows.where('name', 'like', `%${search}%`);
  if (!includeDisabled) rows.where('disabled', 0);
  const found = await rows.orderByRaw('next_run_at is null, next_run_at desc').limit(maxRows);
  const now = new Date();
  const jobs = found
    .map(fromRow)
    .map((job) => ({ ...job, state: computeJobState(job, now) }))
    .filter((job) => state === undefined || (state === 'paused' ? job.disabled === true : job.state === state));
  return { jobs: jobs.slice(skip, skip + limit), total: jobs.length };
};

/** The rules of Agenda's `computeJobState`, counted by SQLite. */
export const overviewOf = async (db: Knex, table: string): Promise<JobsOverview[]> =>
  db.raw<JobsOverview[]>(
    `select name, count(*) as total,
       sum(state = 'running') as running, sum(state = 'failed') as failed, sum(state = 'repeating') as repeating,
       sum(state = 'scheduled') as scheduled, sum(state = 'queued') as queued, sum(state = 'completed') as completed,
       sum(disabled) as paused
     from (select name, disabled, case
         when locked_at is not null then 'running'
         when failed_at >= coalesce(last_finished_at, 0) then 'failed'
         when json_extract(attributes, '$.repeatInterval') is not null then 'repeating'
         when next_run_at > :now then 'scheduled'
         when next_run_at is not null then 'queued'
         else 'completed' end as state
       from ${table})
     group by name order by name`,
    { now: Date.now() },
  );
