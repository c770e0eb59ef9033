import type { ReportFinding } from '../../../../domain/report/report.js';
import { riskCategories, severities, type Severity } from '../../../../domain/risk-definition/risk-definition.js';
import { byStart } from '../../../../domain/shared/time-interval.js';
import type { Words } from '../shared/page-context.js';

/** A lane is drawn this wide, whatever the length of the video. */
export const laneWidth = 1_000;
/** Narrower ones could be neither seen nor hit. */
const leastWidth = 4;
/** Marks that are closer than this are drawn as one. */
const leastGap = 1.5;

interface TimelineMark {
  /** Of the first place that it stands for. */
  readonly placeId: string;
  readonly startMs: number;
  readonly severity: Severity;
  readonly text: string;
  readonly x: number;
  readonly width: number;
}

interface Lane {
  readonly name: string;
  readonly countText: string;
  readonly href: string;
  readonly marks: readonly TimelineMark[];
}

export interface TimelineView {
  readonly durationMs: number;
  readonly endText: string;
  readonly middleText: string;
  readonly lanes: readonly Lane[];
}

/** Where the findings lie, a lane for each group of law; at most some hundreds of marks in each. */
export const timelineView = (
  findings: readonly ReportFinding[],
  durationMs: number,
  here: string,
  words: Words,
): TimelineView => ({
  durationMs,
  middleText: words.format.duration(durationMs / 2),
  endText: words.format.duration(durationMs),
  lanes: riskCategories.flatMap((group) => {
    const own = findings.filter(({ category }) => category === group);
    if (own.length === 0) return [];
    return {
      name: words.t(`category.${group}`),
      countText: words.t('ui.findings', { count: own.length }),
      href: `${here}?group=${group}`,
      marks: marksOf(own, durationMs, words),
    };
  }),
});

const marksOf = (findings: readonly ReportFinding[], durationMs: number, words: Words): readonly TimelineMark[] => {
  const marks: TimelineMark[] = [];
  for (const finding of [...findings].sort((a, b) => byStart(a.interval, b.interval))) {
    const next = markOf(finding, durationMs, words);
    const last = marks.at(-1);
    if (last !== undefined && next.x - (last.x + last.width) < leastGap) marks[marks.length - 1] = joined(last, next);
    else marks.push(next);
  }
  return marks;
};

const markOf = (finding: ReportFinding, durationMs: number, { format, locale }: Words): TimelineMark => {
  const { startMs, endMs } = finding.interval;
  const scale = laneWidth / Math.max(1, durationMs);
  const width = Math.min(laneWidth, Math.max(leastWidth, (endMs - startMs) * scale));
  return {
    placeId: finding.triggerId,
    startMs,
    severity: finding.severity,
    text: `${format.timecode(startMs)} – ${format.timecode(endMs)} · ${locale === 'ru' ? finding.nameRu : finding.nameEn}`,
    x: Math.max(0, Math.min(laneWidth - width, startMs * scale)),
    width,
  };
};

const joined = (a: TimelineMark, b: TimelineMark): TimelineMark => ({
  ...a,
  width: Math.max(a.x + a.width, b.x + b.width) - a.x,
  severity: severities.indexOf(a.severity) <= severities.indexOf(b.severity) ? a.severity : b.severity,
});
