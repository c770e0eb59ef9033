import { doOverlap, gapMs, hull, type TimeInterval } from '../../shared/time-interval.js';
import { sigmoid } from '../finding-confidence.js';
import type { PassageChannel } from '../passages/passage.js';
import { utteranceAround } from '../passages/utterances.js';
import type { AdCue } from './ad-cues.js';
import { adBias, adWeights, type AdCueKind } from './ad-cue-kinds.js';

export const adWindowMs = 45_000;
export const adStepMs = 5_000;
export const adMergeGapMs = 20_000;
/** Cues of one read follow each other closer than this; what is farther off is other talk. */
const chainGapMs = 12_000;
/** A read begins before its first cue and goes on after the last one, at most so far within the same utterance. */
const reachMs = 15_000;

/** Everyday words make an advertisement when they begin within this. */
const togetherMs = 10_000;
/** Praise or a name so far from the offer still belongs to the read. */
const besideMs = 3_000;

export interface AdSegment {
  /** The utterances from the first to the last cue that made it, not the whole window. */
  readonly interval: TimeInterval;
  readonly probability: number;
  readonly cues: readonly AdCue[];
}

/** Each kind of cue counts once; a brand only from its second mention. Denials alone make nothing. */
export const adScore = (cues: readonly AdCue[]): number => {
  const kinds = new Set<AdCueKind>(cues.filter((cue) => cue.kind !== 'brand').map((cue) => cue.kind));
  if (hasRepeatedBrand(cues)) kinds.add('brand');
  // A counted link is a link.
  if (kinds.has('referral')) kinds.delete('link');
  // To the tenths that the weights are given in.
  return Math.round([...kinds].reduce((sum, kind) => sum + adWeights[kind], adBias) * 10) / 10;
};

const hasRepeatedBrand = (cues: readonly AdCue[]): boolean => cues.some((cue) => isRepeated(cue, cues));

/**
 * Windows of 45 s every 5 s, in them runs of cues whose score makes an advertisement of at least `minimum`, joined over
 * 20 s. `everywhere` are cues of the whole video (links of the description): they add to a run, and never make one.
 */
export const findAdSegments = (
  cues: readonly AdCue[],
  everywhere: readonly AdCue[],
  minimum: number,
  videoMs: number,
): readonly AdSegment[] => {
  const sorted = [...cues].sort(byPlace);
  const found: AdSegment[] = [];
  let from = 0;
  for (let startMs = 0; startMs < videoMs; startMs += adStepMs) {
    const window = { startMs, endMs: startMs + adWindowMs };
    while (from < sorted.length && (sorted[from]?.interval.endMs ?? 0) <= startMs) from++;
    const inside: AdCue[] = [];
    for (let at = from; at < sorted.length; at++) {
      const cue = sorted[at];
      if (cue === undefined || cue.interval.startMs >= window.endMs) break;
      if (doOverlap(cue.interval, window)) inside.push(cue);
    }
    for (const run of runsOf(inside)
      .flatMap((cues) => closeTogether(cues, startMs))
      .map(withGoodsInside)) {
      if (!run.some(isGrounds)) continue;
      const probability = sigmoid(adScore([...run, ...everywhere]));
      if (probability >= minimum) found.push(segmentOf(run, probability, window));
    }
  }
  return joinNeighbours(found);
};

/** Cues of one place after another. */
const runsOf = (sorted: readonly AdCue[]): readonly (readonly AdCue[])[] => {
  const runs: { cues: AdCue[]; endMs: number }[] = [];
  for (const cue of sorted) {
    const last = runs.at(-1);
    if (last && cue.interval.startMs - last.endMs <= chainGapMs) {
      last.cues.push(cue);
      last.endMs = Math.max(last.endMs, cue.interval.endMs);
    } else runs.push({ cues: [cue], endMs: cue.interval.endMs });
  }
  return runs.map(({ cues }) => cues);
};

/** What is said of nothing but advertising; other kinds are everyday words unless they come thick and fast. */
const telling: ReadonlySet<AdCueKind> = new Set<AdCueKind>(['sponsor', 'partner', 'promo', 'deal']);
const isTelling = (cue: AdCue): boolean => telling.has(cue.kind);

/**
 * A run without a telling cue counts only as far as its everyday ones stand together. Of a window from `fromMs` only what
 * begins within its step: the rest is the next one's.
 */
