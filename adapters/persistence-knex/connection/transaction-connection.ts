import type { Knex } from 'knex';
import { PersistenceFault } from '../../../application/ports/unit-of-work.js';
import type { Connection } from './database.js';
import type { Dialect } from './dialect.js';
import { toFault } from './faults.js';
import { retryBusy } from './retry-busy.js';

/** One connection of the pool with a transaction begun on it. The first `commit` or `rollback` ends it; later ones do nothing. */
export interface TransactionConnection {
  readonly connection: Connection;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
}

/**
 * Not knex's own transactions: those begin SQLite's deferred, so that a read followed by a write fails with
 * SQLITE_BUSY_SNAPSHOT when another process wrote in between, and give a connection whose COMMIT failed back to the pool
 * with its transaction open. PostgreSQL's snapshot makes a lost race an error of the update.
 */
const begin = { sqlite: 'BEGIN IMMEDIATE', pg: 'BEGIN ISOLATION LEVEL REPEATABLE READ' } as const;

/** Each statement sees what is committed by then. SQLite's writers exclude each other: there it makes no difference. */
const beginAnew = { ...begin, pg: 'BEGIN ISOLATION LEVEL READ COMMITTED' } as const;

export const beginTransaction = async (
  knex: Knex,
  dialect: Dialect,
  view: 'snapshot' | 'latest' = 'snapshot',
): Promise<TransactionConnection> =>
  retryBusy(async () => {
    const raw = await acquire(knex);
    try {
      await knex.raw((view === 'snapshot' ? begin : beginAnew)[dialect]).connection(raw);
      return begun(knex, raw);
    } catch (error) {
      // While we rest the connection goes back, so that readers in this process are not held up.
      release(knex, raw);
      throw error;
    }
  });

const begun = (knex: Knex, raw: unknown): TransactionConnection => {
  const connection: Connection = { raw, isOpen: true };
  let isEnded = false;
  const rollback = async (): Promise<void> => {
    if (isEnded) return;
    isEnded = true;
    connection.isOpen = false;
    try {
      await knex.raw('ROLLBACK').connection(raw);
    } catch (error) {
      // SQLite undoes a transaction itself after a full disk or an I/O error; any other failure spoils the connection.
      if (!/no transaction is active/.test(String(error))) discard(raw);
    } finally {
      release(knex, raw);
    }
  };
  return {
    connection,
    rollback,
    async commit() {
      connection.isOpen = false;
      try {
        assertCommitted(await knex.raw<unknown>('COMMIT').connection(raw));
      } catch (error) {
        await rollback();
        throw toFault(error);
      }
      isEnded = true;
      release(knex, raw);
    },
  };
};

/** PostgreSQL answers the COMMIT of a transaction in which a statement failed with a silent ROLLBACK. */
const assertCommitted = (answer: unknown): void => {
  if (typeof answer === 'object' && answer !== null && 'command' in answer && answer.command === 'ROLLBACK')
    throw new PersistenceFault('the transaction could not be committed: a statement in it had failed');
};

interface ConnectionPool {
  acquireConnection(): Promise<unknown>;
  releaseConnection(connection: unknown): Promise<void>;
}

const poolOf = (knex: Knex): ConnectionPool => knex.client as ConnectionPool;

const acquire = (knex: Knex): Promise<unknown> => poolOf(knex).acquireConnection();

const release = (knex: Knex, raw: unknown): void => void poolOf(knex).releaseConnection(raw);

/** knex's own mark of a connection that its pool must replace. */
const discard = (raw: unknown): void => void Object.assign(raw as object, { __knex__disposed: true });
