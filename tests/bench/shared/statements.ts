import type { Knex } from 'knex';

export interface Statement {
  readonly sql: string;
  readonly bindings: readonly (string | number | boolean | null)[];
}

/** The reads that some work sends to the database. */
export const statementsOf = async (knex: Knex, work: () => Promise<unknown>): Promise<readonly Statement[]> => {
  const seen: Statement[] = [];
  const note = ({ sql, bindings }: { readonly sql: string; readonly bindings?: Statement['bindings'] }): void => {
    if (/^\s*(select|with)\b/i.test(sql)) seen.push({ sql: sql.replace(/\$\d+/g, '?'), bindings: bindings ?? [] });
  };
  knex.on('query', note);
  try {
    await work();
  } finally {
    knex.off('query', note);
  }
  return seen;
};
