import { clampConfidence } from '../../shared/confidence.js';
import { doOverlap, pad } from '../../shared/time-interval.js';
import { findRisk } from '../../risk-definition/risk-definition.js';
import type { Finding } from '../../trigger/trigger.js';
import { absenceOf } from '../absence.js';
import type { DetectionScene } from '../detection-scene.js';
import { intervalOf, type Passage } from '../passages/passage.js';
import { findPhrases } from '../text/phrase-pattern.js';
import type { AdCue } from './ad-cues.js';
import { findAdSegments } from './ad-segments.js';
import { cueEvidence, markPadMs, sourceOf } from './ad-evidence.js';
import { restrictedGoods, type RestrictedGoods } from './restricted-goods.data.js';

/** A restricted product by its name; which one is told by `goods`. */
export interface GoodsCue extends AdCue {
  readonly goods: RestrictedGoods;
}

export const findGoods = (passages: readonly Passage[]): readonly GoodsCue[] =>
  findPhrases(passages, restrictedGoods).map(({ entry, passage, start, end }) => ({
    kind: 'goods',
    rule: entry.rule,
    passage,
    start,
    end,
    interval: intervalOf(passage, { start, end }),
    name: undefined,
    goods: entry,
  }));

/** Banned or limited goods inside advertising; their names add to the score, yet never make an advertisement alone. */
export const findRestrictedAds = (
  scene: DetectionScene,
  shown: readonly AdCue[],
  named: readonly GoodsCue[],
  links: readonly AdCue[],
): readonly Finding[] =>
  restrictedGoods.flatMap((goods) => {
    const cues = named.filter((cue) => cue.goods === goods);
    if (cues.length === 0) return [];
    const minimum = findRisk(scene.catalogue, goods.riskCode)?.threshold ?? 1;
    return findAdSegments(
      [...shown.filter(({ kind }) => kind !== 'goods'), ...cues],
      links.slice(0, 1),
      minimum,
      scene.durationMs,
    )
      .filter((segment) => segment.cues.some((cue) => cue.kind === 'goods'))
      .flatMap((segment): readonly Finding[] => {
        const finding = {
          riskCode: goods.riskCode,
          interval: segment.interval,
          confidence: clampConfidence(segment.probability),
          source: sourceOf(segment.cues),
          evidence: cueEvidence(segment.cues),
        };
        if (goods.warnings.length === 0) return [finding];
        const searched = pad(segment.interval, markPadMs, scene.durationMs);
        return hasWarning(scene, goods, searched)
          ? []
          : [{ ...finding, evidence: [...finding.evidence, absenceOf(scene, 'medical-warning', searched)] }];
      });
  });

const hasWarning = (
  scene: DetectionScene,
  goods: RestrictedGoods,
  searched: { readonly startMs: number; readonly endMs: number },
): boolean =>
  findPhrases([...scene.speech, ...scene.screen], [{ patterns: goods.warnings }]).some(({ passage, start, end }) =>
    doOverlap(intervalOf(passage, { start, end }), searched),
  );
