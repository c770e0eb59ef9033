import { startableSince } from './execution-decisions.js';
import type { PipelineExecution, RunningStage } from './pipeline-execution.js';
import { stageNames, type StageName } from './stage.js';
import type { WorkerId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';

export interface HeldStage {
  readonly execution: PipelineExecution;
  readonly name: StageName;
  readonly stage: RunningStage;
}

export interface Workload {
  /** Stages that could be worked on this moment, and nobody does. */
  readonly waiting: number;
  /** Since when the first of them could be. */
  readonly oldestWaitingSince: Instant | undefined;
  /** Stages that rest after a fault. */
  readonly resting: number;
  /** Held under a lease that lives. */
  readonly running: readonly HeldStage[];
  /** Held by somebody whose lease is over. */
  readonly abandoned: readonly HeldStage[];
  readonly workers: readonly {
    readonly id: WorkerId;
    readonly stages: readonly HeldStage[];
    readonly isAlive: boolean;
  }[];
}

/** What executions that are not over say of the queue and of those who work on it. */
export const workloadOf = (executions: readonly PipelineExecution[], now: Instant): Workload => {
  const all = executions.flatMap((execution) =>
    stageNames.map((name) => ({ execution, name, stage: execution.stages[name] })),
  );
  const held = all.flatMap(({ execution, name, stage }) =>
    stage.state === 'running' ? [{ execution, name, stage }] : [],
  );
  const free = all.flatMap(({ execution, name, stage }) => {
    const since = stage.state === 'waiting' ? startableSince(execution, name) : undefined;
    return since === undefined ? [] : [{ since, attempts: stage.attempts }];
  });
  const waiting = free.filter(({ since }) => since <= now);
  const isAlive = ({ stage }: HeldStage): boolean => stage.leaseExpiresAt > now;
  return {
    waiting: waiting.length,
    oldestWaitingSince: waiting.map(({ since }) => since).sort((a, b) => a - b)[0],
    resting: free.filter(({ since, attempts }) => since > now && attempts > 0).length,
    running: held.filter(isAlive),
    abandoned: held.filter((one) => !isAlive(one)),
    workers: [...new Set(held.map(({ stage }) => stage.workerId))].map((id) => {
      const stages = held.filter(({ stage }) => stage.workerId === id);
      return { id, stages, isAlive: stages.some(isAlive) };
    }),
  };
};
