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
  readonly href: string;
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
  hrefOf: (triggerId: string) => string,
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
      marks: marksOf(own, durationMs, hrefOf, words),
    };
  }),
});

interface Stretch {
  readonly first: ReportFinding;
  readonly x: number;
  width: number;
  severity: Severity;
}

const marksOf = (
  findings: readonly ReportFinding[],
  durationMs: number,
  hrefOf: (triggerId: string) => string,
  words: Words,
): readonly TimelineMark[] => {
  const stretches: Stretch[] = [];
  for (const finding of [...findings].sort((a, b) => byStart(a.interval, b.interval))) {
    const next = stretchOf(finding, durationMs);
    const last = stretches.at(-1);
    if (last !== undefined && next.x - (last.x + last.width) < leastGap) join(last, next);
    else stretches.push(next);
  }
  return stretches.map(({ first, x, width, severity }) => {
    const { startMs } = first.interval;
    return { href: hrefOf(first.triggerId), startMs, severity, text: textOf(first, words), x, width };
  });
};

const stretchOf = (first: ReportFinding, durationMs: number): Stretch => {
  const { startMs, endMs } = first.interval;
  const scale = laneWidth / Math.max(1, durationMs);
  const width = Math.min(laneWidth, Math.max(leastWidth, (endMs - startMs) * scale));
  return { first, x: Math.max(0, Math.min(laneWidth - width, startMs * scale)), width, severity: first.severity };
};

const join = (stretch: Stretch, next: Stretch): void => {
  stretch.width = Math.max(stretch.x + stretch.width, next.x + next.width) - stretch.x;
  if (severities.indexOf(next.severity) < severities.indexOf(stretch.severity)) stretch.severity = next.severity;
};

const textOf = ({ interval, nameRu, nameEn }: ReportFinding, { format, locale }: Words): string =>
  `${format.timecode(interval.startMs)} – ${format.timecode(interval.endMs)} · ${locale === 'ru' ? nameRu : nameEn}`;
