import { scoreItem } from '../metrics/score-items.js';
import type { JudgedItem } from '../run/judged-item.js';

const transcript = ({ item }: JudgedItem): string =>
  item.truth.map((signal) => ('text' in signal ? signal.text : '')).join(' ');

/** What was missed and what was raised for nothing, with the true words; for the half that may be looked at. */
export const missLines = (judged: readonly JudgedItem[]): readonly string[] =>
  judged.map(scoreItem).flatMap(({ judged: each, missed, spurious }) => {
    if (missed.length + spurious.length === 0) return [];
    const wanted = missed.map(({ riskCode }) => riskCode).join(', ') || '—';
    const got = spurious.map(({ riskCode, source }) => `${riskCode} (${source})`).join(', ') || '—';
    return [`${each.item.id}: не найдено ${wanted}; лишнее ${got}: ${transcript(each)}`];
  });
