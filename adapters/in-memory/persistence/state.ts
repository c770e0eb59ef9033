import type { AuditEntry } from '../../../domain/audit/audit-entry.js';
import type { AgeAnswerSheet } from '../../../domain/age-rating/age-answers.js';
import type { KeptCreation } from '../../../domain/idempotency/kept-creation.js';
import type { MentionList } from '../../../domain/mention-list/mention-list.js';
import type { OperatorLabel } from '../../../domain/operator-label/operator-label.js';
import type { OperatorLogEntry } from '../../../domain/operator-label/operator-log-entry.js';
import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import type { Worker } from '../../../domain/pipeline/worker.js';
import type { Project } from '../../../domain/project/project.js';
import type { OperatorLine, RiskLine } from '../../../domain/quality/quality-counts.js';
import type { Report } from '../../../domain/report/report.js';
import type { RiskCatalogue } from '../../../domain/risk-definition/risk-definition.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { Trigger } from '../../../domain/trigger/trigger.js';
import type { ResumableUpload } from '../../../domain/upload/resumable-upload.js';
import type { LogInAttempts } from '../../../domain/user/log-in-attempts.js';
import type { PasswordReset } from '../../../domain/user/password-reset.js';
import type { RefreshTokenFamily } from '../../../domain/user/refresh-token-family.js';
import type { User } from '../../../domain/user/user.js';
import type { BenchSettings } from '../../../domain/verification-task/bench-settings.js';
import type { VerificationTask } from '../../../domain/verification-task/verification-task.js';
import type { Video } from '../../../domain/video/video.js';
import type { WebhookDelivery } from '../../../domain/webhook/webhook-delivery.js';
import type { Webhook } from '../../../domain/webhook/webhook.js';
import type { OutboxJob } from '../../../application/ports/outbox.js';

/** What the tables hold, by id; maps keep the order of insertion. */
export interface Rows {
  readonly users: User;
  readonly refreshTokens: RefreshTokenFamily;
  readonly passwordResets: PasswordReset;
  readonly logInAttempts: LogInAttempts;
  readonly audit: AuditEntry;
  readonly projects: Project;
  readonly videos: Video;
  readonly executions: PipelineExecution;
  /** Ids of executions whose artifacts are gone. */
  readonly purged: true;
  readonly triggers: Trigger;
  readonly tasks: VerificationTask;
  readonly ageAnswers: AgeAnswerSheet;
  readonly benchSettings: BenchSettings;
  readonly labels: OperatorLabel;
  readonly operatorLog: OperatorLogEntry;
  /** By day, risk and version of the catalogue. */
  readonly qualityRisks: RiskLine & { readonly day: number };
  /** By day and operator. */
  readonly qualityOperators: OperatorLine & { readonly day: number };
  /** Ids of tasks that are counted. */
  readonly qualityTasks: true;
  readonly reports: Report;
  readonly catalogues: RiskCatalogue;
  /** By kind and version. */
  readonly mentionLists: MentionList;
  /** Version by kind. */
  readonly activeMentionLists: string;
  readonly webhooks: Webhook;
  readonly webhookDeliveries: WebhookDelivery;
  /** By owner and key. */
  readonly keptCreations: KeptCreation;
  readonly uploads: ResumableUpload;
  readonly outbox: StoredMessage;
  readonly sessions: StoredSession;
  readonly modelSpend: StoredSpend;
  readonly workers: Worker;
}

export interface StoredMessage {
  readonly id: OutboxJob['id'];
  readonly job: OutboxJob['job'];
  readonly dueAt: number;
  readonly leasedUntil: number;
  readonly deliveries: number;
}

export interface StoredSession {
  readonly data: Readonly<Record<string, unknown>>;
  readonly expiresAt: Instant;
}

export interface StoredSpend {
  readonly scope: string;
  readonly microUsd: number;
  readonly usedAt: Instant;
}

export type TableName = keyof Rows;
export type State = { readonly [Table in TableName]: ReadonlyMap<string, Rows[Table]> };

export const emptyState = (): State => ({
  users: new Map(),
  refreshTokens: new Map(),
  passwordResets: new Map(),
  logInAttempts: new Map(),
  audit: new Map(),
  projects: new Map(),
  videos: new Map(),
  executions: new Map(),
  purged: new Map(),
  triggers: new Map(),
  tasks: new Map(),
  ageAnswers: new Map(),
  benchSettings: new Map(),
  labels: new Map(),
  operatorLog: new Map(),
  qualityRisks: new Map(),
  qualityOperators: new Map(),
  qualityTasks: new Map(),
  reports: new Map(),
  catalogues: new Map(),
  mentionLists: new Map(),
  activeMentionLists: new Map(),
  webhooks: new Map(),
  webhookDeliveries: new Map(),
  keptCreations: new Map(),
  uploads: new Map(),
  outbox: new Map(),
  sessions: new Map(),
  modelSpend: new Map(),
  workers: new Map(),
});
