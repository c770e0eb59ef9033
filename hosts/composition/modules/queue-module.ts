import { ContainerModule } from 'inversify';
import { createKnexPersistence } from '../../../adapters/persistence-knex/index.js';
import { createAgendaScheduling } from '../../../adapters/scheduling-agenda/index.js';
import type { Config } from '../config.js';
import { T } from '../tokens.js';

/** Jobs in Agenda, on the backend that the configuration names. */
export const queueModule = new ContainerModule(({ bind }) => {
  // A connection of its own, also where rows and jobs share a file: polling never waits for a long transaction of ours.
  bind(T.queueDatabase)
    .toResolvedValue(
      (lifetime, config) =>
        lifetime.own(createKnexPersistence({ client: 'sqlite', filename: queueFile(config), guardRuns: false })),
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
});

/** Until the other backends are there, jobs lie in a file that all processes of this machine share. */
const queueFile = ({ queue, dataDir }: Config): string =>
  queue.kind === 'sqlite' ? queue.file : `${dataDir}/queue.sqlite3`;
