import type { TrailEntry, TrailFilter } from '../../../../../application/ports/admin-queries.js';
import type { ScreenQueries } from '../../../../../application/ports/screen-queries.js';
import type { Words } from '../../shared/page-context.js';
import { trailLine } from './trail-view.js';

export const trailTableLimit = 100_000;
const stretchSize = 100;

/**
 * The trail as CSV (RFC 4180), stretch by stretch: memory stays the same however long it is. Excel knows UTF-8 by the mark in
 * front, and takes a semicolon for a column where the decimal sign is a comma.
 */
export async function* trailTable(
  queries: Pick<ScreenQueries, 'trail'>,
  filter: TrailFilter,
  words: Words,
  limit = trailTableLimit,
): AsyncGenerator<string> {
  const { t } = words;
  const separator = words.locale === 'ru' ? ';' : ',';
  const line = (cells: readonly string[]): string => `${cells.map(csvCell).join(separator)}\r\n`;
  const head = ['when', 'what', 'who'].map((key) => t(`adminUsers.${key}`));
  yield `\uFEFF${line([...head, t('admin.email'), t('ops.subject'), t('adminUsers.details')])}`;
  let last: TrailEntry | undefined;
  let count = 0;
  for (let hasMore = true; hasMore;) {
    if (count >= limit) {
      yield line([t('ops.tableCut', { count: limit })]);
      return;
    }
    const from = last && { key: last.entry.at, id: last.entry.id };
    const found = await queries.trail(filter, {
      pageSize: Math.min(stretchSize, limit - count),
      ...(from && { from }),
    });
    yield found.items
      .map((entry) => {
        const { at, action, who, whoEmail, subject, details } = trailLine(entry, words);
        return line([new Date(at).toISOString(), action, who, whoEmail, subject, details]);
      })
      .join('');
    count += found.items.length;
    last = found.items.at(-1);
    hasMore = found.hasMore && last !== undefined;
  }
}

/** What a spreadsheet would take for a formula is made a text by an apostrophe (OWASP, CSV injection). */
export const csvCell = (text: string): string => {
  const harmless = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};
