import { clampConfidence } from '../../shared/confidence.js';
import { gapMs, hull, type TimeInterval } from '../../shared/time-interval.js';
import type { Finding } from '../../trigger/trigger.js';
import type { DetectionScene } from '../detection-scene.js';
import { sigmoid } from '../finding-confidence.js';
import { sentenceAround } from '../passages/utterances.js';
import type { AdCue } from './ad-cues.js';
import { isOneSentence } from './own-sales.js';
import type { AdCueKind } from './ad-cue-kinds.js';
import { cueEvidence, sourceOf } from './ad-evidence.js';

/**
 * Own goods, barter and counted links: milder than a paid segment, so other weights. What was got for nothing, a counted link
 * and a plea for money speak for themselves (0.62); own goods only when they are sold (own + sale 0.60, a bare call 0.33).
 */
const weights: Readonly<Partial<Record<AdCueKind, number>>> = {
  gift: 2,
  referral: 2,
  invite: 2,
  support: 2,
  own: 0.9,
  sale: 1,
  cta: 0.8,
  link: 0.8,
  offer: 0.6,
  promo: 0.8,
  meta_link: 1.2,
};
const bias = -1.5;
/** What may stand around such words and still speaks of the same. */
const aroundMs = 8_000;
const cores: ReadonlySet<AdCueKind> = new Set<AdCueKind>(['gift', 'referral', 'invite', 'support', 'own']);

/** Around each such phrase: what else stands near it. In the description: all of it. */
export const findReferrals = (
  scene: DetectionScene,
  shown: readonly AdCue[],
  written: readonly AdCue[],
): readonly Finding[] => {
  const links = written.filter((cue) => cue.kind === 'meta_link').slice(0, 1);
  const counted = shown.filter((cue) => weights[cue.kind] !== undefined);
  const spoken = counted.filter((cue) => cores.has(cue.kind)).map((core) => counted.filter((cue) => isNear(core, cue)));
  const described = written.filter((cue) => weights[cue.kind] !== undefined);
  const groups = described.some((cue) => cores.has(cue.kind)) ? [...spoken, described] : spoken;
  return groups.map((cues) => ({
    riskCode: 'AD_REFERRAL_SELFPROMO',
    interval: cues.map(placeOf).reduce(hull),
    confidence: clampConfidence(sigmoid(scoreOf([...cues, ...links]))),
    source: sourceOf(cues),
    evidence: cueEvidence([...cues, ...links]),
  }));
};

const placeOf = (cue: AdCue): TimeInterval =>
  cores.has(cue.kind) && cue.passage.channel === 'speech' ? sentenceAround(cue.passage, cue, aroundMs) : cue.interval;

/** A word of selling belongs to its sentence, others to the neighbourhood. */
const isNear = (core: AdCue, cue: AdCue): boolean =>
  gapMs(core.interval, cue.interval) <= aroundMs && (cue.kind !== 'sale' || isOneSentence(core, cue));

const scoreOf = (cues: readonly AdCue[]): number =>
  [...new Set(cues.map((cue) => cue.kind))].reduce((sum, kind) => sum + (weights[kind] ?? 0), bias);
