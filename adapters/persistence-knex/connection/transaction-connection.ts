import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { PersistenceFault } from '../../../application/ports/unit-of-work.js';
import type { Connection } from './database.js';
import type { Dialect } from './dialect.js';
import { isBusy, toFault } from './faults.js';

/** One connection of the pool with a transaction begun on it. Ends exactly once, by `commit` or `rollback`. */
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

/** With busy_timeout of 1 s each: some 5 s of waiting for another process's lock in all. */
const beginAttempts = 5;

export const beginTransaction = async (knex: Knex, dialect: Dialect): Promise<TransactionConnection> => {
  for (let attempt = 1; ; attempt++) {
    const raw = await acquire(knex);
    try {
      await knex.raw(begin[dialect]).connection(raw);
      return begun(knex, raw);
    } catch (error) {
      // The connection goes back while we rest, so that readers in this process are not held up.
      release(knex, raw);
      if (!isBusy(error) || attempt === beginAttempts) throw toFault(error);
      await sleep((0.5 + Math.random()) * 10 * 2 ** attempt);
    }
  }
};

const begun = (knex: Knex, raw: unknown): TransactionConnection => {
  const connection: Connection = { raw, isOpen: true };
  const end = async (sql: 'COMMIT' | 'ROLLBACK'): Promise<void> => {
    await knex.raw(sql).connection(raw);
  };
  const rollback = async (): Promise<void> => {
    connection.isOpen = false;
    try {
      await end('ROLLBACK');
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
        await end('COMMIT');
      } catch (error) {
        await rollback();
        throw new PersistenceFault('the transaction could not be committed', { cause: error });
      }
      release(knex, raw);
    },
  };
};

interface ConnectionPool {
  acquireConnection(): Promise<unknown>;
  releaseConnection(connection: unknown): Promise<void>;
}

const poolOf = (knex: Knex): ConnectionPool => knex.client as ConnectionPool;

const acquire = async (knex: Knex): Promise<unknown> => {
  try {
    return await poolOf(knex).acquireConnection();
  } catch (error) {
    throw toFault(error);
  }
};

const release = (knex: Knex, raw: unknown): void => void poolOf(knex).releaseConnection(raw);

/** knex's own mark of a connection that its pool must replace. */
const discard = (raw: unknown): void => void Object.assign(raw as object, { __knex__disposed: true });
