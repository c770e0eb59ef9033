import type { Knex } from 'knex';
import type { Ordering } from '../../../application/ports/list-orderings.js';
import type { Stretch, WalkRequest } from '../../../application/ports/list-walks.js';
import type { Page, PageRequest } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { checkPageSize, pageOf } from './page-of.js';
import { beyondKey, isBeyondKey, whereWithin, type Range } from './ranges.js';

/** How the fields are stored that a list can be ordered by. */
export interface OrderedList<Field extends string> {
  readonly table: string;
  readonly columns: Readonly<Record<Field, string>>;
  /** Of these fields the database must not compare by the rules of a language: it would differ from place to place. */
  readonly texts?: readonly Field[];
}

/** The rows that a filter lets through. */
export interface Matching {
  readonly query: Knex.QueryBuilder;
  readonly ranges: readonly Range[];
}

/** By the ordering, equal ones by id the same way round: one index serves a field in both directions. */
export const inOrder = <Field extends string>(
  db: Database,
  query: Knex.QueryBuilder,
  list: OrderedList<Field>,
  { by, isDescending }: Ordering<Field>,
): Knex.QueryBuilder => {
  const direction = isDescending ? 'desc' : 'asc';
  return query.orderByRaw(`${keyOf(db, list, by)} ${direction}, ${list.table}.id ${direction}`);
};

export const orderedPage = async <Row extends object, Field extends string>(
  db: Database,
  { query, ranges }: Matching,
  list: OrderedList<Field>,
  ordering: Ordering<Field>,
  bounds: Pick<PageRequest, 'page' | 'pageSize'>,
): Promise<Page<Row>> => pageOf<Row>(db, inOrder(db, whereWithin(query, ranges), list, ordering), bounds);

/**
 * One statement, which starts at its place by the index that the ordering has: no row before it is read.
 * Databases take one bound for where to start, and not always the nearest; hence only the nearest is told.
 */
export const stretchOf = async <Row extends object, Field extends string>(
  db: Database,
  { query, ranges }: Matching,
  list: OrderedList<Field>,
  { ordering, from, isBackward = false, pageSize }: WalkRequest<Field>,
): Promise<Stretch<Row>> => {
  checkPageSize(pageSize);
  const goesDown = ordering.isDescending !== isBackward;
  const key = typeof from?.key === 'number' ? from.key : undefined;
  const ofKey = (range: Range): boolean => range.column === `${list.table}.${list.columns[ordering.by]}`;
  const isPastAll = key !== undefined && ranges.some((range) => ofKey(range) && isBeyondKey(range, key, goesDown));
  if (from === undefined || isPastAll) void whereWithin(query, ranges);
  else {
    const left = ranges.map((range) => (key !== undefined && ofKey(range) ? beyondKey(range, goesDown) : range));
    const place = `(${keyOf(db, list, ordering.by)}, ${list.table}.id)`;
    void whereWithin(query, left).whereRaw(`${place} ${goesDown ? '<' : '>'} (?, ?)`, [from.key, from.id]);
  }
  const inWalk = inOrder(db, query, list, { by: ordering.by, isDescending: goesDown });
  const rows = (await inWalk.limit(pageSize + 1)) as Row[];
  const items = rows.slice(0, pageSize);
  return { items: isBackward ? items.reverse() : items, hasMore: rows.length > pageSize };
};

export const mapStretch = <A, B>(stretch: Stretch<A>, map: (item: A) => B): Stretch<B> => ({
  ...stretch,
  items: stretch.items.map(map),
});

const keyOf = <Field extends string>(
  { dialect }: Database,
  { table, columns, texts = [] }: OrderedList<Field>,
  field: Field,
): string => {
  const column = `${table}.${columns[field]}`;
  return dialect === 'pg' && texts.includes(field) ? `${column} collate "C"` : column;
};
