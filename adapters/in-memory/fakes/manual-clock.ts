import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../../application/ports/clock.js';
import { instant, type Instant } from '../../../domain/shared/instant.js';

export interface ManualClock extends Clock {
  /** Moves the present forward by `ms`, running every tick that falls due on the way, in order, and waiting for each. */
  advance(ms: number): Promise<void>;
}

interface Ticker {
  readonly intervalMs: number;
  readonly tick: () => Promise<void> | void;
  dueAt: number;
}

/** A clock that stands still until a test moves it. Starts at 2026-01-01T00:00:00Z unless told otherwise. */
export const createManualClock = (startsAt: Instant = instant(Date.UTC(2026, 0, 1))): ManualClock => {
  const tickers = new Set<Ticker>();
  let present: number = startsAt;

  const nextDue = (until: number): Ticker | undefined =>
    [...tickers].filter(({ dueAt }) => dueAt <= until).sort((a, b) => a.dueAt - b.dueAt)[0];

  return {
    now: () => instant(present),

    breathe: () => setImmediate(),

    every(intervalMs, tick) {
      if (!(intervalMs >= 1)) throw new RangeError(`Interval out of range: ${intervalMs}`);
      const ticker: Ticker = { intervalMs, tick, dueAt: present + intervalMs };
      tickers.add(ticker);
      return { [Symbol.dispose]: () => void tickers.delete(ticker) };
    },

    async advance(ms) {
      const until = present + ms;
      for (let due = nextDue(until); due; due = nextDue(until)) {
        present = Math.max(present, due.dueAt);
        due.dueAt = present + due.intervalMs;
        try {
          await due.tick();
        } catch {
          // The port promises that a failed tick does not stop the next.
        }
      }
      present = Math.max(present, until);
    },
  };
};
