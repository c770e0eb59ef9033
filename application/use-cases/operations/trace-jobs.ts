import type { Job, JobHandler } from '../../ports/job-scheduler.js';
import type { SpanAttributes, Tracer } from '../../ports/tracer.js';

/** The same handler, each of its runs a trace. A worker's look for stuck stages, twice a second, is left out. */
export const traceJobs =
  (handler: JobHandler, tracer: Tracer): JobHandler =>
  (job, context) => {
    if (job.name === 'requeue-stuck-stages') return handler(job, context);
    const attributes = { 'job.name': job.name, ...factsOf(job) };
    // The queue may call from within the request that filled it, in the same process only: no parent at all is the same everywhere.
    return tracer.span(
      `job ${job.name}`,
      { kind: 'consumer', parent: 'none', attributes, signal: context.signal },
      () => handler(job, context),
    );
  };

/** Never the person that a letter goes to, nor what it says. */
const factsOf = (job: Job): SpanAttributes => {
  switch (job.name) {
    case 'run-stage':
      return { 'execution.id': job.executionId, stage: job.stage };
    case 'deliver-webhook':
      return { 'delivery.id': job.deliveryId, attempt: job.attempt };
    case 'notify':
      return {
        letter: job.notification.kind,
        ...(job.letter && { 'letter.id': job.letter.id, attempt: job.letter.attempt }),
      };
    default:
      return {};
  }
};
