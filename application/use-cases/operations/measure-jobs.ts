import type { Clock } from '../../ports/clock.js';
import type { JobHandler } from '../../ports/job-scheduler.js';
import type { Metrics } from '../../ports/metrics.js';

/** The same handler, its runs counted and timed. */
export const measureJobs =
  (
    handler: JobHandler,
    { metrics, clock }: { readonly metrics: Metrics; readonly clock: Pick<Clock, 'now'> },
  ): JobHandler =>
  async (job, context) => {
    const startedAt = clock.now();
    const tell = (outcome: 'done' | 'failed'): void => {
      metrics.count('jobs_total', { name: job.name, outcome });
      metrics.observe('job_seconds', (clock.now() - startedAt) / 1000, { name: job.name });
    };
    try {
      await handler(job, context);
    } catch (error) {
      tell('failed');
      throw error;
    }
    tell('done');
  };
