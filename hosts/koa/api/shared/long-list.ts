import { z } from 'zod';
import type { Ordering, Page, PageRequest, Position, Stretch, WalkRequest } from '../../../../application/index.js';
import type { Actor } from '../../../../domain/user/access.js';
import type { RouteContext } from '../../http/app-state.js';
import { problem } from '../../http/problem.js';
import type { WebOptions } from '../../services.js';
import { createCursors, type Cursor } from './cursors.js';
import {
  hasMore,
  linkWith,
  pageRequest,
  pageView,
  pagingFields,
  presentPage,
  type PagePresentation,
} from './paging.js';

/** Fields of the query of a list that may pass any number of pages. */
export const longListFields = {
  ...pagingFields,
  cursor: z
    .string()
    .max(4_096)
    .regex(/^[A-Za-z0-9_-]*$/)
    .optional()
    .describe('Instead of page: empty to begin, then as in next and previous; with the same filters and ordering'),
};

/** What such a list answers with. */
export const longPageView = <Item extends z.ZodType>(item: Item) =>
  pageView(item).extend({
    count: z
      .int()
      .min(0)
      .nullable()
      .describe('Exact up to 10,000; then it stands for "at least". Null with a cursor: nothing is counted'),
  });

export interface LongListQuery {
  readonly page: number;
  readonly page_size: number;
  readonly cursor?: string | undefined;
}

export interface LongList<Row, Field extends string, Item> {
  readonly ordering: Ordering<Field>;
  readonly page: (request: PageRequest<Field>) => Promise<Page<Row>>;
  readonly walk: (request: WalkRequest<Field>) => Promise<Stretch<Row>>;
  readonly positionOf: (row: Row) => Position;
  readonly present: (row: Row) => Item;
}

export interface LongListRequest {
  readonly ctx: RouteContext;
  readonly actor: Actor;
  readonly query: LongListQuery;
}

export interface LongPagePresentation<Item> extends Omit<PagePresentation<Item>, 'count'> {
  readonly count: number | null;
}

export type AnswerLongList = <Row, Field extends string, Item>(
  request: LongListRequest,
  list: LongList<Row, Field, Item>,
) => Promise<LongPagePresentation<Item>>;

/** Answers by page as far as pages go, and by cursor without end; where the pages end, `next` goes on by cursor. */
export const createLongLists = ({ baseUrl, secret }: WebOptions): AnswerLongList => {
  const cursors = createCursors(secret);

  return async ({ ctx, actor, query }, { ordering, page, walk, positionOf, present }) => {
    const link = (cursor: Cursor): string =>
      linkWith(ctx, baseUrl, { page: undefined, cursor: cursors.write(nameOf(ctx, actor, ordering), cursor) });

    if (query.cursor === undefined) {
      const request = pageRequest(query);
      const found = await page({ ...request, ordering });
      const presented = presentPage(ctx, baseUrl, request, found, present);
      const last = found.items.at(-1);
      const isLastPage = presented.next === null && last !== undefined && hasMore(request, found);
      return isLastPage ? { ...presented, next: link({ isBackward: false, from: positionOf(last) }) } : presented;
    }

    if (ctx.query['page'] !== undefined) throw problem('page-and-cursor');
    const cursor =
      query.cursor === '' ? { isBackward: false } : cursors.read(nameOf(ctx, actor, ordering), query.cursor);
    if (cursor === undefined) throw problem('invalid-cursor');
    const found = await walk({ ...cursor, ordering, pageSize: query.page_size });
    const { items } = found;
    const [first, last] = [items[0], items.at(-1)];
    const towards = (isBackward: boolean, edge: typeof first): string =>
      link(edge === undefined ? { isBackward } : { isBackward, from: positionOf(edge) });
    const isFromWithin = cursor.from !== undefined;
    const next = (cursor.isBackward ? isFromWithin : found.hasMore) ? towards(false, last) : null;
    const previous = (cursor.isBackward ? found.hasMore : isFromWithin) ? towards(true, first) : null;
    return { count: null, next, previous, results: items.map(present) };
  };
};

/** A cursor is good for this list in this order, under these filters, for this person. */
const nameOf = (ctx: RouteContext, { userId }: Actor, { by, isDescending }: Ordering<string>): string => {
  const filters = [...new URLSearchParams(ctx.search)]
    .filter(([name]) => !['cursor', 'page', 'page_size'].includes(name))
    .map((pair) => pair.join('='))
    .sort();
  return JSON.stringify([ctx.path, userId, by, isDescending, filters]);
};
