import { ContainerModule } from 'inversify';
import { createKnexPersistence, type ConnectionOptions } from '../../../adapters/persistence-knex/index.js';
import type { DatabaseSettings } from '../config/database-settings.js';
import { T } from '../tokens.js';

/** Rows in SQLite or PostgreSQL. */
export const databaseModule = new ContainerModule(({ bind }) => {
  bind(T.database)
    .toResolvedValue(
      (lifetime, config, clock) =>
        lifetime.own(createKnexPersistence({ ...connectionTo(config.database), clock, guardRuns: false })),
      [T.lifetime, T.config, T.clock],
    )
    .inSingletonScope();
  bind(T.unitOfWork)
    .toResolvedValue((database) => database.unitOfWork, [T.database])
    .inSingletonScope();
  bind(T.outboxRelay)
    .toResolvedValue((database) => database.outboxRelay, [T.database])
    .inSingletonScope();
  bind(T.queries)
    .toResolvedValue((database) => database.queries, [T.database])
    .inSingletonScope();
  bind(T.accounts)
    .toResolvedValue((database) => database.accounts, [T.database])
    .inSingletonScope();
  bind(T.sessions)
    .toResolvedValue((database) => database.sessions, [T.database])
    .inSingletonScope();
  bind(T.modelSpend)
    .toResolvedValue((database) => database.modelSpend, [T.database])
    .inSingletonScope();
  bind(T.workers)
    .toResolvedValue((database) => database.workers, [T.database])
    .inSingletonScope();
});

const connectionTo = (database: DatabaseSettings): ConnectionOptions => {
  if (database.kind === 'sqlite') return { client: 'sqlite', filename: database.file };
  const { url, maxConnections, statementTimeoutMs, replica } = database;
  return {
    client: 'pg',
    connection: url.reveal(),
    maxConnections,
    statementTimeoutMs,
    ...(replica !== undefined && {
      replica: { connection: replica.url.reveal(), maxLagMs: replica.maxLagMs, maxConnections },
    }),
  };
};
