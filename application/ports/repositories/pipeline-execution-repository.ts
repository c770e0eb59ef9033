import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import type { ExecutionId, VideoId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { Result } from '../../../domain/shared/result.js';
import type { StaleWrite } from '../unit-of-work.js';

export interface PipelineExecutionRepository {
  find(id: ExecutionId): Promise<PipelineExecution | undefined>;
  /** Executions of a video, newest first, at most 100. */
  ofVideo(videoId: VideoId): Promise<readonly PipelineExecution[]>;
  add(execution: PipelineExecution): Promise<void>;
  /** Writes where the stored version is `execution.version`, and raises it by one. */
  update(execution: PipelineExecution): Promise<Result<void, StaleWrite>>;
  /** Up to `limit` executions in `state`, the longest untouched first. */
  unfinished(state: 'pending' | 'running', limit: number): Promise<readonly PipelineExecution[]>;
  /** Up to `limit` executions in `state` that finished before `before` and still have artifacts. */
  withArtifacts(state: 'completed' | 'failed', before: Instant, limit: number): Promise<readonly PipelineExecution[]>;
  /** Notes that the artifacts are gone; not a change of the execution: its version stays. */
  artifactsPurged(id: ExecutionId): Promise<void>;
}
