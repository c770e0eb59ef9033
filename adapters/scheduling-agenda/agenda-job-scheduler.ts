import type { Agenda, JobParameters } from 'agenda';
import {
  SchedulingFault,
  type JobScheduler,
  type Period,
  type PeriodicJobName,
} from '../../application/ports/job-scheduler.js';
import type { AgendaJobStore } from './agenda-job-store.js';

export const createAgendaJobScheduler = (
  agenda: Agenda,
  store: AgendaJobStore,
  open: () => Promise<void>,
): JobScheduler => {
  const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      await open();
      return await work();
    } catch (error) {
      throw new SchedulingFault(`The job store could not ${what}.`, { cause: error });
    }
  };

  return {
    enqueue: (job) =>
      attempt(`take ${job.name}`, async () => {
        await agenda.now(job.name, job);
      }),

    async schedule(name, period) {
      const job = planned(agenda, name, period);
      await attempt(`schedule ${name}`, async () => {
        // Saving again would put off the next run, and a process that starts often would put it off for ever.
        if (isSamePlan(await store.findPeriodic(name), job.attrs)) return;
        await job.save();
      });
    },

    pending: () => attempt('count jobs', () => store.countPending()),
  };
};

/** Throws a `RangeError` for a period that is none; Agenda would store a job that never runs. */
const planned = (agenda: Agenda, name: PeriodicJobName, period: Period) => {
  if ('cron' in period && period.cron.trim().split(/\s+/).length !== 5)
    throw new RangeError(`A cron expression has five fields: ${period.cron}`);
  if ('everyMs' in period && !(Number.isInteger(period.everyMs) && period.everyMs >= 1))
    throw new RangeError(`Not a period in milliseconds: ${period.everyMs}`);
  const job = agenda.create(name, { name });
  job.attrs.type = 'single';
  job.repeatEvery('cron' in period ? period.cron : period.everyMs, { timezone: 'UTC', skipImmediate: true });
  if (!job.attrs.nextRunAt)
    throw new RangeError(`No period: ${JSON.stringify(period)} (${job.attrs.failReason ?? ''})`);
  return job;
};

const isSamePlan = (stored: JobParameters | undefined, wanted: Pick<JobParameters, 'repeatInterval'>): boolean =>
  stored !== undefined && stored.repeatInterval === wanted.repeatInterval && stored.nextRunAt !== null;
