/** The store was silent for too long. Named as the SDK names its own. */
export class StoreTimeout extends Error {
  override readonly name = 'TimeoutError';
}

/**
 * Runs `work` with a signal that fires when `signal` does, with its reason, or after `ms`, with a `StoreTimeout`. Unlike
 * `AbortSignal.any` it leaves nothing on a signal that lives as long as the process.
 */
export const within = async <T>(
  ms: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  signal?.throwIfAborted();
  const limit = new AbortController();
  const stop = (): void => limit.abort(signal?.reason);
  const timer = setTimeout(() => limit.abort(new StoreTimeout(`no answer within ${ms} ms`)), ms);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await work(limit.signal);
  } catch (error) {
    // The SDK says only "aborted".
    limit.signal.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
};

/** What `work` gives, unless the signal fires first: then its reason, and `work` is left to itself. */
export const orAbort = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
