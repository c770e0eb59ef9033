import { clampConfidence } from '../../shared/confidence.js';
import { doOverlap, durationMs } from '../../shared/time-interval.js';
import { findRisk } from '../../risk-definition/risk-definition.js';
import type { Finding, TriggerSource } from '../../trigger/trigger.js';
import type { DetectionScene, Matcher } from '../detection-scene.js';
import { classRules, hysteresis, minimumFrames, type ClassRule } from './class-rules.data.js';
import { scoreRuns } from './hysteresis.js';

/** Scores of classifiers over time, at least two neighbouring sampled frames long; graver readings of a score come first. */
export const matchClasses: Matcher = (scene) => {
  const found: Finding[] = [];
  for (const rule of classRules) {
    const graver = found.filter((finding) => finding.riskCode === rule.yieldsTo && isRaised(scene, finding));
    found.push(...findClass(scene, rule, graver));
  }
  return found;
};

const isRaised = (scene: DetectionScene, finding: Finding): boolean => {
  const risk = findRisk(scene.catalogue, finding.riskCode);
  return risk?.isEnabled === true && finding.confidence >= risk.threshold;
};

const findClass = (scene: DetectionScene, rule: ClassRule, graver: readonly Finding[]): readonly Finding[] => {
  const openAt = rule.openAt ?? findRisk(scene.catalogue, rule.riskCode)?.threshold ?? 1;
  const scores = scene.scores
    .filter((score) => score.classifier === rule.classifier && score.label === rule.label)
    .filter((score) => !graver.some((finding) => doOverlap(finding.interval, score.interval)))
    .map(({ interval, confidence }) => ({ interval, score: confidence }));
  const thresholds = { openAt, closeBelow: openAt - hysteresis, frameStepMs: scene.frameStepMs, missedFrames: 0 };
  return scoreRuns(scores, thresholds)
    .filter((run) => run.frames >= minimumFrames)
    .map((run) => ({
      riskCode: rule.riskCode,
      interval: run.interval,
      confidence: clampConfidence(rule.certainty(run.peak)),
      source: sourceOf[rule.classifier],
      evidence: [
        {
          kind: 'score',
          classifier: rule.classifier,
          label: rule.label,
          peak: run.peak,
          threshold: openAt,
          aboveMs: durationMs(run.interval),
        },
        { kind: 'frame', atMs: run.peakAtMs, label: rule.label, score: run.peak, box: undefined },
      ],
    }));
};

const sourceOf = { nsfw: 'nsfw', violence: 'violence', scene: 'objects' } as const satisfies Record<
  string,
  TriggerSource
>;
