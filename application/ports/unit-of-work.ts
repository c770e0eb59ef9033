import type { Result } from '../../domain/shared/result.js';
import type { ProjectRepository } from './repositories/project-repository.js';
import type { UploadRepository } from './repositories/upload-repository.js';
import type { UserRepository } from './repositories/user-repository.js';
import type { VideoRepository } from './repositories/video-repository.js';
import type { PipelineExecutionRepository } from './repositories/pipeline-execution-repository.js';
import type { TriggerRepository } from './repositories/trigger-repository.js';
import type { VerificationTaskRepository } from './repositories/verification-task-repository.js';
import type { OperatorLabelRepository } from './repositories/operator-label-repository.js';
import type { OperatorLog } from './repositories/operator-log.js';
import type { ReportRepository } from './repositories/report-repository.js';
import type { MentionListRepository } from './repositories/mention-list-repository.js';
import type { RiskCatalogueRepository } from './repositories/risk-catalogue-repository.js';
import type { AuditLog } from './repositories/audit-log.js';
import type { LogInAttemptRepository } from './repositories/log-in-attempt-repository.js';
import type { PasswordResetRepository } from './repositories/password-reset-repository.js';
import type { RefreshTokenRepository } from './repositories/refresh-token-repository.js';
import type { WebhookDeliveryRepository } from './repositories/webhook-delivery-repository.js';
import type { WebhookRepository } from './repositories/webhook-repository.js';
import type { BenchSettingsRepository } from './repositories/bench-settings-repository.js';
import type { AgeAnswersRepository } from './repositories/age-answers-repository.js';
import type { KeptCreationRepository } from './repositories/kept-creation-repository.js';
import type { QualityRepository } from './repositories/quality-repository.js';
import type { Outbox } from './outbox.js';

/** Everything that can be read and written inside one transaction. Valid only until the `work` that got it settles. */
export interface Transaction {
  readonly projects: ProjectRepository;
  readonly users: UserRepository;
  readonly refreshTokens: RefreshTokenRepository;
  readonly passwordResets: PasswordResetRepository;
  readonly logInAttempts: LogInAttemptRepository;
  readonly audit: AuditLog;
  readonly videos: VideoRepository;
  readonly executions: PipelineExecutionRepository;
  readonly triggers: TriggerRepository;
  readonly tasks: VerificationTaskRepository;
  readonly ageAnswers: AgeAnswersRepository;
  readonly benchSettings: BenchSettingsRepository;
  readonly labels: OperatorLabelRepository;
  readonly operatorLog: OperatorLog;
  readonly quality: QualityRepository;
  readonly reports: ReportRepository;
  readonly catalogues: RiskCatalogueRepository;
  readonly mentionLists: MentionListRepository;
  readonly webhooks: WebhookRepository;
  readonly webhookDeliveries: WebhookDeliveryRepository;
  readonly keptCreations: KeptCreationRepository;
  readonly uploads: UploadRepository;
  readonly outbox: Outbox;
}

export interface UnitOfWork {
  /**
   * Runs `work` in one transaction and commits when it returns an accepted result.
   * A refused result or an exception undoes every write of the run; the refusal is returned, the exception rethrown.
   * `work` acts through `tx` only: a store may undo it and run it again. Runs do not nest. What a run reads is not changed under it by another run without its own update being refused as stale.
   */
  run<Outcome extends Result<unknown>>(work: (tx: Transaction) => Promise<Outcome>): Promise<Outcome>;
}

/** The row was changed by somebody else since it was read. */
export interface StaleWrite {
  readonly kind: 'stale-write';
  readonly subject: string;
  readonly id: string;
}

/** The store could not be reached or broke; trying again later may help. */
export class PersistenceFault extends Error {
  override readonly name = 'PersistenceFault';
}
