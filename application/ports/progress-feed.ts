import type { VideoId } from '../../domain/shared/ids.js';
import type { StageName } from '../../domain/pipeline/stage.js';
import type { VideoState } from '../../domain/video/video.js';

/** News about a video's analysis for whoever watches. A convenience: the truth is in the repositories. */
export interface ProgressFeed {
  /** Never throws and never waits for a reader. */
  publish(event: ProgressEvent): void;
  /**
   * News from now on, in order, until `signal` aborts. The newest news of each stage come first, so that a late reader
   * sees where things stand. A reader that is too slow loses old news, never new ones.
   */
  subscribe(videoId: VideoId, signal: AbortSignal): AsyncIterable<ProgressEvent>;
}

export type ProgressEvent =
  | {
      readonly kind: 'stage';
      readonly videoId: VideoId;
      readonly stage: StageName;
      readonly state: 'running' | 'done' | 'retrying';
      /** 0..1 */
      readonly fraction: number;
    }
  | { readonly kind: 'video'; readonly videoId: VideoId; readonly state: VideoState };
