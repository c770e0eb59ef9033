import type { Agenda } from 'agenda';
import { jobNames, type JobHandler, type JobWorkerOptions } from '../../application/ports/job-scheduler.js';
import { readJob } from './job-payload.js';
import { JobInterrupted, retryPolicy } from './retry-policy.js';
import type { RunningJobs } from './running-jobs.js';

export interface JobDefinitions {
  readonly handler: JobHandler;
  readonly options: JobWorkerOptions;
  readonly running: RunningJobs;
  readonly firstRestMs: number;
}

export const concurrencyOf = (name: (typeof jobNames)[number], options: JobWorkerOptions): number =>
  options.concurrency[name] ?? 1;

export const defineJobs = (agenda: Agenda, { handler, options, running, firstRestMs }: JobDefinitions): void => {
  const backoff = retryPolicy(firstRestMs);
  for (const name of jobNames) {
    const concurrency = concurrencyOf(name, options);
    agenda.define(
      name,
      // Agenda counts parameters: a second one would be a callback that it waits for.
      async (job) => {
        const signal = running.signalOf(String(job.attrs._id));
        try {
          await handler(readJob(name, job.attrs.data), { signal });
        } catch (error) {
          if (signal.reason instanceof JobInterrupted) throw new JobInterrupted('stopped half way', { cause: error });
          throw error;
        }
      },
      // A higher lock limit (0 means none) would hoard jobs whose locks age while other workers idle.
      { concurrency, lockLimit: concurrency, backoff },
    );
  }
};
