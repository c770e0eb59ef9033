import { randomUUID } from 'node:crypto';
import type {
  JobId,
  JobParameters,
  JobRepository,
  JobRepositoryOptions,
  JobsOverview,
  JobsQueryOptions,
  JobsResult,
  RemoveJobsOptions,
} from 'agenda';
import type { Knex } from 'knex';
import { fromRow, planColumns, runColumns, type JobRow } from './job-row.js';
import { givenBack } from './given-back.js';
import { createJobTable } from './job-table.js';
import { overviewOf, queryRows, whereMatches } from './job-queries.js';
import { lockNextJob } from './lock-next-job.js';

/**
 * Agenda's storage on SQLite. One statement takes a lock, so any number of processes may share the file.
 * Stricter than Agenda asks in one point: the state of a run is written only by the worker that holds the lock.
 */
export class SqliteJobRepository implements JobRepository {
  readonly #db: Knex;
  readonly #table: string;

  constructor(db: Knex, table: string) {
    this.#db = db;
    this.#table = table;
  }

  connect(): Promise<void> {
    return createJobTable(this.#db, this.#table);
  }

  getNextJobToRun(
    name: string,
    nextScanAt: Date,
    lockDeadline: Date,
    now: Date | undefined,
    options: JobRepositoryOptions | undefined,
  ): Promise<JobParameters | undefined> {
    const lockedBy = options?.lastModifiedBy ?? null;
    return lockNextJob(this.#db, this.#table, { name, nextScanAt, lockDeadline, now: now ?? new Date(), lockedBy });
  }

  async lockJob(job: JobParameters, options: JobRepositoryOptions | undefined): Promise<JobParameters | undefined> {
    const [row] = await this.#rows()
      .where({ id: String(job._id), disabled: 0, next_run_at: job.nextRunAt?.getTime() ?? null })
      .whereNull('locked_at')
      .update({ locked_at: Date.now(), locked_by: options?.lastModifiedBy ?? null })
      .returning('*');
    return row && fromRow(row);
  }

  async unlockJob(job: JobParameters): Promise<void> {
    await this.unlockJobs([String(job._id)]);
  }

  async unlockJobs(ids: (JobId | string)[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#rows().whereIn('id', ids.map(String)).update(givenBack(this.#db));
  }

  async saveJob<DATA>(job: JobParameters<DATA>): Promise<JobParameters<DATA>> {
    if (job.unique) throw new Error('Unique and debounced jobs are not supported on SQLite.');
    const plan = planColumns(job);
    const rows = job._id
      ? await this.#rows()
          .where({ id: String(job._id), name: job.name })
          .update(plan)
          .returning('*')
      : job.type === 'single'
        ? await this.#upsertSingle(plan)
        : await this.#rows()
            .insert({ id: randomUUID(), ...plan })
            .returning('*');
    const [row] = rows;
    if (row === undefined) throw new Error(`Job ${String(job._id)} (${job.name}) is not there any more.`);
    return fromRow(row) as JobParameters<DATA>;
  }

  /**
   * An equal plan changes nothing, a new one replaces the next run. Agenda's own backends go by whether the new
   * next run lies in the past, and so keep the old one when a short period is saved late.
   */
  #upsertSingle(plan: ReturnType<typeof planColumns>): Promise<JobRow[]> {
    const stored = this.#table;
    const nextRun = this.#db.raw(
      `case when ${stored}.attributes = excluded.attributes
        then coalesce(${stored}.next_run_at, excluded.next_run_at) else excluded.next_run_at end`,
    );
    return this.#rows()
      .insert({ id: randomUUID(), ...plan })
      .onConflict(this.#db.raw(`(name) where type = 'single'`))
      .merge({ ...plan, next_run_at: nextRun })
      .returning('*');
  }

  async saveJobState(job: JobParameters, options: JobRepositoryOptions | undefined): Promise<void> {
    const lockedBy = options?.lastModifiedBy ?? null;
    const saved = await this.#rows()
      .where({ id: String(job._id), locked_by: lockedBy })
      .update({
        ...runColumns(job),
        // A period that was changed during the run has set the next run already.
        next_run_at: this.#db.raw('case when attributes = ? then ? else next_run_at end', [
          planColumns(job).attributes,
          job.nextRunAt?.getTime() ?? null,
        ]),
        ...(job.lockedAt ? { locked_at: Date.now(), locked_by: lockedBy } : {}),
      });
    if (saved !== 1) throw new Error(`Job ${String(job._id)} (${job.name}) is gone or another worker has its lock.`);
  }

  async getJobById(id: string): Promise<JobParameters | null> {
    const row = await this.#rows().where({ id }).first();
    return row ? fromRow(row) : null;
  }

  queryJobs(options: JobsQueryOptions = {}): Promise<JobsResult> {
    return queryRows(this.#rows(), options);
  }

  getJobsOverview(): Promise<JobsOverview[]> {
    return overviewOf(this.#db, this.#table);
  }

  async getDistinctJobNames(): Promise<string[]> {
    const rows = await this.#rows().distinct('name').orderBy('name');
    return rows.map(({ name }) => name);
  }

  async getQueueSize(): Promise<number> {
    const row = await this.#rows().where('next_run_at', '<', Date.now()).count({ jobs: '*' }).first();
    return Number(row?.['jobs'] ?? 0);
  }

  async removeJobs(options: RemoveJobsOptions): Promise<number> {
    const matching = whereMatches(this.#rows(), options);
    return matching ? await matching.delete() : 0;
  }

  async disableJobs(options: RemoveJobsOptions): Promise<number> {
    const matching = whereMatches(this.#rows(), options);
    return matching ? await matching.update({ disabled: 1 }) : 0;
  }

  async enableJobs(options: RemoveJobsOptions): Promise<number> {
    const matching = whereMatches(this.#rows(), options);
    return matching ? await matching.update({ disabled: 0 }) : 0;
  }

  async purgeAllJobs(): Promise<number> {
    return this.#rows().delete();
  }

  #rows(): Knex.QueryBuilder<JobRow, JobRow[]> {
    return this.#db<JobRow>(this.#table);
  }
}
