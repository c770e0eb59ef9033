import { ContainerModule } from 'inversify';
import { createKnexPersistence } from '../../../adapters/persistence-knex/index.js';
import { createAgendaScheduling, type AgendaBackendOptions } from '../../../adapters/scheduling-agenda/index.js';
import type { Config } from '../config.js';
import type { Lifetime } from '../lifetime.js';
import { T } from '../tokens.js';

/** Jobs in Agenda, on the backend that the configuration names. */
export const queueModule = new ContainerModule(({ bind }) => {
  bind(T.scheduling)
    .toResolvedValue(
      (lifetime, config, workerId, logger) =>
        lifetime.own(createAgendaScheduling({ backend: backendOf(config, lifetime), processName: workerId, logger })),
      [T.lifetime, T.config, T.workerId, T.logger],
    )
    .inSingletonScope();
});

const backendOf = ({ queue, redis }: Config, lifetime: Lifetime): AgendaBackendOptions => {
  switch (queue.kind) {
    case 'sqlite': {
      // A connection of its own, also where rows and jobs share a file: polling never waits for a long transaction of ours.
      const file = { client: 'sqlite' as const, filename: queue.file, guardRuns: false };
      return { kind: 'sqlite', knex: lifetime.own(createKnexPersistence(file)).knex };
    }
    case 'redis':
      return { kind: 'redis', url: queue.url.reveal(), prefix: `${redis?.keyPrefix ?? ''}queue:` };
    case 'postgres':
    case 'mongo':
      return { kind: queue.kind, url: queue.url.reveal() };
  }
};
