import type { Instant } from '../../domain/shared/instant.js';

export interface Clock {
  /** The present; never goes back by more than the system's own clock does. */
  now(): Instant;
  /** Calls `tick` every `intervalMs` until disposed; ticks never overlap, a tick that fails does not stop the next. */
  every(intervalMs: number, tick: () => Promise<void> | void): Disposable;
}