const closeTogether = (run: readonly AdCue[], fromMs: number): readonly (readonly AdCue[])[] => {
  if (run.some(isTelling)) return [run];
  return run.flatMap((first, at) => {
    if (first.interval.startMs >= fromMs + adStepMs) return [];
    const endMs = first.interval.startMs + togetherMs;
    const more = run.slice(at + 1).filter((cue) => cue.interval.startMs <= endMs);
    return more.length > 0 ? [[first, ...more]] : [];
  });
};

/** What may open a segment by itself: a brand or a praise is everyday talk, a denial is no advertisement. */
const grounds: ReadonlySet<AdCueKind> = new Set<AdCueKind>([
  ...(['sponsor', 'partner', 'promo', 'deal', 'offer', 'cta'] as const),
  ...(['link', 'gift', 'referral', 'visual', 'meta_link'] as const),
]);
const isGrounds = (cue: AdCue): boolean => grounds.has(cue.kind);

/**
 * Goods count where they are named in the read itself: heard, or seen, between its first and its last cue; without a telling
 * cue, in an utterance that calls or offers.
 */
const withGoodsInside = (run: readonly AdCue[]): readonly AdCue[] => {
  if (!run.some(({ kind }) => kind === 'goods')) return run;
  const readIn = (channel: PassageChannel): readonly TimeInterval[] => {
    const reaches = run.filter((cue) => isGrounds(cue) && cue.passage.channel === channel).map(reachOf);
    const [first, ...more] = reaches;
    return first !== undefined && run.some(isTelling) ? [more.reduce(hull, first)] : reaches;
  };
  const reads = { speech: readIn('speech'), 'on-screen-text': readIn('on-screen-text'), metadata: [] };
  return run.filter(
    (cue) => cue.kind !== 'goods' || reads[cue.passage.channel].some((read) => doOverlap(read, cue.interval)),
  );
};

const reaches = new WeakMap<AdCue, TimeInterval>();

/** Neighbouring windows ask for the same. */
const reachOf = (cue: AdCue): TimeInterval => {
  const known = reaches.get(cue);
  if (known) return known;
  const reach = cue.passage.channel === 'speech' ? utteranceAround(cue.passage, cue, reachMs) : cue.interval;
  reaches.set(cue, reach);
  return reach;
};

const segmentOf = (cues: readonly AdCue[], probability: number, window: TimeInterval): AdSegment => {
  const counted = cues.filter((cue) => adWeights[cue.kind] > 0 && (cue.kind !== 'brand' || isRepeated(cue, cues)));
  const core = counted
    .filter(isGrounds)
    .map((cue) => cue.interval)
    .reduce(hull);
  const near = counted.filter((cue) => gapMs(core, cue.interval) <= besideMs);
  const whole = near.map((cue) => cue.interval).reduce(hull);
  // A plate that stays on the screen must not stretch the segment beyond what its window saw.
  const clipped = {
    startMs: Math.max(whole.startMs, window.startMs),
    endMs: Math.min(whole.endMs, window.endMs),
  };
  const spoken = near.filter((cue) => cue.passage.channel === 'speech');
  const interval = spoken.map(reachOf).reduce(hull, clipped);
  return { interval, probability, cues: counted };
};

const isRepeated = (cue: AdCue, cues: readonly AdCue[]): boolean =>
  cue.kind === 'brand' && cues.some((other) => other !== cue && other.kind === 'brand' && other.name === cue.name);

const joinNeighbours = (segments: readonly AdSegment[]): readonly AdSegment[] => {
  const joined: { interval: TimeInterval; probability: number; cues: Set<AdCue> }[] = [];
  for (const next of [...segments].sort((a, b) => a.interval.startMs - b.interval.startMs)) {
    const last = joined.at(-1);
    if (last && gapMs(last.interval, next.interval) <= adMergeGapMs) {
      last.interval = hull(last.interval, next.interval);
      last.probability = Math.max(last.probability, next.probability);
      for (const cue of next.cues) last.cues.add(cue);
    } else joined.push({ ...next, cues: new Set(next.cues) });
  }
  return joined.map((segment) => ({ ...segment, cues: [...segment.cues] }));
};

const byPlace = (a: AdCue, b: AdCue): number =>
  a.interval.startMs - b.interval.startMs ||
  a.interval.endMs - b.interval.endMs ||
  (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
  a.start - b.start;
