import { accountAccess } from './2026-11-21-account-access.js';
import { mentionLists } from './2026-11-21-mention-lists.js';
import { initial } from './2026-11-21-initial.js';
import { unfinishedOfState } from './2026-11-21-unfinished-of-state.js';
import { ageRating } from './2026-11-21-age-rating.js';
import { webhooks } from './2026-11-21-webhooks.js';
import { listOrderings } from './2026-11-21-list-orderings.js';
import { keptCreations } from './2026-11-21-kept-creations.js';
import { workbench } from './2026-11-21-workbench.js';
import { uploads } from './2026-11-21-uploads.js';
import { adminScreens } from './2026-11-21-admin-screens.js';
import { quality } from './2026-11-21-quality.js';
import { searchableDocuments } from './2026-11-21-documents.js';
import { modelSpend } from './2026-11-21-model-spend.js';
import { workers } from './2026-11-21-workers.js';
import type { Migration } from './migration.js';

/** Every migration, oldest first. */
export const allMigrations: readonly Migration[] = [
  initial,
  unfinishedOfState,
  ageRating,
  webhooks,
  accountAccess,
  mentionLists,
  listOrderings,
  keptCreations,
  workbench,
  uploads,
  adminScreens,
  quality,
  searchableDocuments,
  modelSpend,
  workers,
];
