import { ContainerModule } from 'inversify';
import { createOutboxFolderNotifier } from '../../../adapters/mail-nodemailer/index.js';
import { createKnexPersistence } from '../../../adapters/persistence-knex/index.js';
import { createAgendaScheduling } from '../../../adapters/scheduling-agenda/index.js';
import { T } from '../tokens.js';

/** The embedded server: one SQLite file for rows and jobs, mail into a folder. */
export const databaseModule = new ContainerModule(({ bind }) => {
  bind(T.database)
    .toResolvedValue(
      (lifetime, config, clock) =>
        lifetime.own(
          createKnexPersistence({ client: 'sqlite', filename: config.databaseFile, clock, guardRuns: false }),
        ),
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
  // A connection of its own to the same file: the queue's polling never waits for a long transaction of ours.
  bind(T.queueDatabase)
    .toResolvedValue(
      (lifetime, config) =>
        lifetime.own(createKnexPersistence({ client: 'sqlite', filename: config.databaseFile, guardRuns: false })),
      [T.lifetime, T.config],
    )
    .inSingletonScope();
  bind(T.scheduling)
    .toResolvedValue(
      (lifetime, { knex }, workerId, logger) =>
        lifetime.own(createAgendaScheduling({ backend: { kind: 'sqlite', knex }, processName: workerId, logger })),
      [T.lifetime, T.queueDatabase, T.workerId, T.logger],
    )
    .inSingletonScope();
  bind(T.notifier)
    .toResolvedValue(
      (lifetime, config) =>
        lifetime.own(createOutboxFolderNotifier({ folder: `${config.dataDir}/outbox`, from: config.mailFrom })),
      [T.lifetime, T.config],
    )
    .inSingletonScope();
});
