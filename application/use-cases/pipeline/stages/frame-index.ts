import type { PipelineExecution } from '../../../../domain/pipeline/pipeline-execution.js';
import type { TimeInterval } from '../../../../domain/shared/time-interval.js';
import type { ArtifactStore } from '../artifact-store.js';

/** One line of the `frame-index` artifact: a sampled frame, and where the picture of it is. */
export interface FrameIndexLine {
  readonly atMs: number;
  /** Storage key of the JPEG; undefined when the picture is the same as the last one that has a key. */
  readonly key: string | undefined;
}

/** Last line of the index. */
export interface FrameIndexSummary {
  /** Up to where pictures and sound were decoded. */
  readonly pictureMs: number;
  readonly soundMs: number;
  readonly cuts: readonly { readonly atMs: number; readonly score: number }[];
}

/** A frame with a picture of its own; it stands for the time until the next one. */
export interface NewFrame {
  readonly key: string;
  readonly interval: TimeInterval;
}

export interface FrameIndex {
  /** Frames that were looked at, those that show nothing new included. */
  readonly sampled: number;
  readonly frames: readonly NewFrame[];
  /** Undefined when the extraction left no index. */
  readonly summary: FrameIndexSummary | undefined;
}

export const readFrameIndex = async (
  artifacts: ArtifactStore,
  execution: PipelineExecution,
  durationMs: number,
): Promise<FrameIndex> => {
  const lines = await artifacts.readLines<FrameIndexLine | FrameIndexSummary>(execution, 'frame-index');
  const sampled = lines.filter((line) => 'atMs' in line);
  const kept = sampled.flatMap((line) => (line.key === undefined ? [] : [{ key: line.key, atMs: line.atMs }]));
  const frames = kept.flatMap(({ key, atMs }, i) => {
    const endMs = Math.min(durationMs, kept[i + 1]?.atMs ?? durationMs);
    return atMs < endMs ? [{ key, interval: { startMs: atMs, endMs } }] : [];
  });
  return { sampled: sampled.length, frames, summary: lines.find((line) => 'pictureMs' in line) };
};

export interface SubtitleLine {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly language: string | undefined;
}
