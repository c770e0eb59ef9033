import type { Knex } from 'knex';
import type { Clock } from '../../application/ports/clock.js';
import type { ScreenQueries } from '../../application/ports/screen-queries.js';
import { createPg } from './connection/create-pg.js';
import { createDatabase, type Database } from './connection/database.js';
import { createReplica } from './connection/replica.js';
import { watchCommits } from './connection/watch-commits.js';
import type { KnexPersistenceOptions } from './options.js';
import { createScreenQueries } from './queries/knex-screen-queries.js';
import { replicaQueries } from './queries/replica-queries.js';

const defaultMaxLagMs = 5_000;

interface Primary {
  readonly knex: Knex;
  readonly db: Database;
  readonly clock: Pick<Clock, 'now'>;
}

/** The screens of the primary, or of its copy where there is one; disposing closes the copy's connections. */
export const openScreens = (
  options: KnexPersistenceOptions,
  { knex, db, clock }: Primary,
): AsyncDisposable & { readonly queries: ScreenQueries } => {
  const queries = createScreenQueries(db);
  if (!('client' in options) || options.client !== 'pg' || options.replica === undefined)
    return { queries, [Symbol.asyncDispose]: async () => undefined };
  const { connection, maxLagMs = defaultMaxLagMs, maxConnections } = options.replica;
  const { statementTimeoutMs, idleInTransactionMs } = options;
  const copyKnex = createPg({
    client: 'pg',
    connection,
    ...(maxConnections !== undefined && { maxConnections }),
    ...(statementTimeoutMs !== undefined && { statementTimeoutMs }),
    ...(idleInTransactionMs !== undefined && { idleInTransactionMs }),
  });
  const copy = createDatabase(copyKnex, 'pg');
  const replica = createReplica(db, copy, { maxLagMs, clock });
  watchCommits(knex, () => replica.wrote());
  return {
    queries: replicaQueries(queries, createScreenQueries(copy), replica),
    [Symbol.asyncDispose]: () => copyKnex.destroy(),
  };
};
