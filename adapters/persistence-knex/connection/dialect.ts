import type { Knex } from 'knex';

/** The two kinds of database that the migrations and queries are written for. */
export type Dialect = 'sqlite' | 'pg';

export const dialectOf = (knex: Knex): Dialect => {
  const { dialect } = knex.client as { readonly dialect?: string };
  if (dialect === 'sqlite3') return 'sqlite';
  if (dialect === 'postgresql') return 'pg';
  throw new TypeError(`persistence-knex works on SQLite and PostgreSQL, not on ${String(dialect)}`);
};
