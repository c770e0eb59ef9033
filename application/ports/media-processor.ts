import type { FrameFingerprint } from '../../domain/media/frame-fingerprint.js';
import type { MediaInfo, MediaRefusal, VideoContainer } from '../../domain/media/media-info.js';
import type { MediaLimits } from '../../domain/media/media-limits.js';
import type { SamplingPlan } from '../../domain/media/sampling-plan.js';
import type { Result } from '../../domain/shared/result.js';
import type { TimeInterval } from '../../domain/shared/time-interval.js';

/** Reads hostile media files. Never trusts a name, never opens any file but the given one, never exceeds its limits. */
export interface MediaProcessor {
  /** Container by the first bytes (4,100 are enough), before the rest has arrived; undefined when it is none that we know. */
  sniff(head: Uint8Array): Promise<SniffedContainer | undefined>;
  /**
   * Opens the file at `path`, reads its structure and its end (a cut file is `truncated-file`), and applies `limits`.
   * Refuses, within 10 s, everything that is not a playable video. Throws `MediaFault` when the tool itself is broken or missing.
   */
  probe(path: string, limits: MediaLimits, signal?: AbortSignal): Promise<Result<ProbedMedia, MediaRefusal>>;
  /**
   * One decode of the video: sampled frames as JPEG and, when there is one, its sound as 16 kHz mono 16-bit WAV, into `workDir`
   * (exists, empty). The time of a frame is the presentation time of the picture really shown (within one source frame).
   * Frames are in order of time; times count from where the presentation starts, the earlier of picture and sound. Aborting kills
   * it at once and throws the reason.
   */
  extract(
    path: string,
    media: MediaInfo,
    plan: SamplingPlan,
    workDir: string,
    options: ExtractOptions,
  ): Promise<Result<Extraction, MediaRefusal>>;
  /** Cues of a text subtitle stream; pictures (PGS, VobSub) are not text and give an empty list. */
  subtitles(path: string, streamIndex: number, signal?: AbortSignal): Promise<readonly SubtitleCue[]>;
  /** Version line of the tool, for reports and health. Throws `MediaFault` when it is missing. */
  version(): Promise<string>;
}

export interface SniffedContainer {
  readonly container: VideoContainer;
  readonly contentType: string;
}

export interface ProbedMedia {
  readonly media: MediaInfo;
  readonly container: VideoContainer;
}

export interface ExtractOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (doneMs: number) => void;
}

export interface Extraction {
  /** Absolute path of the WAV, undefined without sound. */
  readonly audioPath: string | undefined;
  readonly frames: readonly ExtractedFrame[];
  /** Moments of scene cuts with their score 0..1. */
  readonly cuts: readonly { readonly atMs: number; readonly score: number }[];
  /** Up to where pictures were really decoded; may differ from what the container claims. */
  readonly pictureMs: number;
  /** Up to where sound was really decoded; 0 without sound. */
  readonly soundMs: number;
}

export interface ExtractedFrame {
  readonly atMs: number;
  readonly path: string;
  readonly fingerprint: FrameFingerprint;
}

export interface SubtitleCue {
  readonly interval: TimeInterval;
  readonly text: string;
}

export class MediaFault extends Error {
  override readonly name = 'MediaFault';
}
