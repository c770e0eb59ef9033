import type { Knex } from 'knex';

export type SqlDialect = 'sqlite' | 'postgres';

/** The rows of a raw statement: the two drivers wrap them differently. */
export const rowsOf = async <Row>(statement: Knex.Raw): Promise<readonly Row[]> => {
  const answer = (await statement) as readonly Row[] | { readonly rows: readonly Row[] };
  return 'rows' in answer ? answer.rows : answer;
};
