import type { Finding } from '../../../../domain/trigger/trigger.js';
import type { Label } from '../corpus/labelled-item.js';
import { familyOf, isProfanity, type Family } from '../corpus/phrase.js';
import type { JudgedItem } from '../run/judged-item.js';
import { wilson } from '../../../../domain/quality/wilson.js';
import { bootstrap, type Range } from './confidence-intervals.js';
import { isDisputable } from './disputable.js';
import { matchFindings, type Match } from './match-findings.js';
import { median } from './median.js';

export interface ScoredItem {
  readonly judged: JudgedItem;
  readonly matches: readonly Match<Label, Finding>[];
  readonly missed: readonly Label[];
  readonly spurious: readonly Finding[];
}

export const scoreItem = (judged: JudgedItem): ScoredItem => {
  const { labels } = judged.item;
  const { matches, missed, spurious } = matchFindings(labels, judged.findings);
  return { judged, matches, missed, spurious: spurious.filter((finding) => !isDisputable(finding, labels)) };
};

export interface Share {
  readonly value: number;
  readonly range: Range;
}

export interface Figures {
  readonly labels: number;
  readonly hits: number;
  readonly falseAlarms: number;
  readonly precision: Share;
  readonly recall: Share;
  readonly f1: Share;
  /** Median overlap of matched pairs and median error of their edges; NaN without matches. */
  readonly iou: number;
  readonly errorMs: number;
}

/** What of the labels and findings is counted. */
export interface Selection {
  readonly label: (label: Label) => boolean;
  readonly finding: (finding: Finding) => boolean;
}

export const everything: Selection = { label: () => true, finding: () => true };

export const ofFamily = (family: Family): Selection => ({
  label: ({ riskCode }) => familyOf(riskCode) === family,
  finding: ({ riskCode }) => familyOf(riskCode) === family,
});

export const spoken: Selection = {
  label: ({ channel }) => channel === 'speech',
  finding: ({ source }) => source === 'speech',
};

const bootstrapSeed = 1_979;

export const figuresOf = (items: readonly ScoredItem[], selection: Selection = everything): Figures => {
  const counts = items.map(({ matches, missed, spurious }) => {
    const hits = matches.filter(({ label }) => selection.label(label)).length;
    return {
      hits,
      labels: hits + missed.filter(selection.label).length,
      falseAlarms: spurious.filter(selection.finding).length,
    };
  });
  const f1 = (sample: readonly Counts[]): number => {
    const [hits, labels, alarms] = [sum(sample, 'hits'), sum(sample, 'labels'), sum(sample, 'falseAlarms')];
    return (2 * hits) / (labels + hits + alarms);
  };
  const [hits, labels, falseAlarms] = [sum(counts, 'hits'), sum(counts, 'labels'), sum(counts, 'falseAlarms')];
  const matches = items.flatMap((item) => item.matches).filter(({ label }) => selection.label(label));
  return {
    labels,
    hits,
    falseAlarms,
    precision: { value: hits / (hits + falseAlarms), range: wilson(hits, hits + falseAlarms) },
    recall: { value: hits / labels, range: wilson(hits, labels) },
    f1: { value: f1(counts), range: bootstrap(counts, f1, bootstrapSeed) },
    iou: median(matches.map(({ iou }) => iou)),
    errorMs: median(matches.map(({ errorMs }) => errorMs)),
  };
};

type Counts = Readonly<Record<'hits' | 'labels' | 'falseAlarms', number>>;

const sum = (counts: readonly Counts[], key: keyof Counts): number =>
  counts.reduce((total, each) => total + each[key], 0);

export interface CleanFigures {
  readonly items: number;
  readonly hits: number;
  readonly profanityHits: number;
}

/** Findings in items that contain nothing to find. */
export const cleanFigures = (items: readonly ScoredItem[]): CleanFigures => {
  const clean = items.filter(({ judged }) => judged.item.group === 'clean');
  const hits = clean.flatMap(({ judged }) => judged.findings);
  return {
    items: clean.length,
    hits: hits.length,
    profanityHits: hits.filter(({ riskCode }) => isProfanity(riskCode)).length,
  };
};
