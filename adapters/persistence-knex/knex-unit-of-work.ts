import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Result } from '../../domain/shared/result.js';
import type { Transaction, UnitOfWork } from '../../application/ports/unit-of-work.js';
import { createDatabase } from './connection/database.js';
import type { Dialect } from './connection/dialect.js';
import { isLostRace, MisusedTransaction } from './connection/faults.js';
import { guarded, type Calls } from './connection/guarded.js';
import type { RunGuard } from './connection/run-guard.js';
import { beginTransaction } from './connection/transaction-connection.js';
import { createRepositories } from './repositories/create-repositories.js';

type Work<Outcome> = (tx: Transaction) => Promise<Outcome>;

/** Of a run that PostgreSQL undid because another one wrote first; on SQLite runs wait for each other instead. */
const attempts = 12;
const longestRestMs = 400;

export const createKnexUnitOfWork = (knex: Knex, dialect: Dialect, guard: RunGuard): UnitOfWork => ({
  run: (work) =>
    guard.run(async () => {
      for (let attempt = 1; ; attempt++)
        try {
          return await runOnce(knex, dialect, work);
        } catch (error) {
          if (!isLostRace(error) || attempt === attempts) throw error;
          await sleep(Math.random() * Math.min(longestRestMs, 5 * 2 ** attempt));
        }
    }),
});

const runOnce = async <Outcome extends Result<unknown>>(
  knex: Knex,
  dialect: Dialect,
  work: Work<Outcome>,
): Promise<Outcome> => {
  const { connection, commit, rollback } = await beginTransaction(knex, dialect);
  const calls: Calls = new Set();
  const assertOpen = (): void => {
    if (!connection.isOpen) throw new MisusedTransaction('a transaction is used after its unit of work has settled');
  };
  const tx = guardedTransaction(createRepositories(createDatabase(knex, dialect, connection)), assertOpen, calls);
  /** Calls that nobody waited for must not reach the connection after the transaction has ended. */
  const close = async (): Promise<void> => {
    connection.isOpen = false;
    await Promise.allSettled(calls);
  };
  try {
    const outcome = await work(tx);
    if (calls.size > 0 && outcome.ok) throw new MisusedTransaction('a unit of work settled before its own calls did');
    await close();
    if (outcome.ok) await commit();
    else await rollback();
    return outcome;
  } catch (error) {
    await close();
    await rollback();
    throw error;
  }
};

const guardedTransaction = (repositories: Transaction, before: () => void, calls: Calls): Transaction =>
  Object.fromEntries(
    Object.entries(repositories).map(([name, repository]) => [name, guarded(repository as object, before, calls)]),
  ) as unknown as Transaction;
