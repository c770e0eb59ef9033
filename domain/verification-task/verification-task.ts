import type { ExecutionId, ReportId, TaskId, UserId, VideoId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Versioned } from '../shared/versioned.js';

/** An operator's job: decide every trigger of one analysed video. Held by a lease, so that nobody's absence blocks it. */
export type VerificationTask = PendingTask | InProgressTask | CompletedTask;
export const taskStates = ['pending', 'in_progress', 'completed'] as const;

export interface TaskCore extends Versioned {
  readonly id: TaskId;
  readonly videoId: VideoId;
  readonly executionId: ExecutionId;
  readonly reportId: ReportId;
  /** The last word of whoever passed the task on; undefined when nobody did. */
  readonly passedOn: PassedOn | undefined;
  /** Higher first; equal ones by age. From the gravest open risk: 4 critical … 0 info or nothing. */
  readonly priority: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** Given to a colleague by name, or to those who may judge what others could not: the admins. */
export interface PassedOn {
  readonly kind: 'handed-over' | 'escalated';
  readonly by: UserId;
  readonly comment: string;
  readonly at: Instant;
}

export interface PendingTask extends TaskCore {
  readonly state: 'pending';
}

export interface InProgressTask extends TaskCore {
  readonly state: 'in_progress';
  readonly operatorId: UserId;
  readonly takenAt: Instant;
  readonly leaseExpiresAt: Instant;
}

export interface CompletedTask extends TaskCore {
  readonly state: 'completed';
  readonly operatorId: UserId;
  readonly takenAt: Instant;
  readonly completedAt: Instant;
  readonly summary: string;
}
