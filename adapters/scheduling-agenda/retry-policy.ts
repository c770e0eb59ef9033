import { exponential, type BackoffStrategy } from 'agenda';
import { UnreadableJob } from './job-payload.js';

/** Named by the port. */
export const maxRetries = 5;

/** The handler stopped because its worker did; the job itself is not to blame. */
export class JobInterrupted extends Error {
  override readonly name = 'JobInterrupted';
}

/** Rests double from `firstRestMs`; a jitter of a fifth never makes a rest shorter than the one before. */
export const retryPolicy = (firstRestMs: number): BackoffStrategy => {
  const growing = exponential({ delay: firstRestMs, factor: 2, maxRetries, jitter: 0.2 });
  return (context) => {
    if (context.error instanceof JobInterrupted) return 0;
    if (context.error instanceof UnreadableJob) return null;
    return growing(context);
  };
};
