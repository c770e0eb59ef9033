import { z } from 'zod';
import type { Page, PageRequest } from '../../../../application/index.js';
import type { RouteContext } from '../../http/app-state.js';
import { problem } from '../../http/problem.js';
import { numeral } from './filters.js';

/** A store counts its way to a page: rows beyond this one are for cursors and narrower filters. */
const pageDepth = 10_000;

/** Fields that every list's query schema contains. */
export const pagingFields = {
  page: numeral(z.int().min(1).max(pageDepth)).default(1),
  page_size: numeral(z.int().min(1).max(100)).default(20),
};

/** What a list answers with. */
export const pageView = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    count: z.int().min(0).describe('Exact up to 10,000; then it stands for "at least"'),
    next: z.url().nullable(),
    previous: z.url().nullable(),
    results: z.array(item),
  });

type Bounds = Pick<PageRequest, 'page' | 'pageSize'>;

/** Throws where pages do not go. */
export const pageRequest = (query: { readonly page: number; readonly page_size: number }): PageRequest => {
  if (query.page * query.page_size > pageDepth) throw problem('page-too-deep');
  return { page: query.page, pageSize: query.page_size };
};

export interface PagePresentation<Item> {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly Item[];
}

/** `countCeiling`: where the store stops counting, so that a full page there may have a successor. */
const countCeiling = 10_000;

export const presentPage = <T, Item>(
  ctx: RouteContext,
  baseUrl: string,
  { page, pageSize }: Bounds,
  found: Page<T>,
  present: (item: T) => Item,
): PagePresentation<Item> => {
  const hasNext = hasMore({ page, pageSize }, found) && (page + 1) * pageSize <= pageDepth;
  const link = (target: number): string => linkWith(ctx, baseUrl, { page: String(target) });
  return {
    count: found.total,
    next: hasNext ? link(page + 1) : null,
    previous: page > 1 ? link(page - 1) : null,
    results: found.items.map(present),
  };
};

export const hasMore = ({ page, pageSize }: Bounds, { items, total }: Page<unknown>): boolean =>
  items.length === pageSize && (total >= countCeiling || page * pageSize < total);

/** The address of this request with other parameters; undefined takes one away. */
export const linkWith = (
  ctx: RouteContext,
  baseUrl: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string => {
  const url = new URL(ctx.path + ctx.search, baseUrl);
  for (const [name, value] of Object.entries(parameters))
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  return url.href;
};

/** A page of a list that is in memory already. */
export const pageOf = <T>(items: readonly T[], { page, pageSize }: Bounds): Page<T> => ({
  items: items.slice((page - 1) * pageSize, page * pageSize),
  total: items.length,
});
