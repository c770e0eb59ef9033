import type { Instant } from '../../domain/shared/instant.js';

/**
 * What paid models have cost, counted by scope for all processes together and kept over restarts. Money in whole millionths
 * of a US dollar, not negative; anything else is a RangeError. Throws `PersistenceFault`: then nothing may be paid.
 */
export interface ModelSpend {
  /**
   * Sets an estimate aside when it stays, together with all that was set aside or spent before, within `capMicroUsd`;
   * otherwise undefined, and nothing is changed. Of reservations at once, from however many processes, no more are granted
   * than fit. One that is never settled, because its worker died or the store was away, counts as spent for ever: too little
   * may be bought, never too much.
   */
  reserve(scope: string, microUsd: number, capMicroUsd: number): Promise<SpendReservation | undefined>;
  /**
   * Removes up to `limit` (1..1,000) scopes that nothing was reserved or settled in since `before`, those unused longest
   * first; returns how many. A scope that comes back begins at nothing.
   */
  forget(before: Instant, limit: number): Promise<number>;
}

export interface SpendReservation {
  /**
   * Replaces the estimate by what it really cost, also when that is more than the cap allowed; 0 gives it back. Only the
   * first call counts, and is not to be repeated when it failed: nobody knows whether it was written.
   */
  settle(microUsd: number): Promise<void>;
}
