import { accessRepositoriesContract } from './access-repositories.contract.js';
import { adminQueriesContract } from './admin-queries.contract.js';
import { analysisRepositoriesContract } from './analysis-repositories.contract.js';
import { catalogueQueriesContract } from './catalogue-queries.contract.js';
import { clientRepositoriesContract } from './client-repositories.contract.js';
import { keptCreationsContract } from './kept-creations.contract.js';
import { listFiltersContract } from './list-filters.contract.js';
import { listWalksContract } from './list-walks.contract.js';
import { mentionListsContract } from './mention-lists.contract.js';
import { outboxContract } from './outbox.contract.js';
import type { DeclareTest, PersistenceHarness } from './persistence-harness.js';
import { qualityContract } from './quality.contract.js';
import { screenQueriesContract } from './screen-queries.contract.js';
import { sessionStoreContract } from './session-store.contract.js';
import { unitOfWorkContract } from './unit-of-work.contract.js';
import { uploadsContract } from './uploads.contract.js';
import { verificationRepositoriesContract } from './verification-repositories.contract.js';
import { webhookRepositoriesContract } from './webhook-repositories.contract.js';

/** Everything that a store of this system promises: run it on every adapter and every dialect. */
export const persistenceContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  unitOfWorkContract(test, harness);
  clientRepositoriesContract(test, harness);
  accessRepositoriesContract(test, harness);
  analysisRepositoriesContract(test, harness);
  verificationRepositoriesContract(test, harness);
  webhookRepositoriesContract(test, harness);
  mentionListsContract(test, harness);
  catalogueQueriesContract(test, harness);
  adminQueriesContract(test, harness);
  qualityContract(test, harness);
  outboxContract(test, harness);
  screenQueriesContract(test, harness);
  keptCreationsContract(test, harness);
  uploadsContract(test, harness);
  listFiltersContract(test, harness);
  listWalksContract(test, harness);
  sessionStoreContract(test, harness);
};
