import { z } from 'zod';
import type { Page, PageRequest } from '../../../../application/index.js';
import type { RouteContext } from '../../http/app-state.js';

/** Fields that every list's query schema contains. */
export const pagingFields = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  page_size: z.coerce.number().int().min(1).max(100).default(20),
};

/** What a list answers with. */
export const pageView = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    count: z.int().min(0).describe('Exact up to 10,000; then it stands for "at least"'),
    next: z.url().nullable(),
    previous: z.url().nullable(),
    results: z.array(item),
  });

export const pageRequest = (query: { readonly page: number; readonly page_size: number }): PageRequest => ({
  page: query.page,
  pageSize: query.page_size,
});

interface PagePresentation<Item> {
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
  { page, pageSize }: PageRequest,
  found: Page<T>,
  present: (item: T) => Item,
): PagePresentation<Item> => {
  const isFull = found.items.length === pageSize;
  const isCountOpen = found.total >= countCeiling;
  const hasNext = isFull && (isCountOpen || page * pageSize < found.total);
  const link = (target: number): string => {
    const url = new URL(ctx.path + ctx.search, baseUrl);
    url.searchParams.set('page', String(target));
    return url.href;
  };
  return {
    count: found.total,
    next: hasNext ? link(page + 1) : null,
    previous: page > 1 ? link(page - 1) : null,
    results: found.items.map(present),
  };
};

/** A page of a list that is in memory already. */
export const pageOf = <T>(items: readonly T[], { page, pageSize }: PageRequest): Page<T> => ({
  items: items.slice((page - 1) * pageSize, page * pageSize),
  total: items.length,
});
