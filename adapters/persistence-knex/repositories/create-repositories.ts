import type { Transaction } from '../../../application/ports/unit-of-work.js';
import type { Database } from '../connection/database.js';
import { createAuditLog } from './audit-log.js';
import { createAgeAnswersRepository } from './age-answers-repository.js';
import { createBenchSettingsRepository } from './bench-settings-repository.js';
import { createCatalogueRepository } from './catalogue-repository.js';
import { createExecutionRepository } from './execution-repository.js';
import { createKeptCreationRepository } from './kept-creation-repository.js';
import { createLabelRepository } from './label-repository.js';
import { createLogInAttemptRepository } from './log-in-attempt-repository.js';
import { createMentionListRepository } from './mention-list-repository.js';
import { createOperatorLog } from './operator-log.js';
import { createOutbox } from './outbox.js';
import { createPasswordResetRepository } from './password-reset-repository.js';
import { createProjectRepository } from './project-repository.js';
import { createQualityRepository } from './quality-repository.js';
import { createRefreshTokenRepository } from './refresh-token-repository.js';
import { createReportRepository } from './report-repository.js';
import { createTaskRepository } from './task-repository.js';
import { createTriggerRepository } from './trigger-repository.js';
import { createUploadRepository } from './upload-repository.js';
import { createUserRepository } from './user-repository.js';
import { createVideoRepository } from './video-repository.js';
import { createWebhookDeliveryRepository } from './webhook-delivery-repository.js';
import { createWebhookRepository } from './webhook-repository.js';

export const createRepositories = (db: Database): Transaction => ({
  projects: createProjectRepository(db),
  users: createUserRepository(db),
  refreshTokens: createRefreshTokenRepository(db),
  passwordResets: createPasswordResetRepository(db),
  logInAttempts: createLogInAttemptRepository(db),
  audit: createAuditLog(db),
  videos: createVideoRepository(db),
  executions: createExecutionRepository(db),
  triggers: createTriggerRepository(db),
  tasks: createTaskRepository(db),
  ageAnswers: createAgeAnswersRepository(db),
  benchSettings: createBenchSettingsRepository(db),
  labels: createLabelRepository(db),
  operatorLog: createOperatorLog(db),
  quality: createQualityRepository(db),
  reports: createReportRepository(db),
  catalogues: createCatalogueRepository(db),
  mentionLists: createMentionListRepository(db),
  webhooks: createWebhookRepository(db),
  webhookDeliveries: createWebhookDeliveryRepository(db),
  keptCreations: createKeptCreationRepository(db),
  uploads: createUploadRepository(db),
  outbox: createOutbox(db),
});
