import type { Transaction } from '../../../application/ports/unit-of-work.js';
import type { Database } from '../connection/database.js';
import { createCatalogueRepository } from './catalogue-repository.js';
import { createExecutionRepository } from './execution-repository.js';
import { createLabelRepository } from './label-repository.js';
import { createOperatorLog } from './operator-log.js';
import { createOutbox } from './outbox.js';
import { createProjectRepository } from './project-repository.js';
import { createReportRepository } from './report-repository.js';
import { createTaskRepository } from './task-repository.js';
import { createTriggerRepository } from './trigger-repository.js';
import { createUserRepository } from './user-repository.js';
import { createVideoRepository } from './video-repository.js';

export const createRepositories = (db: Database): Transaction => ({
  projects: createProjectRepository(db),
  users: createUserRepository(db),
  videos: createVideoRepository(db),
  executions: createExecutionRepository(db),
  triggers: createTriggerRepository(db),
  tasks: createTaskRepository(db),
  labels: createLabelRepository(db),
  operatorLog: createOperatorLog(db),
  reports: createReportRepository(db),
  catalogues: createCatalogueRepository(db),
  outbox: createOutbox(db),
});
