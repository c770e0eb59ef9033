import type { Knex } from 'knex';
import type { OneOf } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';

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

/**
 * Whose rows are asked for. `isNarrowed`: the query names something that has far fewer rows than a person has. SQLite without
 * statistics would rather walk all rows of the person, and PostgreSQL, which takes the two for independent, would read them
 * all from an index to join them with the few: the plus (sqlite.org/optoverview.html) and the cast take that index from them.
 */
export const whereScoped = <Q extends Knex.QueryBuilder>(
  { dialect }: Database,
  query: Q,
  column: string,
  scope: OneOf<string> | undefined,
  isNarrowed: boolean,
): Q => {
  if (!isNarrowed || typeof scope !== 'string') return whereGiven(query, { [column]: scope });
  void query.whereRaw(dialect === 'pg' ? '??::text = ?' : '+?? = ?', [column, scope]);
  return query;
};

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
