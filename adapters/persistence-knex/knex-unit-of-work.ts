import type { Knex } from 'knex';
import type { Transaction, UnitOfWork } from '../../application/ports/unit-of-work.js';
import { createDatabase } from './connection/database.js';
import type { Dialect } from './connection/dialect.js';
import { MisusedTransaction } from './connection/faults.js';
import { guarded, type Calls } from './connection/guarded.js';
import type { RunGuard } from './connection/run-guard.js';
import { beginTransaction } from './connection/transaction-connection.js';
import { createRepositories } from './repositories/create-repositories.js';

export const createKnexUnitOfWork = (knex: Knex, dialect: Dialect, guard: RunGuard): UnitOfWork => ({
  run: (work) =>
    guard.run(async () => {
      const { connection, commit, rollback } = await beginTransaction(knex, dialect);
      const calls: Calls = new Set();
      const assertOpen = (): void => {
        if (!connection.isOpen)
          throw new MisusedTransaction('a transaction is used after its unit of work has settled');
      };
      const repositories = createRepositories(createDatabase(knex, dialect, connection));
      const tx = Object.fromEntries(
        Object.entries(repositories).map(([name, repository]) => [
          name,
          guarded(repository as object, assertOpen, calls),
        ]),
      ) as unknown as Transaction;
      let outcome;
      try {
        outcome = await work(tx);
        if (calls.size > 0 && outcome.ok)
          throw new MisusedTransaction('a unit of work settled before its own calls did');
      } catch (error) {
        connection.isOpen = false;
        await Promise.allSettled(calls);
        await rollback();
        throw error;
      }
      connection.isOpen = false;
      await Promise.allSettled(calls);
      if (outcome.ok) await commit();
      else await rollback();
      return outcome;
    }),
});
