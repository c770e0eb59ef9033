import type { ExecutionId, UserId, VideoId, WorkerId } from '../shared/ids.js';
import { plusMs, type Instant } from '../shared/instant.js';
import { accept, refuse, type Result } from '../shared/result.js';
import type { VideoFailure } from '../video/video-failure.js';
import type { Artifact } from './artifact.js';
import { restMs, type AttemptPolicy } from './attempt-policy.js';
import type {
  CompletedExecution,
  FailedExecution,
  PendingExecution,
  PipelineExecution,
  RunningExecution,
  RunningStage,
  Stage,
} from './pipeline-execution.js';
import { addCost, noCost, type StageCost } from './stage-cost.js';
import { stageNames, stageNeeds, type StageName } from './stage.js';

export const newExecution = (id: ExecutionId, videoId: VideoId, ownerId: UserId, now: Instant): PendingExecution => {
  const waiting: Stage = {
    state: 'waiting',
    attempts: 0,
    outages: 0,
    cost: noCost,
    lastFault: undefined,
    notBefore: now,
  };
  return {
    id,
    videoId,
    ownerId,
    state: 'pending',
    stages: {
      validate: waiting,
      extract: waiting,
      transcribe: waiting,
      look: waiting,
      detect: waiting,
      publish: waiting,
    },
    claims: 0,
    createdAt: now,
    updatedAt: now,
    version: 0,
  };
};

export type ClaimRefusal =
  | { readonly kind: 'execution-over' }
  | { readonly kind: 'stage-done' }
  | { readonly kind: 'stage-not-ready'; readonly missing: readonly StageName[] }
  | { readonly kind: 'stage-resting'; readonly until: Instant }
  | { readonly kind: 'stage-held'; readonly until: Instant }
  | { readonly kind: 'attempts-exhausted'; readonly stage: StageName; readonly attempts: number };

export interface Claim {
  readonly execution: RunningExecution;
  readonly fencingToken: number;
}

/** A worker takes a stage. An expired lease is taken over: its holder is dead or has lost the right to write. */
export const claimStage = (
  execution: PipelineExecution,
  name: StageName,
  worker: WorkerId,
  policy: AttemptPolicy,
  now: Instant,
): Result<Claim, ClaimRefusal> => {
  if (execution.state === 'completed' || execution.state === 'failed') return refuse({ kind: 'execution-over' });
  const stage = execution.stages[name];
  if (stage.state === 'done') return refuse({ kind: 'stage-done' });
  const missing = stageNeeds[name].filter((need) => execution.stages[need].state !== 'done');
  if (missing.length > 0) return refuse({ kind: 'stage-not-ready', missing });
  if (stage.state === 'waiting' && stage.notBefore > now)
    return refuse({ kind: 'stage-resting', until: stage.notBefore });
  if (stage.state === 'running' && stage.leaseExpiresAt > now)
    return refuse({ kind: 'stage-held', until: stage.leaseExpiresAt });
  if (stage.attempts >= policy.maxAttempts)
    return refuse({ kind: 'attempts-exhausted', stage: name, attempts: stage.attempts });
  const fencingToken = execution.claims + 1;
  const running: RunningStage = {
    state: 'running',
    attempts: stage.attempts + 1,
    outages: stage.outages,
    cost: stage.cost,
    lastFault: stage.lastFault,
    workerId: worker,
    fencingToken,
    leaseExpiresAt: plusMs(now, policy.leaseMs),
    startedAt: now,
  };
  const startedAt = execution.state === 'running' ? execution.startedAt : now;
  return accept({
    execution: { ...withStage(execution, name, running, now), state: 'running', startedAt, claims: fencingToken },
    fencingToken,
  });
};

export interface LostStage {
  readonly kind: 'stage-lost';
}

/** Extends the lease of the worker that still holds it. */
export const renewLease = (
  execution: PipelineExecution,
  name: StageName,
  fencingToken: number,
  policy: AttemptPolicy,
  now: Instant,
): Result<RunningExecution, LostStage> => {
  const held = heldStage(execution, name, fencingToken);
  if (!held.ok) return held;
  return accept(
    withStage(held.value.execution, name, { ...held.value.stage, leaseExpiresAt: plusMs(now, policy.leaseMs) }, now),
  );
};

export interface StageCompletion {
  readonly execution: RunningExecution | CompletedExecution;
  /** Stages that this completion made ready to start. */
  readonly ready: readonly StageName[];
}

export const completeStage = (
  execution: PipelineExecution,
  name: StageName,
  fencingToken: number,
  output: { readonly artifacts: readonly Artifact[]; readonly cost: StageCost },
  now: Instant,
): Result<StageCompletion, LostStage> => {
  const held = heldStage(execution, name, fencingToken);
  if (!held.ok) return held;
  const { stage } = held.value;
  const next = withStage(
    held.value.execution,
    name,
    {
      state: 'done',
      attempts: stage.attempts,
      outages: stage.outages,
      cost: addCost(stage.cost, output.cost),
      lastFault: stage.lastFault,
      startedAt: stage.startedAt,
      finishedAt: now,
      artifacts: output.artifacts,
    },
    now,
  );
  const ready = stageNames.filter(
    (other) =>
      stageNeeds[other].includes(name) && stageNeeds[other].every((need) => next.stages[need].state === 'done'),
  );
  const isOver = stageNames.every((other) => next.stages[other].state === 'done');
  return accept({ execution: isOver ? { ...next, state: 'completed', finishedAt: now } : next, ready });
};

