import type { Knex } from 'knex';
import type { Ordering } from '../../../application/ports/list-orderings.js';
import type { Stretch, WalkRequest } from '../../../application/ports/list-walks.js';
import type { Database } from '../connection/database.js';
import { checkPageSize } from './page-of.js';

/** How the fields are stored that a list can be ordered by. */
export interface OrderedList<Field extends string> {
  readonly table: string;
  readonly columns: Readonly<Record<Field, string>>;
  /** Of these fields the database must not compare by the rules of a language: it would differ from place to place. */
  readonly texts?: readonly Field[];
}

/** By the ordering, equal ones by id the same way round: one index serves a field in both directions. */
export const inOrder = <Q extends Knex.QueryBuilder, Field extends string>(
  db: Database,
  query: Q,
  list: OrderedList<Field>,
  { by, isDescending }: Ordering<Field>,
): Q => {
  const direction = isDescending ? 'desc' : 'asc';
  void query.orderByRaw(`${keyOf(db, list, by)} ${direction}, ${list.table}.id ${direction}`);
  return query;
};

/** One statement, which starts at its place by the index that the ordering has: no row before it is read. */
export const stretchOf = async <Row extends object, Field extends string>(
  db: Database,
  query: Knex.QueryBuilder,
  list: OrderedList<Field>,
  { ordering, from, isBackward = false, pageSize }: WalkRequest<Field>,
): Promise<Stretch<Row>> => {
  checkPageSize(pageSize);
  const isDescending = ordering.isDescending !== isBackward;
  if (from !== undefined) {
    const place = `(${keyOf(db, list, ordering.by)}, ${list.table}.id)`;
    void query.whereRaw(`${place} ${isDescending ? '<' : '>'} (?, ?)`, [from.key, from.id]);
  }
  const rows = (await inOrder(db, query, list, { by: ordering.by, isDescending }).limit(pageSize + 1)) as Row[];
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
