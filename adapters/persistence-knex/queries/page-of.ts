import type { Knex } from 'knex';
import type { Page, PageRequest } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';

/** What the total is counted to; port `Page.total`. */
const countLimit = 10_000;

/** Two statements, however many rows match: the page, and a count that stops at the limit. */
export const pageOf = async <Row extends object>(
  db: Database,
  query: Knex.QueryBuilder,
  { page, pageSize }: Pick<PageRequest, 'page' | 'pageSize'>,
): Promise<Page<Row>> => {
  checkPageRequest(page, pageSize);
  const offset = (page - 1) * pageSize;
  const all = query.clone();
  const items = (await query.limit(pageSize).offset(offset)) as Row[];
  const isLast = items.length < pageSize && (items.length > 0 || page === 1);
  const total = isLast ? offset + items.length : await db.countUpTo(all, countLimit + 1);
  return { items, total: Math.min(total, countLimit) };
};

const checkPageRequest = (page: number, pageSize: number): void => {
  if (!Number.isSafeInteger(page) || page < 1) throw new RangeError(`page must be 1 or more, not ${page}`);
  checkPageSize(pageSize);
};

export const checkPageSize = (pageSize: number): void => {
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 100)
    throw new RangeError(`pageSize must be 1..100, not ${pageSize}`);
};

export const mapPage = <A, B>(page: Page<A>, map: (item: A) => B): Page<B> => ({ ...page, items: page.items.map(map) });
