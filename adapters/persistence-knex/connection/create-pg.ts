import knexFactory, { type Knex } from 'knex';
import pg from 'pg';
import type { PgOptions } from '../options.js';
import { acquireTimeoutMs, silent } from './knex-settings.js';
import { watchSilence } from './silent-socket.js';

const defaults = { maxConnections: 10, statementTimeoutMs: 30_000, idleInTransactionMs: 60_000 };
const connectTimeoutMs = 5_000;
/** What a server has beyond its own statement timeout to say that it was reached. */
const silenceMarginMs = 5_000;

/** OIDs of `json` and `jsonb` (pg_type.dat): their text is handed over as it is, so that rows read JSON alike on both dialects. */
const jsonTypes = new Set([114, 3802]);

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): unknown =>
    jsonTypes.has(oid) ? (text: string) => text : (pg.types.getTypeParser(oid, format) as unknown),
};

/**
 * Limits stand on both sides: the server ends statements and transactions that take too long, and a server that has gone
 * without a word is given up, with the connection, once it has been silent for longer than any statement may take.
 */
export const createPg = (options: PgOptions): Knex => {
  const { connection, maxConnections, statementTimeoutMs, idleInTransactionMs } = { ...defaults, ...options };
  if (!Number.isInteger(maxConnections) || maxConnections < 1 || maxConnections > 100)
    throw new TypeError('persistence-knex: maxConnections must be 1..100');
  for (const limit of [statementTimeoutMs, idleInTransactionMs])
    if (!Number.isInteger(limit) || limit < 1) throw new TypeError('persistence-knex: limits are whole milliseconds');
  return knexFactory({
    client: 'pg',
    connection: {
      ...(typeof connection === 'string' ? { connectionString: connection } : connection),
      types,
      application_name: 'ai-compliance-agent',
      connectionTimeoutMillis: connectTimeoutMs,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: idleInTransactionMs,
      keepAlive: true,
    } as Knex.PgConnectionConfig,
    acquireConnectionTimeout: acquireTimeoutMs,
    log: silent,
    pool: {
      min: 0,
      max: maxConnections,
      afterCreate: (raw: unknown, done: (error: unknown, raw: unknown) => void) => {
        watchSilence(raw, Math.max(statementTimeoutMs, idleInTransactionMs) + silenceMarginMs);
        done(undefined, raw);
      },
    },
  });
};
