import { setTimeout as wait } from 'node:timers/promises';

/** Time and chance, so that tests need not wait. */
export interface Timers {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects with the reason of the abort. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 (inclusive) to 1. */
  random(): number;
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    try {
      await wait(ms, undefined, { ref: true, ...(signal && { signal }) });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
  random: () => Math.random(),
};

/** From half to all of it: a crowd that failed together must not come back together. */
export const jittered = (ms: number, timers: Timers): number => Math.round(ms * (0.5 + timers.random() / 2));
