import type { MediaRefusal } from '../../../domain/media/media-info.js';
import type { Artifact } from '../../../domain/pipeline/artifact.js';
import type { RunningExecution } from '../../../domain/pipeline/pipeline-execution.js';
import type { StageCost } from '../../../domain/pipeline/stage-cost.js';
import type { StageName } from '../../../domain/pipeline/stage.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { Result } from '../../../domain/shared/result.js';
import type { ProcessingVideo } from '../../../domain/video/video.js';
import type { StaleWrite, Transaction } from '../../ports/unit-of-work.js';

/**
 * The work of one stage. `run` may be slow and may be repeated by another worker at any time: it only reads, and writes
 * content-addressed artifacts. Everything that must happen once is in the output's `commit`.
 */
export interface StageHandler {
  run(context: StageContext): Promise<Result<StageOutput, MediaRefusal>>;
}

export interface StageContext {
  readonly video: ProcessingVideo;
  readonly execution: RunningExecution;
  /** No further try would follow such a fault: what a model can't do then is reported as not checked rather than failing the video. */
  readonly isLastTry: (fault: unknown) => boolean;
  readonly signal: AbortSignal;
  /** 0..1; cheap, call it as often as you like. */
  readonly onProgress: (fraction: number) => void;
}

export interface StageOutput {
  readonly artifacts: readonly Artifact[];
  readonly cost: StageCost;
  /** Effects that belong to the completion, in its transaction. */
  readonly commit?: (tx: Transaction, video: ProcessingVideo, now: Instant) => Promise<Result<void, StaleWrite>>;
}

export type StageHandlers = Readonly<Record<StageName, StageHandler>>;
