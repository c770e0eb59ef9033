import type { Knex } from 'knex';
import type { Clock } from '../../application/ports/clock.js';

export type KnexPersistenceOptions = ConnectionOptions & {
  /** For the expiry of sessions, the last use of budgets and the dates of migrations; the system's own clock by default. */
  readonly clock?: Pick<Clock, 'now'>;
  /**
   * Refuse at once what would wait for itself: runs and queries inside a run. Default true. It follows every promise of the
   * process (AsyncLocalStorage), an eighth of a host's time on Node 20; without it such a bug ends after 5 s as a fault.
   */
  readonly guardRuns?: boolean;
};

export type ConnectionOptions = SqliteOptions | PgOptions | { readonly knex: Knex };

export interface SqliteOptions {
  readonly client: 'sqlite';
  /** Path of the database file; made, with its folder, when it is not there. `:memory:` lives as long as the adapter. */
  readonly filename: string;
}

export interface PgOptions {
  readonly client: 'pg';
  /** `postgres://…` URL, or the settings of node-postgres. */
  readonly connection: string | Knex.PgConnectionConfig;
  /** 1..100 connections of this process; 10 by default. */
  readonly maxConnections?: number;
  /** Whole milliseconds that one statement may take; 30,000 by default. Migrations have no such limit. */
  readonly statementTimeoutMs?: number;
  /** Whole milliseconds that a transaction may wait for its own process before the server ends it; 60,000 by default. */
  readonly idleInTransactionMs?: number;
  /** A streaming copy of the database, which answers screens while it is there and close enough behind. */
  readonly replica?: ReplicaOptions;
}

export interface ReplicaOptions {
  readonly connection: string | Knex.PgConnectionConfig;
  /** Milliseconds by which a copy may be behind; 5,000 by default. What this process wrote is seen at once, whatever it says. */
  readonly maxLagMs?: number;
  /** 1..100 connections of this process; 10 by default. */
  readonly maxConnections?: number;
}