export interface StageFault {
  readonly execution: RunningExecution;
  readonly retryAt: Instant;
}

/** What ended an attempt. `isOutage`: a service that it needs was away, and the video is not to blame. */
export interface AttemptFault {
  readonly text: string;
  readonly isOutage: boolean;
}

/** The attempt went wrong in a way that another try may cure. The budget is judged at the next claim. */
export const faultStage = (
  execution: PipelineExecution,
  name: StageName,
  fencingToken: number,
  fault: AttemptFault,
  policy: AttemptPolicy,
  now: Instant,
): Result<StageFault, LostStage> => {
  const held = heldStage(execution, name, fencingToken);
  if (!held.ok) return held;
  const { stage } = held.value;
  const isForgiven = isWaitedFor(stage, fault, policy);
  const outages = stage.outages + (isForgiven ? 1 : 0);
  const retryAt = plusMs(now, restMs(isForgiven ? outages : stage.attempts, policy));
  const waiting: Stage = {
    state: 'waiting',
    attempts: stage.attempts - (isForgiven ? 1 : 0),
    outages,
    cost: stage.cost,
    lastFault: fault.text.slice(0, 2_000),
    notBefore: retryAt,
  };
  return accept({ execution: withStage(held.value.execution, name, waiting, now), retryAt });
};

/** Whether a stage that ends like this will not be tried again: its holder may do without what failed. */
export const isLastTry = (stage: Stage, fault: Pick<AttemptFault, 'isOutage'>, policy: AttemptPolicy): boolean =>
  stage.attempts >= policy.maxAttempts && !isWaitedFor(stage, fault, policy);

const isWaitedFor = (
  { outages }: Stage,
  { isOutage }: Pick<AttemptFault, 'isOutage'>,
  { maxOutages }: AttemptPolicy,
): boolean => isOutage && outages < maxOutages;

/** A worker that stops gives its stage back; the attempt is not held against the video. */
export const handBackStage = (
  execution: PipelineExecution,
  name: StageName,
  fencingToken: number,
  now: Instant,
): Result<RunningExecution, LostStage> => {
  const held = heldStage(execution, name, fencingToken);
  if (!held.ok) return held;
  const { stage } = held.value;
  const waiting: Stage = {
    state: 'waiting',
    attempts: stage.attempts - 1,
    outages: stage.outages,
    cost: stage.cost,
    lastFault: stage.lastFault,
    notBefore: now,
  };
  return accept(withStage(held.value.execution, name, waiting, now));
};

/** Ends the run for good: a refusal of the media, an exhausted budget, or a cancel. */
export const failExecution = (
  execution: PendingExecution | RunningExecution,
  failure: VideoFailure,
  now: Instant,
): FailedExecution => ({
  ...execution,
  state: 'failed',
  failure,
  startedAt: execution.state === 'running' ? execution.startedAt : now,
  finishedAt: now,
  updatedAt: now,
});

/** Stages that should have a job in the queue now: ready, and neither done nor held by a living lease. */
export const startableStages = (execution: PipelineExecution, now: Instant): readonly StageName[] =>
  stageNames.filter((name) => {
    const since = startableSince(execution, name);
    return since !== undefined && since <= now;
  });

/**
 * When a stage became free to be claimed, or will: its needs are done, its rest is over, or its holder's lease ends.
 * Undefined for a stage that is done, whose needs are not, or whose execution is over. What happens to other stages meanwhile
 * does not move it.
 */
export const startableSince = (execution: PipelineExecution, name: StageName): Instant | undefined => {
  if (execution.state === 'completed' || execution.state === 'failed') return undefined;
  const stage = execution.stages[name];
  if (stage.state === 'done') return undefined;
  let since = stage.state === 'waiting' ? stage.notBefore : stage.leaseExpiresAt;
  for (const need of stageNeeds[name]) {
    const needed = execution.stages[need];
    if (needed.state !== 'done') return undefined;
    if (needed.finishedAt > since) since = needed.finishedAt;
  }
  return since;
};

const heldStage = (
  execution: PipelineExecution,
  name: StageName,
  fencingToken: number,
): Result<{ readonly execution: RunningExecution; readonly stage: RunningStage }, LostStage> => {
  const stage = execution.stages[name];
  return execution.state === 'running' && stage.state === 'running' && stage.fencingToken === fencingToken
    ? accept({ execution, stage })
    : refuse({ kind: 'stage-lost' });
};

const withStage = <E extends PipelineExecution>(execution: E, name: StageName, stage: Stage, now: Instant): E => ({
  ...execution,
  stages: { ...execution.stages, [name]: stage },
  updatedAt: now,
});
