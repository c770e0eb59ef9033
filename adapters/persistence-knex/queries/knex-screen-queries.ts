import type { ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { createAdminQueries } from './admin-queries.js';
import { createCatalogueQueries } from './catalogue-queries.js';
import { createExecutionQueries } from './execution-queries.js';
import { createFiguresQueries } from './figures-queries.js';
import { createMentionListQueries } from './mention-list-queries.js';
import { createOperatorQueries } from './operator-queries.js';
import { createPeopleQueries } from './people-queries.js';
import { createProjectQueries } from './project-queries.js';
import { createQualityQueries } from './quality-queries.js';
import { createTaskQueries } from './task-queries.js';
import { createTriggerQueries } from './trigger-queries.js';
import { createVideoQueries } from './video-queries.js';
import { createWebhookQueries } from './webhook-queries.js';

/** Every list takes at most three statements, whatever its length. */
export const createScreenQueries = (db: Database): ScreenQueries => ({
  ...createProjectQueries(db),
  ...createVideoQueries(db),
  ...createTriggerQueries(db),
  ...createTaskQueries(db),
  ...createExecutionQueries(db),
  ...createOperatorQueries(db),
  ...createPeopleQueries(db),
  ...createFiguresQueries(db),
  ...createWebhookQueries(db),
  ...createMentionListQueries(db),
  ...createCatalogueQueries(db),
  ...createAdminQueries(db),
  ...createQualityQueries(db),
});
