import type { Transaction } from '../../../../application/ports/unit-of-work.js';
import type { Draft } from '../draft.js';
import {
  createAuditLog,
  createLogInAttemptRepository,
  createPasswordResetRepository,
  createRefreshTokenRepository,
} from './access-repositories.js';
import {
  createCatalogueRepository,
  createExecutionRepository,
  createReportRepository,
  createTriggerRepository,
} from './analysis-repositories.js';
import { createAgeAnswersRepository } from './age-answers-repository.js';
import { createBenchSettingsRepository } from './bench-settings-repository.js';
import { createKeptCreationRepository } from './kept-creation-repository.js';
import { createMentionListRepository } from './mention-list-repository.js';
import { createOutbox } from './outbox.js';
import { createLabelRepository, createOperatorLog, createUserRepository } from './people-repositories.js';
import { createQualityRepository } from './quality-repository.js';
import { createTaskRepository } from './task-repository.js';
import { createUploadRepository } from './upload-repository.js';
import { createWebhookDeliveryRepository, createWebhookRepository } from './webhook-repositories.js';
import { createProjectRepository, createVideoRepository } from './video-repositories.js';

export const createRepositories = (draft: Draft): Transaction => ({
  projects: createProjectRepository(draft),
  users: createUserRepository(draft),
  refreshTokens: createRefreshTokenRepository(draft),
  passwordResets: createPasswordResetRepository(draft),
  logInAttempts: createLogInAttemptRepository(draft),
  audit: createAuditLog(draft),
  videos: createVideoRepository(draft),
  executions: createExecutionRepository(draft),
  triggers: createTriggerRepository(draft),
  tasks: createTaskRepository(draft),
  ageAnswers: createAgeAnswersRepository(draft),
  benchSettings: createBenchSettingsRepository(draft),
  labels: createLabelRepository(draft),
  operatorLog: createOperatorLog(draft),
  quality: createQualityRepository(draft),
  reports: createReportRepository(draft),
  catalogues: createCatalogueRepository(draft),
  mentionLists: createMentionListRepository(draft),
  webhooks: createWebhookRepository(draft),
  webhookDeliveries: createWebhookDeliveryRepository(draft),
  keptCreations: createKeptCreationRepository(draft),
  uploads: createUploadRepository(draft),
  outbox: createOutbox(draft),
});
