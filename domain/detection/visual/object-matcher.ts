import { clampConfidence } from '../../shared/confidence.js';
import { doOverlap } from '../../shared/time-interval.js';
import { findRisk } from '../../risk-definition/risk-definition.js';
import type { ObjectBox } from '../../signal/signal.js';
import type { Evidence } from '../../trigger/evidence.js';
import type { Finding } from '../../trigger/trigger.js';
import type { Matcher } from '../detection-scene.js';
import { anyOf } from '../finding-confidence.js';
import { hysteresis, minimumFrames } from './class-rules.data.js';
import { scoreRuns, type TimedScore } from './hysteresis.js';
import { objectCertainty, objectRules, type ObjectRule } from './object-rules.data.js';

const frameEvidenceLimit = 5;
/** Detectors lose a small thing on single frames. */
const missedFrames = 1;

interface Sight {
  readonly box: ObjectBox;
  readonly rule: ObjectRule;
  readonly certainty: number;
}

/** Things of one risk on one frame add up by kind (two bottles are one hint, a bottle and a glass two), then over time. */
export const matchObjects: Matcher = (scene) => {
  const codes = [...new Set(objectRules.map((rule) => rule.riskCode))];
  return codes.flatMap((riskCode) => {
    const sights = scene.objects.flatMap((box): Sight[] => {
      const rule = objectRules.find((each) => each.riskCode === riskCode && each.labels.includes(box.label));
      return rule ? [{ box, rule, certainty: objectCertainty(rule, box.confidence) }] : [];
    });
    const openAt = findRisk(scene.catalogue, riskCode)?.threshold ?? 1;
    return scoreRuns(frameScores(sights), {
      openAt,
      closeBelow: openAt - hysteresis,
      frameStepMs: scene.frameStepMs,
      missedFrames,
    })
      .filter((run) => run.frames >= minimumFrames)
      .map((run): Finding => ({
        riskCode,
        interval: run.interval,
        confidence: clampConfidence(run.peak),
        source: 'objects',
        evidence: sights
          .filter((sight) => doOverlap(sight.box.interval, run.interval))
          .sort((a, b) => b.certainty - a.certainty || a.box.interval.startMs - b.box.interval.startMs)
          .slice(0, frameEvidenceLimit)
          .map(({ box }) => frameOf(box)),
      }));
  });
};

const frameOf = (box: ObjectBox): Evidence => ({
  kind: 'frame',
  atMs: box.interval.startMs,
  label: box.label,
  score: box.confidence,
  box: box.box,
});

const frameScores = (sights: readonly Sight[]): readonly TimedScore[] => {
  const frames = new Map<number, Sight[]>();
  for (const sight of sights) {
    const { startMs } = sight.box.interval;
    frames.set(startMs, [...(frames.get(startMs) ?? []), sight]);
  }
  return [...frames.values()].flatMap((seen) => {
    const best = new Map<ObjectRule, number>();
    for (const { rule, certainty } of seen) best.set(rule, Math.max(best.get(rule) ?? 0, certainty));
    const longest = seen.map((sight) => sight.box.interval).reduce((a, b) => (a.endMs >= b.endMs ? a : b));
    return [{ interval: longest, score: anyOf([...best.values()]) }];
  });
};
