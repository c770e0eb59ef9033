import type { OperatorLabel } from '../../../domain/operator-label/operator-label.js';
import type { OperatorLogEntry } from '../../../domain/operator-label/operator-log-entry.js';
import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import type { Project } from '../../../domain/project/project.js';
import type { Report } from '../../../domain/report/report.js';
import type { RiskCatalogue } from '../../../domain/risk-definition/risk-definition.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { Trigger } from '../../../domain/trigger/trigger.js';
import type { User } from '../../../domain/user/user.js';
import type { VerificationTask } from '../../../domain/verification-task/verification-task.js';
import type { Video } from '../../../domain/video/video.js';
import type { OutboxJob } from '../../../application/ports/outbox.js';

/** What the tables hold, by id; maps keep the order of insertion. */
export interface Rows {
  readonly users: User;
  readonly projects: Project;
  readonly videos: Video;
  readonly executions: PipelineExecution;
  /** Ids of executions whose artifacts are gone. */
  readonly purged: true;
  readonly triggers: Trigger;
  readonly tasks: VerificationTask;
  readonly labels: OperatorLabel;
  readonly operatorLog: OperatorLogEntry;
  readonly reports: Report;
  readonly catalogues: RiskCatalogue;
  readonly outbox: StoredMessage;
  readonly sessions: StoredSession;
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

export type TableName = keyof Rows;
export type State = { readonly [Table in TableName]: ReadonlyMap<string, Rows[Table]> };

export const emptyState = (): State => ({
  users: new Map(),
  projects: new Map(),
  videos: new Map(),
  executions: new Map(),
  purged: new Map(),
  triggers: new Map(),
  tasks: new Map(),
  labels: new Map(),
  operatorLog: new Map(),
  reports: new Map(),
  catalogues: new Map(),
  outbox: new Map(),
  sessions: new Map(),
});
