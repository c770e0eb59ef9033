import type { AuditAction, AuditEntry } from '../../domain/audit/audit-entry.js';
import type { OperatorAction, OperatorLogEntry } from '../../domain/operator-label/operator-log-entry.js';
import type { PipelineExecution } from '../../domain/pipeline/pipeline-execution.js';
import type { UserId } from '../../domain/shared/ids.js';
import type { Instant } from '../../domain/shared/instant.js';
import type { Position } from './list-orderings.js';
import type { Stretch } from './list-walks.js';
import type { CreatedBetween, OneOf } from './screen-queries.js';

/** What those see who keep the product running. */
export interface AdminQueries {
  /** Executions that are not over: the running ones first, then the waiting ones, each by their last change, the oldest first. `limit` 1..1000. */
  unfinishedExecutions(limit: number): Promise<readonly PipelineExecution[]>;
  /** Tasks that nobody has completed, by priority, the highest first; a priority without such a task has no entry. */
  openTasks(): Promise<readonly OpenTasks[]>;
  /** Jobs that were written with their facts and not yet handed to the queue. */
  unsentJobs(now: Instant): Promise<UnsentJobs>;
  /**
   * What people did to accounts, to dated lists, in verification and to the catalogue: one list of both logs, newest first.
   * Each stretch is as fast as the first one.
   */
  trail(filter: TrailFilter, request: TrailRequest): Promise<Stretch<TrailEntry>>;
  /** What the database takes, its indexes included; undefined for a store that is nowhere but in memory. */
  databaseBytes(): Promise<number | undefined>;
}

export interface OpenTasks {
  readonly priority: number;
  /** Nobody holds them. */
  readonly pending: number;
  readonly held: number;
  readonly oldestCreatedAt: Instant;
}

export interface UnsentJobs {
  /** Due and not handed over; counted exactly up to 10,000. */
  readonly due: number;
  /** Of them, those that were claimed more than once: an earlier handing over went wrong. */
  readonly failing: number;
}

export interface TrailFilter extends CreatedBetween {
  readonly actor?: OneOf<UserId>;
  readonly action?: AuditAction | OperatorAction;
  /** The id of an account, a task or a trigger, or a version of the catalogue. */
  readonly subject?: string;
}

export interface TrailRequest {
  /** What is older than this entry; with `isBackward` what is newer. */
  readonly from?: Position;
  readonly isBackward?: boolean;
  /** 1..100 */
  readonly pageSize: number;
}

export type TrailEntry =
  | {
      readonly log: 'accounts';
      readonly entry: AuditEntry;
      /** Undefined: a stranger, the system itself, or an account that is no more. */
      readonly actor: TrailPerson | undefined;
      readonly subject: TrailPerson | undefined;
    }
  | { readonly log: 'verification'; readonly entry: OperatorLogEntry; readonly actor: TrailPerson | undefined };

export interface TrailPerson {
  readonly name: string;
  readonly email: string;
}
