import type { ExecutionId, UserId, VideoId, WorkerId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Versioned } from '../shared/versioned.js';
import type { VideoFailure } from '../video/video-failure.js';
import type { Artifact } from './artifact.js';
import type { StageCost } from './stage-cost.js';
import type { StageName } from './stage.js';

/** One run of the analysis over one video. The domain, not the queue, knows what is done, who works and how often it was tried. */
export type PipelineExecution = PendingExecution | RunningExecution | CompletedExecution | FailedExecution;
export const executionStates = ['pending', 'running', 'completed', 'failed'] as const;

export interface ExecutionCore extends Versioned {
  readonly id: ExecutionId;
  readonly videoId: VideoId;
  readonly ownerId: UserId;
  readonly stages: Readonly<Record<StageName, Stage>>;
  /** Claims made so far by any worker; the source of fencing tokens. */
  readonly claims: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface PendingExecution extends ExecutionCore {
  readonly state: 'pending';
}

export interface RunningExecution extends ExecutionCore {
  readonly state: 'running';
  readonly startedAt: Instant;
}

export interface CompletedExecution extends ExecutionCore {
  readonly state: 'completed';
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
}

export interface FailedExecution extends ExecutionCore {
  readonly state: 'failed';
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly failure: VideoFailure;
}

export type Stage = WaitingStage | RunningStage | DoneStage;

interface StageTally {
  /** Attempts begun so far, a killed worker's included; without those that an outage ended. */
  readonly attempts: number;
  /** Attempts that ended because a service was away, up to the policy's patience. */
  readonly outages: number;
  readonly cost: StageCost;
  /** What went wrong last; for the log and the admin page, not for the client. */
  readonly lastFault: string | undefined;
}

export interface WaitingStage extends StageTally {
  readonly state: 'waiting';
  /** Not to be tried before this moment (back-off after a fault). */
  readonly notBefore: Instant;
}

export interface RunningStage extends StageTally {
  readonly state: 'running';
  readonly workerId: WorkerId;
  /** Rises with every claim of any worker; a write that carries an older one is refused. */
  readonly fencingToken: number;
  readonly leaseExpiresAt: Instant;
  readonly startedAt: Instant;
}

export interface DoneStage extends StageTally {
  readonly state: 'done';
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly artifacts: readonly Artifact[];
}

/** Somebody has begun it at least once, and did not only hand it back. */
export const wasTried = ({ attempts, outages }: StageTally): boolean => attempts + outages > 0;
