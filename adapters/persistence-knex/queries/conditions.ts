import type { Knex } from 'knex';
import type { CreatedBetween, OneOf, UpdatedBetween } from '../../../application/ports/screen-queries.js';

/** Equalities for the values that are given; what is undefined does not filter. */
export const whereGiven = <Q extends Knex.QueryBuilder>(
  query: Q,
  values: Readonly<Record<string, OneOf<string> | undefined>>,
): Q => {
  for (const [column, value] of Object.entries(values))
    if (typeof value === 'string') void query.where(column, value);
    else if (value?.length === 1) void query.where(column, value[0]);
    else if (value !== undefined) void query.whereIn(column, value);
  return query;
};

/** From the first bound on, and up to, not including, the second. */
export const whereWithin = <Q extends Knex.QueryBuilder>(
  query: Q,
  column: string,
  from: number | undefined,
  before: number | undefined,
): Q => {
  if (from !== undefined) void query.where(column, '>=', from);
  if (before !== undefined) void query.where(column, '<', before);
  return query;
};

export const whereCreated = <Q extends Knex.QueryBuilder>(query: Q, column: string, filter: CreatedBetween): Q =>
  whereWithin(query, column, filter.createdFrom, filter.createdBefore);

export const whereUpdated = <Q extends Knex.QueryBuilder>(query: Q, column: string, filter: UpdatedBetween): Q =>
  whereWithin(query, column, filter.updatedFrom, filter.updatedBefore);

/** `search` is taken letter by letter: it has no wildcards. */
export const whereContains = <Q extends Knex.QueryBuilder>(query: Q, column: string, search: string | undefined): Q => {
  if (search === undefined || search === '') return query;
  const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  void query.whereRaw(`?? like ? escape '\\'`, [column, pattern]);
  return query;
};

/** Newest first by `column`; ids, which rise with time, part what happened in the same millisecond. */
export const newestFirst = <Q extends Knex.QueryBuilder>(query: Q, table: string, column: string): Q => {
  void query.orderBy([
    { column: `${table}.${column}`, order: 'desc' },
    { column: `${table}.id`, order: 'desc' },
  ]);
  return query;
};
