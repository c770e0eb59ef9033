/** How a video is sampled in the one decode. */
export interface SamplingPlan {
  /** Frames a second, 0 < fps <= 10. */
  readonly framesPerSecond: number;
  /** Frames are scaled down to this width, never up; even height. */
  readonly maxFrameWidth: number;
  /** Hard stop, whatever the time stamps claim: no more frames than this are written. */
  readonly maxFrames: number;
}

/** Never more frames than the probed duration explains, plus one for the first frame and one for rounding. */
export const samplingPlan = (durationMs: number, framesPerSecond: number): SamplingPlan => ({
  framesPerSecond,
  maxFrameWidth: 1280,
  maxFrames: Math.ceil((durationMs / 1000) * framesPerSecond) + 2,
});
