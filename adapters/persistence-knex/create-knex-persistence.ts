import type { Knex } from 'knex';
import { instant } from '../../domain/shared/instant.js';
import type { ModelSpend } from '../../application/ports/model-spend.js';
import type { OutboxRelayStore } from '../../application/ports/outbox.js';
import type { ScreenQueries } from '../../application/ports/screen-queries.js';
import type { SessionStore } from '../../application/ports/session-store.js';
import type { UnitOfWork } from '../../application/ports/unit-of-work.js';
import type { WorkerRegistry } from '../../application/ports/worker-registry.js';
import type { AccountReader } from '../../application/ports/account-reader.js';
import { createAccountReader } from './account-reader.js';
import { createKnex } from './connection/create-knex.js';
import { createDatabase } from './connection/database.js';
import { dialectOf } from './connection/dialect.js';
import { guarded } from './connection/guarded.js';
import { createRunGuard, noRunGuard } from './connection/run-guard.js';
import { createKnexUnitOfWork } from './knex-unit-of-work.js';
import { createMigrator, type Migrator } from './migrations/migrator.js';
import { createModelSpend } from './model-spend.js';
import { openScreens } from './open-screens.js';
import type { KnexPersistenceOptions } from './options.js';
import { createOutboxRelayStore } from './outbox-relay-store.js';
import { createSessionStore } from './session-store.js';
import { createWorkerRegistry } from './worker-registry.js';

export interface KnexPersistence extends AsyncDisposable {
  readonly unitOfWork: UnitOfWork;
  readonly outboxRelay: OutboxRelayStore;
  readonly queries: ScreenQueries;
  readonly sessions: SessionStore;
  readonly accounts: AccountReader;
  readonly modelSpend: ModelSpend;
  readonly workers: WorkerRegistry;
  readonly migrate: Migrator;
  /** The client itself, for other adapters that keep tables of their own in the same database. */
  readonly knex: Knex;
}

/**
 * Everything that is stored in a relational database. Connects with the first call; the schema must have been migrated.
 * Disposing closes the client, unless it was handed in. Any number of processes may share one database.
 */
export const createKnexPersistence = (options: KnexPersistenceOptions): KnexPersistence => {
  const knex = 'knex' in options ? options.knex : createKnex(options);
  const clock = options.clock ?? { now: () => instant(Date.now()) };
  const dialect = dialectOf(knex);
  const guard = options.guardRuns === false ? noRunGuard : createRunGuard();
  const db = createDatabase(knex, dialect);
  const screens = openScreens(options, { knex, db, clock });
  const outside = <P extends object>(name: string, port: P): P =>
    guarded(port, () => {
      guard.assertOutside(name);
    });
  return {
    unitOfWork: createKnexUnitOfWork(knex, dialect, guard),
    outboxRelay: outside('the outbox relay', createOutboxRelayStore(db)),
    queries: outside('a screen query', screens.queries),
    sessions: outside('a session', createSessionStore(db, clock)),
    accounts: outside('the account reader', createAccountReader(db)),
    modelSpend: outside('the spend of models', createModelSpend(db, clock)),
    workers: outside('the registry of workers', createWorkerRegistry(db)),
    migrate: createMigrator(knex, dialect, clock),
    knex,
    async [Symbol.asyncDispose]() {
      await screens[Symbol.asyncDispose]();
      if (!('knex' in options)) await knex.destroy();
    },
  };
};
