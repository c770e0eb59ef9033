import type { Signal } from '../../../../domain/signal/signal.js';
import { scoreItem } from '../metrics/score-items.js';
import type { JudgedItem } from '../run/judged-item.js';

/** Words in their order; a line that was read on many frames once. */
const textOf = (signals: readonly Signal[]): string => {
  const words = signals.flatMap((signal) => (signal.kind === 'word' ? signal.text : []));
  const lines = new Set(signals.flatMap((signal) => (signal.kind === 'text' ? signal.text : [])));
  return [words.join(' '), ...lines].filter((text) => text !== '').join(' | ');
};

/** What was missed and what was raised for nothing, with the true words; for the half that may be looked at. */
export const missLines = (
  judged: readonly (JudgedItem & { readonly signals?: readonly Signal[] })[],
): readonly string[] =>
  judged.flatMap((each) => {
    const { missed, spurious } = scoreItem(each);
    if (missed.length + spurious.length === 0) return [];
    const wanted = missed.map(({ riskCode }) => riskCode).join(', ') || '—';
    const got = spurious.map(({ riskCode, source }) => `${riskCode} (${source})`).join(', ') || '—';
    const read = each.signals === undefined ? '' : `\n    прочитано: ${textOf(each.signals)}`;
    return [`${each.item.id}: не найдено ${wanted}; лишнее ${got}: ${textOf(each.item.truth)}${read}`];
  });
