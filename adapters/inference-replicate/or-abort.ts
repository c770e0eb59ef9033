import { setMaxListeners } from 'node:events';

/** The work, or the reason of the abort, whichever is first. The work goes on: its failure after an abort is nobody's. */
export const orAbort = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  work.catch(() => undefined);
  signal.throwIfAborted();
  // All frames of a stage wait under one signal: many listeners are no leak.
  setMaxListeners(0, signal);
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};
