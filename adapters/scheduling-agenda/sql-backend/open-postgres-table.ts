import type { Socket } from 'node:net';
import { PostgresNotificationChannel } from '@agendajs/postgres-backend';
import knexFactory, { type Knex } from 'knex';
import pg from 'pg';
import type { JobTable } from '../job-table.js';
import { rowsOf } from './sql-dialect.js';
import { createSqlJobTable } from './sql-job-table.js';

export interface PostgresBackendOptions {
  readonly kind: 'postgres';
  /** `postgres://…`; the account may create a table. */
  readonly url: string;
  /** Default `agenda_jobs`; created on first use. */
  readonly table?: string;
  /** Connections for jobs, at least 1, default 4; two more wake and are woken. */
  readonly maxConnections?: number;
}

const connectLimitMs = 5_000;
const statementLimitMs = 10_000;
/** A server that has gone without a word is given up, with the connection, when it has not even said that it timed out. */
const silenceLimitMs = statementLimitMs + 5_000;

const bigint = 20;
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): unknown =>
    // Times and counts: far below 2^53.
    oid === bigint ? Number : (pg.types.getTypeParser(oid, format) as unknown),
};

/** Rows as on SQLite; the channel of Agenda's own package (LISTEN and NOTIFY) wakes the workers of other processes. */
export const openPostgresTable = (options: PostgresBackendOptions): JobTable => {
  const { url, table = 'agenda_jobs', maxConnections = 4 } = options;
  if (!/^postgres(ql)?:\/\//.test(url)) throw new TypeError('The address of PostgreSQL begins with postgres://');
  if (!(Number.isInteger(maxConnections) && maxConnections >= 1)) throw new RangeError('maxConnections is at least 1.');
  const connection = {
    connectionString: url,
    application_name: 'ai-compliance-agent queue',
    connectionTimeoutMillis: connectLimitMs,
    statement_timeout: statementLimitMs,
    keepAlive: true,
  };
  const knex = knexFactory({
    client: 'pg',
    connection: { ...connection, types } as Knex.PgConnectionConfig,
    acquireConnectionTimeout: connectLimitMs,
    log: { warn: () => undefined, error: () => undefined, deprecate: () => undefined, debug: () => undefined },
    pool: { min: 0, max: maxConnections, afterCreate: watchSilence },
  });
  // What listens hears nothing for hours, so silence is no sign there; the poll finds what a dead line did not tell.
  const pool = new pg.Pool({ ...connection, max: 2, query_timeout: connectLimitMs });
  pool.on('error', () => undefined);

  return {
    ...createSqlJobTable({ knex, dialect: 'postgres', table }),
    async askTime() {
      const [answer] = await rowsOf<{ ms: number }>(
        knex.raw('select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms'),
      );
      return answer?.ms ?? NaN;
    },
    openChannel: () => new PostgresNotificationChannel({ pool, channelName: table, reconnect: { enabled: false } }),
    async [Symbol.asyncDispose]() {
      await Promise.all([knex.destroy(), pool.end()]);
    },
  };
};

/** The part of node-postgres' client that it does not type. */
interface SocketOwner {
  readonly connection: { readonly stream: Pick<Socket, 'setTimeout' | 'destroy'> };
}

const watchSilence = (raw: unknown, done: (error: unknown, raw: unknown) => void): void => {
  const { stream } = (raw as SocketOwner).connection;
  stream.setTimeout(silenceLimitMs, () => stream.destroy(new Error(`PostgreSQL was silent for ${silenceLimitMs} ms`)));
  done(undefined, raw);
};
