import { totalMs, type TimeInterval } from '../../../../domain/shared/time-interval.js';
import { checkNames, type CheckName, type Coverage } from '../../../../domain/signal/coverage.js';
import { hasText } from '../../i18n/translator.js';
import type { Words } from '../shared/page-context.js';

export interface CoverageView {
  readonly check: string;
  readonly state: 'checked' | 'part' | 'not-checked';
  readonly stateText: string;
  readonly lines: readonly string[];
}

const lineOf = (entry: Coverage, totalText: string, { t, format, locale }: Words): readonly string[] => {
  const part = (intervals: readonly TimeInterval[]): string =>
    t('report.seconds', { checked: format.duration(totalMs(intervals)), total: totalText });
  if (entry.state === 'not-checked')
    return [
      entry.intervals.length === 0
        ? t(`notChecked.${entry.reason}`)
        : `${t(`notChecked.${entry.reason}`)} (${part(entry.intervals)})`,
    ];
  const frames =
    entry.framesSampled > 0
      ? `; ${t('report.frames', {
          sampled: format.number(entry.framesSampled),
          analysed: format.number(entry.framesAnalysed),
        })}`
      : '';
  return [
    `${entry.engine}, ${entry.model}: ${part(entry.intervals)}${frames}`,
    ...entry.limitations.map((key) =>
      hasText(locale, `limitation.${key}`) ? t(`limitation.${key}`) : t('limitation.other', { key }),
    ),
  ];
};

const stateOf = (entries: readonly Coverage[]): CoverageView['state'] => {
  const isChecked = entries.some((entry) => entry.state === 'checked' && entry.intervals.length > 0);
  if (!isChecked) return 'not-checked';
  return entries.every((entry) => entry.state === 'checked') ? 'checked' : 'part';
};

/** One line per check of the product; a check that the report does not mention at all was not done. */
export const coverageView = (
  coverage: readonly Coverage[],
  durationMs: number,
  words: Words,
): readonly CoverageView[] => {
  const totalText = words.format.duration(durationMs);
  const text = { checked: 'report.checked', part: 'report.checkedPart', 'not-checked': 'report.notChecked' };
  return checkNames.map((check: CheckName) => {
    const entries = coverage.filter((entry) => entry.check === check);
    const state = stateOf(entries);
    const lines = entries.flatMap((entry) => lineOf(entry, totalText, words));
    return {
      check: words.t(`check.${check}`),
      state,
      stateText: words.t(text[state]),
      lines: lines.length > 0 ? lines : [words.t('notChecked.not-run')],
    };
  });
};
