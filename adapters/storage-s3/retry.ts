import { setTimeout as sleep } from 'node:timers/promises';
import type { RetryLimits } from './options.js';
import { answerOf, isTransient } from './s3-errors.js';

export interface Retry {
  readonly limits: RetryLimits;
  readonly signal?: AbortSignal | undefined;
  /** Told before each wait. */
  readonly onRetry: (attempt: number, waitMs: number, error: unknown) => void;
}

/** Tries again after 1, 2, 4 … times the base, a quarter more or less, so that processes which failed together part. */
export const retrying = async <T>(work: () => Promise<T>, { limits, signal, onRetry }: Retry): Promise<T> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await work();
    } catch (error) {
      signal?.throwIfAborted();
      const waitMs = waitAfter(attempt, limits, error);
      if (attempt >= limits.attempts || waitMs === undefined) throw error;
      onRetry(attempt, waitMs, error);
      await sleep(waitMs, undefined, { signal }).catch((interrupted: unknown) => {
        signal?.throwIfAborted();
        throw interrupted;
      });
    }
};

/** Undefined when another try is of no use. */
export const waitAfter = (
  attempt: number,
  { baseMs, factor, maxMs }: RetryLimits,
  error: unknown,
  random: () => number = Math.random,
): number | undefined => {
  if (!isTransient(error)) return undefined;
  const ours = Math.min(baseMs * factor ** (attempt - 1) * (0.75 + random() / 2), maxMs);
  const asked = retryAfterMs(answerOf(error).retryAfter);
  return asked > maxMs ? undefined : Math.max(ours, asked);
};

/** RFC 9110 10.2.3: seconds or a date; 0 when it is neither, or has passed. */
const retryAfterMs = (header = ''): number => {
  const given = header.trim();
  if (/^\d{1,9}$/.test(given)) return Number(given) * 1_000;
  const waitMs = Date.parse(given) - Date.now();
  return waitMs > 0 ? waitMs : 0;
};
