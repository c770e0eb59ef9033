import type { MessageId } from '../../domain/shared/ids.js';
import type { Instant } from '../../domain/shared/instant.js';
import type { Job } from './job-scheduler.js';

/** Jobs written in the same transaction as the facts that cause them; a relay hands them to the scheduler, at least once. */
export interface Outbox {
  /** Appends jobs; they become visible to the relay when the transaction commits. `notBefore` defaults to at once. */
  append(jobs: readonly OutboxJob[]): Promise<void>;
}

export interface OutboxJob {
  readonly id: MessageId;
  readonly job: Job;
  readonly notBefore?: Instant;
}

/** The relay's side, outside any unit of work. */
export interface OutboxRelayStore {
  /**
   * Up to `limit` undelivered messages that are due, oldest first, leased until `now + leaseMs`:
   * no other caller gets them before that.
   */
  claim(limit: number, now: Instant, leaseMs: number): Promise<readonly OutboxMessage[]>;
  /** Forgets delivered messages. Unknown ids are ignored. */
  delivered(ids: readonly MessageId[]): Promise<void>;
  /** Gives a message back to be claimed again at `retryAt`, remembering the error. */
  failed(id: MessageId, error: string, retryAt: Instant): Promise<void>;
  /** Messages that are due and not delivered. */
  backlog(now: Instant): Promise<number>;
}

export interface OutboxMessage {
  readonly id: MessageId;
  readonly job: Job;
  /** How often it was claimed, this time included. */
  readonly deliveries: number;
}
