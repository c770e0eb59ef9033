import { setTimeout } from 'node:timers';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../application/ports/clock.js';
import { instant } from '../../domain/shared/instant.js';

export interface SystemClockOptions {
  /** Told of every tick that failed; the clock itself goes on. */
  readonly onTickError: (error: unknown) => void;
}

/** Node fires timers with a longer delay at once. */
const maxIntervalMs = 2 ** 31 - 1;

export const createSystemClock = ({ onTickError }: SystemClockOptions): Clock => ({
  now: () => instant(Date.now()),

  breathe: () => setImmediate(),

  every(intervalMs, tick) {
    if (!(intervalMs >= 1 && intervalMs <= maxIntervalMs)) throw new RangeError(`Interval out of range: ${intervalMs}`);
    let isDisposed = false;
    let timer = setTimeout(() => void run(), intervalMs);

    async function run(): Promise<void> {
      try {
        await tick();
      } catch (error) {
        onTickError(error);
      }
      // Set only now, so that a slow tick delays the next one instead of overlapping it.
      if (!isDisposed) timer = setTimeout(() => void run(), intervalMs);
    }

    return {
      [Symbol.dispose]() {
        isDisposed = true;
        clearTimeout(timer);
      },
    };
  },
});
