import type { Knex } from 'knex';

/** Equalities for the values that are given; what is undefined does not filter. */
export const whereGiven = <Q extends Knex.QueryBuilder>(
  query: Q,
  values: Readonly<Record<string, string | undefined>>,
): Q => {
  for (const [column, value] of Object.entries(values)) if (value !== undefined) void query.where(column, value);
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
