import { doOverlap, gapMs, hull, type TimeInterval } from '../../shared/time-interval.js';
import { sigmoid } from '../finding-confidence.js';
import type { AdCue } from './ad-cues.js';
import { adBias, adWeights, type AdCueKind } from './ad-cues.data.js';

export const adWindowMs = 45_000;
export const adStepMs = 5_000;
export const adMergeGapMs = 20_000;

export interface AdSegment {
  /** From the first to the last cue that made it, not the whole window. */
  readonly interval: TimeInterval;
  readonly probability: number;
  readonly cues: readonly AdCue[];
}

/** Each kind of cue counts once; a brand only from its second mention. Denials alone make nothing. */
export const adScore = (cues: readonly AdCue[]): number => {
  const kinds = new Set<AdCueKind>(cues.filter((cue) => cue.kind !== 'brand').map((cue) => cue.kind));
  if (hasRepeatedBrand(cues)) kinds.add('brand');
  return [...kinds].reduce((sum, kind) => sum + adWeights[kind], adBias);
};

const hasRepeatedBrand = (cues: readonly AdCue[]): boolean => {
  const seen = new Map<string, AdCue>();
  return cues.some((cue) => {
    if (cue.kind !== 'brand' || cue.name === undefined) return false;
    const earlier = seen.get(cue.name);
    if (earlier) return true;
    seen.set(cue.name, cue);
    return false;
  });
};

/**
 * Windows of 45 s every 5 s whose score makes an advertisement of at least `minimum`, joined over 20 s. `everywhere` are
 * cues of the whole video (links of the description): they add to a window, and never make one.
 */
export const findAdSegments = (
  cues: readonly AdCue[],
  everywhere: readonly AdCue[],
  minimum: number,
  videoMs: number,
): readonly AdSegment[] => {
  const sorted = [...cues].sort(byPlace);
  const segments: AdSegment[] = [];
  for (let startMs = 0; startMs < videoMs; startMs += adStepMs) {
    const window = { startMs, endMs: startMs + adWindowMs };
    const inside = sorted.filter((cue) => doOverlap(cue.interval, window));
    if (!inside.some(isGrounds)) continue;
    const probability = sigmoid(adScore([...inside, ...everywhere]));
    if (probability < minimum) continue;
    const next = segmentOf(inside, probability, window);
    const last = segments.at(-1);
    if (last && gapMs(last.interval, next.interval) <= adMergeGapMs) segments[segments.length - 1] = join(last, next);
    else segments.push(next);
  }
  return segments;
};

/** What may open a segment by itself: a brand or a praise is everyday talk, a denial is no advertisement. */
const isGrounds = (cue: AdCue): boolean =>
  cue.kind !== 'denial' && cue.kind !== 'brand' && cue.kind !== 'praise' && cue.kind !== 'goods';

const segmentOf = (cues: readonly AdCue[], probability: number, window: TimeInterval): AdSegment => {
  const grounds = cues.filter((cue) => cue.kind !== 'denial' && (cue.kind !== 'brand' || isRepeated(cue, cues)));
  const whole = grounds.map((cue) => cue.interval).reduce(hull);
  // A plate that stays on the screen must not stretch the segment beyond what its window saw.
  const interval = {
    startMs: Math.max(whole.startMs, window.startMs),
    endMs: Math.min(whole.endMs, window.endMs),
  };
  return { interval, probability, cues: grounds };
};

const isRepeated = (cue: AdCue, cues: readonly AdCue[]): boolean =>
  cues.some((other) => other !== cue && other.kind === 'brand' && other.name === cue.name);

const join = (a: AdSegment, b: AdSegment): AdSegment => ({
  interval: hull(a.interval, b.interval),
  probability: Math.max(a.probability, b.probability),
  cues: [...new Set([...a.cues, ...b.cues])],
});

const byPlace = (a: AdCue, b: AdCue): number =>
  a.interval.startMs - b.interval.startMs ||
  a.interval.endMs - b.interval.endMs ||
  (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
  a.start - b.start;
