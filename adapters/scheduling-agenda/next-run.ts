import { Job, type JobParameters } from 'agenda';
import type { StoreClock } from './store-clock.js';

/** When the job runs next by the store's clock. A cron expression is read by that clock, not by the local one, which may be wrong. */
export const nextRunByStore = (job: JobParameters, clock: StoreClock): number | null => {
  if (!job.nextRunAt) return null;
  // A retry comes some rest from now, like the run of a fixed interval.
  const isCron = typeof job.repeatInterval === 'string' && !isRetry(job);
  if (!isCron) return clock.toStore(job.nextRunAt);
  const after = job.lastRunAt ? clock.toStore(job.lastRunAt) : clock.now();
  return nextAfter(job, new Date(after))?.getTime() ?? null;
};

const isRetry = (job: JobParameters): boolean =>
  job.lastRunAt !== undefined && nextAfter(job, job.lastRunAt)?.getTime() !== job.nextRunAt?.getTime();

/** Agenda's own reckoning, from any moment; a job needs no Agenda for it. */
const nextAfter = ({ name, type, repeatInterval = '', repeatTimezone }: JobParameters, after: Date): Date | null => {
  const attrs: Partial<JobParameters> = { name, type, nextRunAt: after };
  const job = Object.assign(Object.create(Job.prototype) as Job, { attrs });
  job.repeatEvery(repeatInterval, {
    skipImmediate: true,
    ...(repeatTimezone !== undefined && { timezone: repeatTimezone }),
  });
  return attrs.nextRunAt ?? null;
};
