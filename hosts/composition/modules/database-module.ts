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
        lifetime.own(createKnexPersistence({ client: 'sqlite', filename: config.databaseFile, clock })),
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
  bind(T.sessions)
    .toResolvedValue((database) => database.sessions, [T.database])
    .inSingletonScope();
  bind(T.scheduling)
    .toResolvedValue(
      (lifetime, database, workerId, logger) =>
        lifetime.own(
          createAgendaScheduling({ backend: { kind: 'sqlite', knex: database.knex }, processName: workerId, logger }),
        ),
      [T.lifetime, T.database, T.workerId, T.logger],
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
