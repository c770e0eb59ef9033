import type { ScreenQueries } from '../../../../../application/ports/screen-queries.js';
import { isIsoDay } from '../../../../../domain/mention-list/list-days.js';
import { instant, type Instant } from '../../../../../domain/shared/instant.js';
import type { UserId } from '../../../../../domain/shared/ids.js';
import { queryText } from '../../shared/input.js';
import type { PageContext } from '../../shared/page-context.js';

const dayMs = 86_400_000;

/** Pages show the days of Moscow, which has had no summer time since 2014. */
const moscowOffsetMs = 3 * 3_600_000;

/** The first moment of a day as `<input type=date>` writes it; undefined when it is none. */
export const startOfDay = (text: string): Instant | undefined => {
  if (!isIsoDay(text)) return undefined;
  return instant(Date.parse(`${text}T00:00:00Z`) - moscowOffsetMs);
};

export interface DayRange {
  readonly from: string;
  readonly to: string;
  readonly bounds: { readonly createdFrom?: Instant; readonly createdBefore?: Instant };
}

/** Days `from` and `to` of the query string, both included; what is no day does not filter. */
export const dayRange = (ctx: PageContext): DayRange => {
  const from = startOfDay(queryText(ctx, 'from'));
  const to = startOfDay(queryText(ctx, 'to'));
  return {
    from: from === undefined ? '' : queryText(ctx, 'from'),
    to: to === undefined ? '' : queryText(ctx, 'to'),
    bounds: {
      ...(from !== undefined && { createdFrom: from }),
      ...(to !== undefined && { createdBefore: instant(to + dayMs) }),
    },
  };
};

export const searchText = (ctx: PageContext, name: string): string => queryText(ctx, name).trim().slice(0, 200);

/** Accounts whose name or address has the text in it, at most a hundred; undefined when no text is given. */
export const accountsNamed = async (
  queries: Pick<ScreenQueries, 'users'>,
  text: string,
): Promise<readonly UserId[] | undefined> => {
  if (text === '') return undefined;
  const { items } = await queries.users({ search: text }, { page: 1, pageSize: 100 });
  return items.map(({ id }) => id);
};
