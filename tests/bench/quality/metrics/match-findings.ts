import { doOverlap, intersectionOverUnion, type TimeInterval } from '../../../../domain/shared/time-interval.js';

export interface Placed {
  readonly riskCode: string;
  readonly interval: TimeInterval;
}

export interface Match<L extends Placed, F extends Placed> {
  readonly label: L;
  readonly finding: F;
  readonly iou: number;
  /** Mean of what start and end are off. */
  readonly errorMs: number;
}

export interface Matching<L extends Placed, F extends Placed> {
  readonly matches: readonly Match<L, F>[];
  readonly missed: readonly L[];
  readonly spurious: readonly F[];
}

const centre = ({ startMs, endMs }: TimeInterval): number => (startMs + endMs) / 2;

const isWithin = (moment: number, { startMs, endMs }: TimeInterval): boolean => startMs <= moment && moment < endMs;

const doMeet = (a: TimeInterval, b: TimeInterval): boolean =>
  doOverlap(a, b) || isWithin(centre(a), b) || isWithin(centre(b), a);

/** Same risk and a shared moment; each finding and each label at most once, the closest pairs first. */
export const matchFindings = <L extends Placed, F extends Placed>(
  labels: readonly L[],
  findings: readonly F[],
): Matching<L, F> => {
  const pairs = labels
    .flatMap((label) =>
      findings
        .filter((finding) => finding.riskCode === label.riskCode && doMeet(label.interval, finding.interval))
        .map((finding) => ({
          label,
          finding,
          iou: intersectionOverUnion([label.interval], [finding.interval]),
          errorMs:
            (Math.abs(label.interval.startMs - finding.interval.startMs) +
              Math.abs(label.interval.endMs - finding.interval.endMs)) /
            2,
        })),
    )
    .sort((a, b) => b.iou - a.iou || a.errorMs - b.errorMs);
  const labelsLeft = new Set(labels);
  const findingsLeft = new Set(findings);
  const matches = pairs.filter(({ label, finding }) => {
    if (!labelsLeft.has(label) || !findingsLeft.has(finding)) return false;
    labelsLeft.delete(label);
    return findingsLeft.delete(finding);
  });
  return { matches, missed: [...labelsLeft], spurious: [...findingsLeft] };
};
