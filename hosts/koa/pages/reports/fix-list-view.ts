import type { ReportFinding } from '../../../../domain/report/report.js';
import type { Severity } from '../../../../domain/risk-definition/risk-definition.js';
import { byStart } from '../../../../domain/shared/time-interval.js';
import type { Words } from '../shared/page-context.js';

/** Longer lists are read in an editing program: the page says that the markers have the rest. */
const shown = 300;
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
  const items = [...findings]
    .sort((a, b) => byStart(a.interval, b.interval))
    .map((one) => ({ ...itemOf(one, words), href: hrefOf(one.triggerId) }));
  const lines = items.map(
    ({ startText, endText, risk, fixes, law }) => `☐ ${startText} – ${endText} · ${fixes} — ${risk} (${law})`,
  );
  return {
    items: items.slice(0, shown),
    countText: t('fixes.count', { count: items.length }),
    moreText: items.length > shown ? t('fixes.more', { count: format.number(items.length - shown) }) : undefined,
    isOpen: items.length <= openUpTo,
    text: [title, ...lines].join('\n'),
  };
};

const itemOf = (finding: ReportFinding, { t, format, locale }: Words): Omit<FixItem, 'href'> => ({
  id: finding.triggerId,
  startMs: finding.interval.startMs,
  startText: format.timecode(finding.interval.startMs),
  endText: format.timecode(finding.interval.endMs),
  risk: locale === 'ru' ? finding.nameRu : finding.nameEn,
  severity: finding.severity,
  severityText: t(`severity.${finding.severity}`),
  fixes: finding.fixes.map((fix) => t(`fix.${fix}`)).join('; '),
  law: finding.law[0] ?? '',
});
