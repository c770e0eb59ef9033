import type { OneOf, Page, PageRequest } from '../../../../application/ports/screen-queries.js';

/** Port `Page.total`. */
const countLimit = 10_000;

/** The page of what is already filtered and sorted. */
export const pageOf = <T>(rows: readonly T[], { page, pageSize }: Pick<PageRequest, 'page' | 'pageSize'>): Page<T> => {
  if (!Number.isSafeInteger(page) || page < 1) throw new RangeError(`page must be 1 or more, not ${page}`);
  checkPageSize(pageSize);
  const start = (page - 1) * pageSize;
  return { items: rows.slice(start, start + pageSize), total: Math.min(rows.length, countLimit) };
};

export const checkPageSize = (pageSize: number): void => {
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 100)
    throw new RangeError(`pageSize must be 1..100, not ${pageSize}`);
};

export const mapPage = <A, B>(page: Page<A>, map: (item: A) => B): Page<B> => ({ ...page, items: page.items.map(map) });

/** True also for a filter that is not given. */
export const isGiven = <T extends string>(wanted: OneOf<T> | undefined, value: T | undefined): boolean =>
  wanted === undefined ||
  (typeof wanted === 'string' ? wanted === value : value !== undefined && wanted.includes(value));

/** From the first bound on, and up to, not including, the second. */
export const isWithin = (value: number, from: number | undefined, before: number | undefined): boolean =>
  (from === undefined || value >= from) && (before === undefined || value < before);

export const hasText = (search: string | undefined, ...texts: readonly string[]): boolean =>
  search === undefined || texts.join('\n').toLowerCase().includes(search.toLowerCase());
