import type { ReportFinding } from '../../../../domain/report/report.js';
import type { Severity } from '../../../../domain/risk-definition/risk-definition.js';
import { byStart } from '../../../../domain/shared/time-interval.js';
import type { Words } from '../shared/page-context.js';

/** Longer lists are read in an editing program: the page says that the markers have the rest. */
const shown = 150;
/** A list that is longer is folded at first. */
const openUpTo = 8;

interface FixItem {
  readonly id: string;
  readonly href: string;
  readonly startMs: number;
  readonly startText: string;
  readonly endText: string;
  readonly risk: string;
  readonly severity: Severity;
  readonly severityText: string;
  readonly fixes: string;
  readonly law: string;
}

export interface FixListView {
  readonly items: readonly FixItem[];
  readonly countText: string;
  readonly moreText: string | undefined;
  readonly isOpen: boolean;
  /** For the clipboard: the whole list, one line each. */
  readonly text: string;
}

/** What to change, by time. */
export const fixListView = (
  findings: readonly ReportFinding[],
  title: string,
  hrefOf: (triggerId: string) => string,
  words: Words,
): FixListView => {
  const { t, format } = words;
  const ordered = [...findings].sort((a, b) => byStart(a.interval, b.interval));
  const fixesOf = fixTexts(words);
  return {
    items: ordered.slice(0, shown).map((one) => itemOf(one, fixesOf(one), hrefOf(one.triggerId), words)),
    countText: t('fixes.count', { count: ordered.length }),
    moreText: ordered.length > shown ? t('fixes.more', { count: format.number(ordered.length - shown) }) : undefined,
    isOpen: ordered.length <= openUpTo,
    text: [title, ...ordered.map((one) => lineOf(one, fixesOf(one), words))].join('\n'),
  };
};

/** A report of thousands of findings has but a few sets of fixes. */
const fixTexts = ({ t }: Words): ((finding: ReportFinding) => string) => {
  const known = new Map<string, string>();
  return ({ fixes }) => {
    const key = fixes.join();
    const text = known.get(key) ?? fixes.map((fix) => t(`fix.${fix}`)).join('; ');
    known.set(key, text);
    return text;
  };
};

const nameOf = ({ nameRu, nameEn }: ReportFinding, { locale }: Words): string => (locale === 'ru' ? nameRu : nameEn);

const lineOf = (finding: ReportFinding, fixes: string, words: Words): string => {
  const { startMs, endMs } = finding.interval;
  const time = `${words.format.timecode(startMs)} – ${words.format.timecode(endMs)}`;
  return `☐ ${time} · ${fixes} — ${nameOf(finding, words)} (${finding.law[0] ?? ''})`;
};

const itemOf = (finding: ReportFinding, fixes: string, href: string, words: Words): FixItem => ({
  id: finding.triggerId,
  href,
  startMs: finding.interval.startMs,
  startText: words.format.timecode(finding.interval.startMs),
  endText: words.format.timecode(finding.interval.endMs),
  risk: nameOf(finding, words),
  severity: finding.severity,
  severityText: words.t(`severity.${finding.severity}`),
  fixes,
  law: finding.law[0] ?? '',
});
