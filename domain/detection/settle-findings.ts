import { clampConfidence } from '../shared/confidence.js';
import { durationMs, hull, overlapMs } from '../shared/time-interval.js';
import { findRisk, type RiskCatalogue } from '../risk-definition/risk-definition.js';
import type { Evidence } from '../trigger/evidence.js';
import type { Finding } from '../trigger/trigger.js';
import { coveredRisks, mergeGapMs, minimumDurationMs } from './settling-rules.data.js';

/** More places of one risk than a person can decide: neighbours are joined over growing gaps until this many are left. */
export const findingsPerRiskLimit = 200;
const evidenceLimit = 16;

/**
 * From everything that the matchers saw to what is raised: enabled risks above their threshold, one finding per
 * neighbourhood, a graver risk in place of the milder that it contains. Settling twice changes nothing.
 */
export const settleFindings = (
  findings: readonly Finding[],
  catalogue: RiskCatalogue,
  videoMs: number,
): readonly Finding[] => {
  const standing = findings.flatMap((finding) => {
    const risk = findRisk(catalogue, finding.riskCode);
    return risk?.isEnabled === true && finding.confidence >= risk.threshold ? within(finding, videoMs) : [];
  });
  const merged = [...groupBySubject(standing).values()].flatMap(mergeNeighbours);
  const longEnough = merged.filter((each) => durationMs(each.interval) >= minimumDurationMs(each, videoMs));
  return longEnough.filter((each) => !longEnough.some((graver) => doesCover(graver, each))).sort(inReportOrder);
};

const within = (finding: Finding, videoMs: number): Finding[] => {
  const interval = { startMs: Math.max(0, finding.interval.startMs), endMs: Math.min(videoMs, finding.interval.endMs) };
  return interval.startMs < interval.endMs ? [{ ...finding, interval }] : [];
};

const groupBySubject = (findings: readonly Finding[]): Map<string, Finding[]> => {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.riskCode}/${finding.source}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
};

const mergeNeighbours = (findings: readonly Finding[]): readonly Finding[] => {
  let gapMs = mergeGapMs(findings[0]?.riskCode ?? '');
  let merged = mergeWithin(findings, gapMs);
  while (merged.length > findingsPerRiskLimit) {
    gapMs = Math.max(1_000, gapMs * 2);
    merged = mergeWithin(merged, gapMs);
  }
  return merged;
};

const mergeWithin = (findings: readonly Finding[], gapMs: number): Finding[] => {
  const merged: Finding[] = [];
  for (const next of [...findings].sort(inReportOrder)) {
    const last = merged.at(-1);
    if (last && next.interval.startMs - last.interval.endMs <= gapMs) merged[merged.length - 1] = join(last, next);
    else merged.push({ ...next, evidence: tidy(next.evidence) });
  }
  return merged;
};

const join = (a: Finding, b: Finding): Finding => ({
  ...a,
  interval: hull(a.interval, b.interval),
  confidence: clampConfidence(Math.max(a.confidence, b.confidence)),
  evidence: tidy([...a.evidence, ...b.evidence]),
});

const timeOf = (evidence: Evidence): number => {
  switch (evidence.kind) {
    case 'quote':
      return evidence.interval.startMs;
    case 'frame':
      return evidence.atMs;
    // After what was heard and read.
    case 'list':
    case 'absence':
      return Number.MAX_SAFE_INTEGER;
    default:
      return 0;
  }
};

/** Without repetitions, by time, absences last and never dropped; the rest bounded. */
const tidy = (evidence: readonly Evidence[]): readonly Evidence[] => {
  const keyed = new Map(evidence.map((each) => [JSON.stringify(each), each] as const));
  const sorted = [...keyed].sort(
    ([aKey, a], [bKey, b]) => timeOf(a) - timeOf(b) || (aKey < bKey ? -1 : aKey > bKey ? 1 : 0),
  );
  const all = sorted.map(([, each]) => each);
  return [
    ...all.filter((each) => each.kind !== 'absence').slice(0, evidenceLimit),
    ...all.filter((each) => each.kind === 'absence').slice(0, evidenceLimit),
  ];
};

/** The graver finding takes at least half of the milder one's time. */
const doesCover = (graver: Finding, milder: Finding): boolean =>
  graver.source === milder.source &&
  (coveredRisks[graver.riskCode]?.includes(milder.riskCode) ?? false) &&
  overlapMs(graver.interval, milder.interval) * 2 >= durationMs(milder.interval);

const inReportOrder = (a: Finding, b: Finding): number =>
  a.interval.startMs - b.interval.startMs ||
  a.interval.endMs - b.interval.endMs ||
  compare(a.riskCode, b.riskCode) ||
  compare(a.source, b.source) ||
  b.confidence - a.confidence ||
  compare(JSON.stringify(a.evidence), JSON.stringify(b.evidence));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
