import { ContainerModule } from 'inversify';
import { createRecordingNotifier } from '../../../adapters/in-memory/fakes/index.js';
import { createInMemoryPersistence } from '../../../adapters/in-memory/persistence/index.js';
import { createInMemoryScheduling } from '../../../adapters/in-memory/scheduling/index.js';
import { T } from '../tokens.js';

/** One file on the command line: rows and jobs live in memory and end with the process, nobody is written to. */
export const oneFileModule = new ContainerModule(({ bind }) => {
  const persistence = createInMemoryPersistence();
  bind(T.unitOfWork).toConstantValue(persistence.unitOfWork);
  bind(T.outboxRelay).toConstantValue(persistence.outboxRelay);
  bind(T.queries).toConstantValue(persistence.queries);
  bind(T.sessions).toConstantValue(persistence.sessions);
  bind(T.accounts).toConstantValue(persistence.accounts);
  bind(T.modelSpend).toConstantValue(persistence.modelSpend);
  bind(T.workers).toConstantValue(persistence.workers);
  bind(T.notifier).toConstantValue(createRecordingNotifier());
  bind(T.scheduling)
    .toResolvedValue((lifetime, clock) => lifetime.own(createInMemoryScheduling({ clock })), [T.lifetime, T.clock])
    .inSingletonScope();
});
