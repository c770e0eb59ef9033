import type { Instant } from '../../domain/shared/instant.js';

export interface Clock {
  /** The present; never goes back by more than the system's own clock does. */
  now(): Instant;
  /** Lets timers and I/O that are due have their turn; for long computations, which would keep leases from being renewed. */
  breathe(): Promise<void>;
  /** Calls `tick` every `intervalMs` until disposed; ticks never overlap, a tick that fails does not stop the next. */
  every(intervalMs: number, tick: () => Promise<void> | void): Disposable;
}
