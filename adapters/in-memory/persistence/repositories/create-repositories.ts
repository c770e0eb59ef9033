import type { Transaction } from '../../../../application/ports/unit-of-work.js';
import type { Draft } from '../draft.js';
import {
  createCatalogueRepository,
  createExecutionRepository,
  createReportRepository,
  createTriggerRepository,
} from './analysis-repositories.js';
import { createOutbox } from './outbox.js';
import { createLabelRepository, createOperatorLog, createUserRepository } from './people-repositories.js';
import { createTaskRepository } from './task-repository.js';
import { createProjectRepository, createVideoRepository } from './video-repositories.js';

export const createRepositories = (draft: Draft): Transaction => ({
  projects: createProjectRepository(draft),
  users: createUserRepository(draft),
  videos: createVideoRepository(draft),
  executions: createExecutionRepository(draft),
  triggers: createTriggerRepository(draft),
  tasks: createTaskRepository(draft),
  labels: createLabelRepository(draft),
  operatorLog: createOperatorLog(draft),
  reports: createReportRepository(draft),
  catalogues: createCatalogueRepository(draft),
  outbox: createOutbox(draft),
});
