import type { KeptCreation } from '../../../domain/idempotency/kept-creation.js';
import type { Instant } from '../../../domain/shared/instant.js';

export interface KeptCreationRepository {
  /**
   * Keeps it, and gives nothing, unless this account keeps one under that key already: then gives that one and keeps it.
   * Of two runs that claim one key at once the second waits for the first, and gets what it kept if it was accepted.
   */
  claim(creation: KeptCreation): Promise<KeptCreation | undefined>;
  /** Forgets up to `limit` that were made before `before`, oldest first; returns how many. */
  forget(before: Instant, limit: number): Promise<number>;
}
