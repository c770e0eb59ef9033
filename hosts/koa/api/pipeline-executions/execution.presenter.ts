import type { PipelineExecution, Stage } from '../../../../domain/pipeline/pipeline-execution.js';
import { addCost, noCost } from '../../../../domain/pipeline/stage-cost.js';
import { stageNames, type StageName } from '../../../../domain/pipeline/stage.js';
import type { Locale } from '../../../../domain/user/user.js';
import { seconds, time } from '../shared/present.js';
import { presentFailure } from '../videos/failure.presenter.js';

/** Worker names, leases and raw faults stay inside: they are for the log and the admin's pages. */
export const presentExecution = (execution: PipelineExecution, locale: Locale) => {
  const cost = stageNames.map((name) => execution.stages[name].cost).reduce(addCost, noCost);
  return {
    id: execution.id,
    video: execution.videoId,
    owner: execution.ownerId,
    status: execution.state,
    stages: stageNames.map((name) => presentStage(name, execution.stages[name])),
    failure: execution.state === 'failed' ? presentFailure(execution.failure, locale) : null,
    model_calls: cost.modelCalls,
    model_seconds: seconds(cost.modelMs),
    cost_usd: cost.microUsd / 1_000_000,
    started_at: execution.state === 'pending' ? null : time(execution.startedAt),
    finished_at: execution.state === 'completed' || execution.state === 'failed' ? time(execution.finishedAt) : null,
    created_at: time(execution.createdAt),
    updated_at: time(execution.updatedAt),
  };
};

const presentStage = (name: StageName, stage: Stage) => ({
  name,
  status: stage.state,
  attempts: stage.attempts,
  outages: stage.outages,
  started_at: stage.state === 'waiting' ? null : time(stage.startedAt),
  finished_at: stage.state === 'done' ? time(stage.finishedAt) : null,
});
