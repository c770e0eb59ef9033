import { clampConfidence } from '../../shared/confidence.js';
import { doOverlap, hull, pad } from '../../shared/time-interval.js';
import type { Finding } from '../../trigger/trigger.js';
import type { DetectionScene } from '../detection-scene.js';
import { sigmoid } from '../finding-confidence.js';
import type { AdCue } from './ad-cues.js';
import type { AdCueKind } from './ad-cues.data.js';
import { adWindowMs } from './ad-segments.js';
import { cueEvidence, sourceOf } from './ad-evidence.js';

/** Own goods, barter and counted links: milder than a paid segment, so other weights. Gift + call 0.67, a bare call 0.33. */
const weights: Readonly<Partial<Record<AdCueKind, number>>> = { gift: 1.4, meta_link: 1.2, promo: 0.8, cta: 0.8 };
const bias = -1.5;

/** Around each gift phrase: what else stands within a window. In the description: all of it. */
export const findReferrals = (
  scene: DetectionScene,
  shown: readonly AdCue[],
  written: readonly AdCue[],
): readonly Finding[] => {
  const links = written.filter((cue) => cue.kind === 'meta_link').slice(0, 1);
  const spoken = shown
    .filter((cue) => cue.kind === 'gift')
    .map((gift) => {
      const around = pad(gift.interval, adWindowMs / 2, scene.durationMs);
      return [...shown.filter((cue) => weights[cue.kind] !== undefined && doOverlap(cue.interval, around))];
    });
  const counted = written.filter((cue) => weights[cue.kind] !== undefined);
  const groups = written.some((cue) => cue.kind === 'gift') ? [...spoken, counted] : spoken;
  return groups.map((cues) => ({
    riskCode: 'AD_REFERRAL_SELFPROMO',
    interval: cues.map((cue) => cue.interval).reduce(hull),
    confidence: clampConfidence(sigmoid(scoreOf([...cues, ...links]))),
    source: sourceOf(cues),
    evidence: cueEvidence([...cues, ...links]),
  }));
};

const scoreOf = (cues: readonly AdCue[]): number =>
  [...new Set(cues.map((cue) => cue.kind))].reduce((sum, kind) => sum + (weights[kind] ?? 0), bias);
