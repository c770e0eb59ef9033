import type { Knex } from 'knex';
import type { Dialect } from './dialect.js';
import { MisusedTransaction } from './faults.js';

/** Where statements go: any connection of the pool, or the one of a transaction while it is open. */
export interface Database {
  readonly dialect: Dialect;
  from<Row extends object>(table: string): Knex.QueryBuilder<Row, Row[]>;
  raw<Row extends object>(sql: string, bindings?: readonly Knex.RawBinding[]): Promise<readonly Row[]>;
  /** A piece of SQL to be built into a statement. */
  fragment(sql: string, bindings?: readonly Knex.RawBinding[]): Knex.Raw;
  /** Rows that `query`, which is changed by it, finds, counted no further than `limit`. */
  countUpTo(query: Knex.QueryBuilder, limit: number): Promise<number>;
}

/** Set on a transaction's database; refuses new statements once it is closed. */
export interface Connection {
  readonly raw: unknown;
  isOpen: boolean;
}

export const createDatabase = (knex: Knex, dialect: Dialect, connection?: Connection): Database => {
  const bound = <B extends Knex.ChainableInterface>(builder: B): B => {
    if (connection === undefined) return builder;
    if (!connection.isOpen) throw new MisusedTransaction('a transaction is used after its unit of work has settled');
    return builder.connection(connection.raw);
  };
  const database: Database = {
    dialect,
    from: <Row extends object>(table: string) => bound<Knex.QueryBuilder<Row, Row[]>>(knex(table)),
    async raw<Row extends object>(sql: string, bindings: readonly Knex.RawBinding[] = []) {
      const answer: unknown = await bound(knex.raw(sql, [...bindings]));
      return (Array.isArray(answer) ? answer : (answer as { rows: unknown }).rows) as readonly Row[];
    },
    fragment: (sql, bindings = []) => knex.raw(sql, [...bindings]),
    async countUpTo(query, limit) {
      const rows = query.clearSelect().clearOrder().select(knex.raw('1 as found')).limit(limit);
      const counted = bound(knex.count({ total: '*' }).from(rows.as('bounded')));
      const [first] = (await counted) as { total: number | string }[];
      return Number(first?.total ?? 0);
    },
  };
  return database;
};
