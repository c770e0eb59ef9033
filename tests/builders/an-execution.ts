import { failExecution, newExecution } from '../../domain/pipeline/execution-decisions.js';
import type {
  CompletedExecution,
  DoneStage,
  FailedExecution,
  PendingExecution,
  RunningExecution,
  RunningStage,
} from '../../domain/pipeline/pipeline-execution.js';
import { noCost } from '../../domain/pipeline/stage-cost.js';
import { executionId } from '../../domain/shared/ids.js';
import { freshId } from './fresh-id.js';
import { knownIds } from './known-ids.js';
import { atNoon, minute, noon, second } from './moments.js';

/** Not begun: every stage waits. */
export const anExecution = (over: Partial<PendingExecution> = {}): PendingExecution => ({
  ...newExecution(executionId(freshId()), knownIds.video, knownIds.owner, noon),
  ...over,
});

export const aRunningStage = (over: Partial<RunningStage> = {}): RunningStage => ({
  state: 'running',
  attempts: 1,
  outages: 0,
  cost: noCost,
  lastFault: undefined,
  workerId: knownIds.worker,
  fencingToken: 1,
  leaseExpiresAt: atNoon(5 * second),
  startedAt: noon,
  ...over,
});

export const aDoneStage = (over: Partial<DoneStage> = {}): DoneStage => ({
  state: 'done',
  attempts: 1,
  outages: 0,
  cost: { modelCalls: 3, modelMs: 1_500, microUsd: 250 },
  lastFault: undefined,
  startedAt: noon,
  finishedAt: atNoon(minute),
  artifacts: [],
  ...over,
});

/** The first stage is held by the known worker under fencing token 1. */
export const aRunningExecution = (over: Partial<RunningExecution> = {}): RunningExecution => {
  const pending = anExecution();
  return {
    ...pending,
    state: 'running',
    startedAt: noon,
    claims: 1,
    stages: { ...pending.stages, validate: aRunningStage() },
    ...over,
  };
};

/** Every stage is done; `extract` left one artifact. */
export const aCompletedExecution = (over: Partial<CompletedExecution> = {}): CompletedExecution => {
  const pending = anExecution();
  const done = aDoneStage();
  const audio = { kind: 'audio', key: `artifacts/${pending.id}/audio-ab12.wav`, sha256: 'ab12', sizeBytes: 9 } as const;
  return {
    ...pending,
    state: 'completed',
    startedAt: noon,
    finishedAt: atNoon(6 * minute),
    claims: 6,
    stages: {
      validate: done,
      extract: aDoneStage({ artifacts: [audio] }),
      transcribe: done,
      look: done,
      detect: done,
      publish: done,
    },
    ...over,
  };
};

export const aFailedExecution = (over: Partial<FailedExecution> = {}): FailedExecution => ({
  ...failExecution(aRunningExecution(), { kind: 'attempts-exhausted', stage: 'validate', attempts: 3 }, atNoon(minute)),
  ...over,
});
