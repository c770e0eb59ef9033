import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleType } from 'cockatiel';
import { jittered, type Timers } from '../timers.js';
import { ApiFailure, type FailureKind } from './api-failure.js';
import { readLimited } from './read-limited.js';
import { waitAskedFor } from './retry-after.js';

export interface GuardedFetchOptions {
  readonly fetch: typeof fetch;
  readonly timers: Timers;
  readonly requestTimeoutMs: number;
  /** Tries of a request that may be repeated, the first included. */
  readonly attempts: number;
  /** Failures in a row after which nothing is sent for `breakMs`. */
  readonly breakAfter: number;
  readonly breakMs: number;
  /** Sent with each new prediction, such as `600s`: Replicate ends what nobody waits for any more. */
  readonly cancelAfter: string;
}

/** Marks answers made here; the SDK's own loop repeats nothing with this status. */
export const failedHere = 424;
export const failureHeader = 'x-failure-kind';

const firstWaitMs = 500;
/** A longer Retry-After is cut: the stage's own retries come after. */
const longestWaitMs = 60_000;

const mayBeRepeated = (url: string, method: string): boolean =>
  method === 'GET' || url.endsWith('/cancel') || url.endsWith('/files');

/**
 * A fetch for the SDK, whose own loop sends a request six times within 40 ms, ignores Retry-After and repeats the POST that
 * creates a paid prediction after a broken connection. This one waits, has time limits and a circuit breaker, and repeats
 * that POST only when a 429 says that nothing was created. It never throws: failures become answers with status 424.
 */
export const createGuardedFetch = (options: GuardedFetchOptions): typeof fetch => {
  const { timers, requestTimeoutMs, attempts } = options;
  const breaker = circuitBreaker(
    handleType(ApiFailure, ({ isUncertain }) => isUncertain),
    {
      breaker: new ConsecutiveBreaker(options.breakAfter),
      halfOpenAfter: options.breakMs,
    },
  );
  /** A 429 is meant for the whole account: no request goes out before. */
  let quietUntil = 0;

  const once = async (url: string, init: RequestInit, signal: AbortSignal | undefined): Promise<Response> => {
    const limit = AbortSignal.timeout(requestTimeoutMs);
    try {
      const answer = await options.fetch(url, { ...init, signal: signal ? AbortSignal.any([signal, limit]) : limit });
      // The body belongs to the attempt: a connection may break in the middle of it.
      const body = await readLimited(answer);
      if (answer.status >= 500) throw new ApiFailure('server', `HTTP ${answer.status}`, answer.status);
      // 204 and 304 may not have a body, not even an empty one.
      return new Response(body.length === 0 ? null : body, { status: answer.status, headers: answer.headers });
    } catch (error) {
      if (error instanceof ApiFailure) throw error;
      if (signal?.aborted) throw new ApiFailure('aborted', 'aborted');
      if (limit.aborted) throw new ApiFailure('network', `no answer within ${requestTimeoutMs} ms`);
      throw new ApiFailure('network', reasonOf(error));
    }
  };

  return async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    const method = init.method ?? 'GET';
    const signal = init.signal ?? undefined;
    const sent = method === 'POST' && url.endsWith('/predictions') ? withDeadline(init, options.cancelAfter) : init;
    for (let attempt = 1; ; attempt++) {
      let askedMs: number | undefined;
      let failure: ApiFailure;
      try {
        const quietMs = quietUntil - timers.now();
        if (quietMs > 0) await timers.sleep(quietMs, signal);
        const answer = await breaker.execute(() => once(url, sent, signal));
        if (answer.status !== 429) return answer;
        askedMs = Math.min(longestWaitMs, waitAskedFor(answer.headers.get('retry-after'), timers.now()) ?? 0);
        quietUntil = Math.max(quietUntil, timers.now() + askedMs);
        failure = new ApiFailure('throttled', 'HTTP 429', 429);
      } catch (error) {
        failure = failureOf(error, signal);
      }
      const repeat = failure.kind === 'throttled' || (failure.isUncertain && mayBeRepeated(url, method));
      if (!repeat || attempt >= attempts) return madeHere(failure);
      const waitMs = Math.max(
        askedMs ?? 0,
        jittered(Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1)), timers),
      );
      try {
        await timers.sleep(waitMs, signal);
      } catch {
        return madeHere(new ApiFailure('aborted', 'aborted'));
      }
    }
  };
};

const withDeadline = (init: RequestInit, cancelAfter: string): RequestInit => {
  const headers = new Headers(init.headers);
  headers.set('Cancel-After', cancelAfter);
  return { ...init, headers };
};

const failureOf = (error: unknown, signal: AbortSignal | undefined): ApiFailure => {
  if (error instanceof ApiFailure) return error;
  if (error instanceof BrokenCircuitError)
    return new ApiFailure('circuit-open', 'nothing is sent for a while after many failures');
  if (signal?.aborted) return new ApiFailure('aborted', 'aborted');
  throw error;
};

const madeHere = (failure: ApiFailure): Response =>
  new Response(JSON.stringify({ detail: failure.message, status: failure.status }), {
    status: failedHere,
    headers: { [failureHeader]: failure.kind satisfies FailureKind },
  });

/** `fetch failed` says nothing; its cause has the code. */
const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return `${error instanceof Error ? error.message : String(error)}${code}`;
};
