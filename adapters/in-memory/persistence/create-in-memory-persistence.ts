import { instant } from '../../../domain/shared/instant.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { ModelSpend } from '../../../application/ports/model-spend.js';
import type { OutboxRelayStore } from '../../../application/ports/outbox.js';
import type { ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { SessionStore } from '../../../application/ports/session-store.js';
import type { UnitOfWork } from '../../../application/ports/unit-of-work.js';
import type { WorkerRegistry } from '../../../application/ports/worker-registry.js';
import type { AccountReader } from '../../../application/ports/account-reader.js';
import { createMemoryAccountReader } from './memory-account-reader.js';
import { createMemoryModelSpend } from './memory-model-spend.js';
import { createMemoryOutboxRelayStore } from './memory-outbox-relay-store.js';
import { createMemorySessionStore } from './memory-session-store.js';
import { createMemoryStore } from './memory-store.js';
import { createMemoryUnitOfWork } from './memory-unit-of-work.js';
import { createMemoryWorkerRegistry } from './memory-worker-registry.js';
import { createAdminScreenQueries } from './queries/admin-screen-queries.js';
import { createCatalogueScreenQueries } from './queries/catalogue-screen-queries.js';
import { createMentionListScreenQueries } from './queries/mention-list-screen-queries.js';
import { createOperatorScreenQueries } from './queries/operator-screen-queries.js';
import { createQualityScreenQueries } from './queries/quality-screen-queries.js';
import { createVideoScreenQueries } from './queries/video-screen-queries.js';
import { createWebhookScreenQueries } from './queries/webhook-screen-queries.js';
import { createWorkScreenQueries } from './queries/work-screen-queries.js';

export interface InMemoryPersistenceOptions {
  /** For the expiry of sessions and the last use of budgets; the system's own clock by default. */
  readonly clock?: Pick<Clock, 'now'>;
}

export interface InMemoryPersistence extends AsyncDisposable {
  readonly unitOfWork: UnitOfWork;
  readonly outboxRelay: OutboxRelayStore;
  readonly queries: ScreenQueries;
  readonly sessions: SessionStore;
  readonly accounts: AccountReader;
  readonly modelSpend: ModelSpend;
  readonly workers: WorkerRegistry;
}

/** The persistence of tests: held to the same contract as the database, gone with the process. Lists are scanned. */
export const createInMemoryPersistence = (options: InMemoryPersistenceOptions = {}): InMemoryPersistence => {
  const store = createMemoryStore();
  const clock = options.clock ?? { now: () => instant(Date.now()) };
  const read = () => {
    store.assertOutside('a screen query');
    return store.committed();
  };
  return {
    unitOfWork: createMemoryUnitOfWork(store),
    outboxRelay: createMemoryOutboxRelayStore(store),
    queries: {
      ...createVideoScreenQueries(read),
      ...createOperatorScreenQueries(read),
      ...createWorkScreenQueries(read),
      ...createWebhookScreenQueries(read),
      ...createMentionListScreenQueries(read),
      ...createCatalogueScreenQueries(read),
      ...createAdminScreenQueries(read),
      ...createQualityScreenQueries(read),
    },
    sessions: createMemorySessionStore(store, clock),
    accounts: createMemoryAccountReader(read),
    modelSpend: createMemoryModelSpend(store, clock),
    workers: createMemoryWorkerRegistry(store, read),
    async [Symbol.asyncDispose]() {
      // Nothing is held open.
    },
  };
};
