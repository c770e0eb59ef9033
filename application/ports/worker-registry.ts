import type { Worker } from '../../domain/pipeline/worker.js';
import type { WorkerId } from '../../domain/shared/ids.js';
import type { Instant } from '../../domain/shared/instant.js';

/** What workers say of themselves, for those who keep the product running; nobody gets or loses work by it. Throws `PersistenceFault`. */
export interface WorkerRegistry {
  /** Keeps what a worker says in place of what it said before. */
  report(worker: Worker): Promise<void>;
  /** Takes a worker off the list; one that is not on it changes nothing. */
  leave(id: WorkerId): Promise<void>;
  /** Up to `limit` (1..1,000) workers that were seen at `since` or later, those seen last first. */
  list(since: Instant, limit: number): Promise<readonly Worker[]>;
  /** Takes up to `limit` (1..1,000) workers off the list that were not seen since `before`, those unseen longest first; returns how many. */
  forget(before: Instant, limit: number): Promise<number>;
}
