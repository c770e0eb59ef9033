import type { Clock } from '../../ports/clock.js';

/** A handler that was told to stop has so long to do so. */
const patienceMs = 30_000;

/**
 * What `work` gives; when it goes on half a minute after the signal fired, it is left to itself and its slot is free for others.
 * Throws what `work` throws, or says that it did not stop.
 */
export const orGivenUp = <T>(work: Promise<T>, signal: AbortSignal, clock: Clock): Promise<T> =>
  new Promise((resolve, reject) => {
    let waiting: Disposable | undefined;
    const wait = (): void => {
      waiting = clock.every(patienceMs, () =>
        reject(new Error('the stage did not stop when it was told to', { cause: signal.reason })),
      );
    };
    if (signal.aborted) wait();
    else signal.addEventListener('abort', wait, { once: true });
    void work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', wait);
      waiting?.[Symbol.dispose]();
    });
  });
