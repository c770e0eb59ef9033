import { gapMs, hull, type TimeInterval } from '../../shared/time-interval.js';

/** A score of one thing over the time for which it holds. */
export interface TimedScore {
  readonly interval: TimeInterval;
  readonly score: number;
}

export interface ScoreRun {
  readonly interval: TimeInterval;
  readonly peak: number;
  readonly peakAtMs: number;
  /** Sampled frames that the run covers; a frame that stands still counts for as long as it stands. */
  readonly frames: number;
}

export interface HysteresisRule {
  readonly openAt: number;
  readonly closeBelow: number;
  readonly frameStepMs: number;
  /** Frames that may miss the thing without ending the run. */
  readonly missedFrames: number;
}

/** Opens at one score and closes below a lower one, so that a score at the threshold does not flicker. */
export const scoreRuns = (scores: readonly TimedScore[], rule: HysteresisRule): readonly ScoreRun[] => {
  const runs: ScoreRun[] = [];
  let run: TimedScore[] = [];
  const close = (): void => {
    if (run.some((each) => each.score >= rule.openAt)) runs.push(runOf(run, rule.frameStepMs));
    run = [];
  };
  for (const next of [...scores].sort(byTime)) {
    const last = run.at(-1);
    const isBroken = last && gapMs(last.interval, next.interval) > rule.frameStepMs * (rule.missedFrames + 0.5);
    if (isBroken || next.score < rule.closeBelow) close();
    if (next.score >= rule.closeBelow) run.push(next);
  }
  close();
  return runs;
};

const byTime = (a: TimedScore, b: TimedScore): number =>
  a.interval.startMs - b.interval.startMs || a.interval.endMs - b.interval.endMs || b.score - a.score;

const runOf = (scores: readonly TimedScore[], frameStepMs: number): ScoreRun => {
  const interval = scores.map((each) => each.interval).reduce(hull);
  const peak = scores.reduce((best, each) => (each.score > best.score ? each : best));
  const starts = new Set(scores.map((each) => each.interval.startMs)).size;
  const held = Math.round((interval.endMs - interval.startMs) / frameStepMs);
  return { interval, peak: peak.score, peakAtMs: peak.interval.startMs, frames: Math.max(starts, held) };
};
