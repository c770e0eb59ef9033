import {
  executionStates,
  type ExecutionCore,
  type PipelineExecution,
  type Stage,
} from '../../../domain/pipeline/pipeline-execution.js';
import { executionId, userId, videoId } from '../../../domain/shared/ids.js';
import type { VideoFailure } from '../../../domain/video/video-failure.js';
import { fromJson, oneOf, present, reading, toInstant, toJson, type BigIntColumn, type JsonColumn } from './columns.js';

export interface ExecutionRow {
  readonly id: string;
  readonly video_id: string;
  readonly owner_id: string;
  readonly state: string;
  readonly stages: JsonColumn;
  readonly claims: number;
  readonly created_at: BigIntColumn;
  readonly updated_at: BigIntColumn;
  readonly started_at: BigIntColumn | null;
  readonly finished_at: BigIntColumn | null;
  readonly failure: JsonColumn;
  readonly version: number;
}

export const toExecutionRow = (execution: PipelineExecution): ExecutionRow => ({
  id: execution.id,
  video_id: execution.videoId,
  owner_id: execution.ownerId,
  state: execution.state,
  stages: toJson(execution.stages),
  claims: execution.claims,
  created_at: execution.createdAt,
  updated_at: execution.updatedAt,
  started_at: execution.state === 'pending' ? null : execution.startedAt,
  finished_at: execution.state === 'completed' || execution.state === 'failed' ? execution.finishedAt : null,
  failure: execution.state === 'failed' ? toJson(execution.failure) : null,
  version: execution.version,
});

/** Outages are counted since 21 November 2026; rows from before have none. */
const stagesOf = (column: JsonColumn): ExecutionCore['stages'] => {
  const none: Pick<Stage, 'outages'> = { outages: 0 };
  const { validate, extract, transcribe, look, detect, publish } = fromJson<ExecutionCore['stages']>(column);
  return {
    validate: { ...none, ...validate },
    extract: { ...none, ...extract },
    transcribe: { ...none, ...transcribe },
    look: { ...none, ...look },
    detect: { ...none, ...detect },
    publish: { ...none, ...publish },
  };
};

export const fromExecutionRow = reading('execution', (row: ExecutionRow): PipelineExecution => {
  const core: ExecutionCore = {
    id: executionId(row.id),
    videoId: videoId(row.video_id),
    ownerId: userId(row.owner_id),
    stages: stagesOf(row.stages),
    claims: row.claims,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    version: row.version,
  };
  const started = () => ({ startedAt: toInstant(present(row.started_at)) });
  const finished = () => ({ ...started(), finishedAt: toInstant(present(row.finished_at)) });
  const state = oneOf(executionStates, row.state);
  switch (state) {
    case 'pending':
      return { ...core, state };
    case 'running':
      return { ...core, state, ...started() };
    case 'completed':
      return { ...core, state, ...finished() };
    case 'failed':
      return { ...core, state, ...finished(), failure: fromJson<VideoFailure>(row.failure) };
  }
});
