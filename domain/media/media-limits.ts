import { accept, refuse, type Result } from '../shared/result.js';
import type { MediaInfo, MediaRefusal, VideoContainer } from './media-info.js';

export interface MediaLimits {
  readonly maxBytes: number;
  readonly maxDurationMs: number;
  /** Width times height of one frame; 8192 x 4320 by default. */
  readonly maxPixels: number;
  readonly maxStreams: number;
  readonly containers: readonly VideoContainer[];
}

/** Defaults of `seeds/configuration.md`: 2 GiB, 7200 s. */
export const defaultMediaLimits: MediaLimits = {
  maxBytes: 2_147_483_648,
  maxDurationMs: 7_200_000,
  maxPixels: 35_389_440,
  maxStreams: 32,
  containers: ['mp4', 'avi', 'mov', 'mkv', 'webm'],
};

/** Shorter than this there is not one sampled frame to look at. */
export const minDurationMs = 100;

export const checkMedia = (media: MediaInfo, limits: MediaLimits): Result<MediaInfo, MediaRefusal> => {
  const { width, height } = media.video;
  if (width * height > limits.maxPixels)
    return refuse({ kind: 'frame-too-large', width, height, maxPixels: limits.maxPixels });
  if (media.durationMs > limits.maxDurationMs)
    return refuse({ kind: 'too-long', durationMs: media.durationMs, limitMs: limits.maxDurationMs });
  if (media.durationMs < minDurationMs) return refuse({ kind: 'too-short', durationMs: media.durationMs });
  return accept(media);
};
