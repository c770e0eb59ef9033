import type { TrailEntry, TrailFilter } from '../../../../../application/ports/admin-queries.js';
import type { ScreenQueries } from '../../../../../application/ports/screen-queries.js';
import type { Words } from '../../shared/page-context.js';
import { csvLine, csvMark } from '../shared/csv.js';
import { trailLine } from './trail-view.js';

export const trailTableLimit = 100_000;
const stretchSize = 100;

/** The trail as CSV, stretch by stretch: memory stays the same however long it is. */
export async function* trailTable(
  queries: Pick<ScreenQueries, 'trail'>,
  filter: TrailFilter,
  words: Words,
  limit = trailTableLimit,
): AsyncGenerator<string> {
  const { t } = words;
  const line = (cells: readonly string[]): string => csvLine(cells, words.locale);
  const head = ['when', 'what', 'who'].map((key) => t(`adminUsers.${key}`));
  yield `${csvMark}${line([...head, t('admin.email'), t('ops.subject'), t('adminUsers.details')])}`;
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
