import type { AuditAction, AuditEntry } from '../../domain/audit/audit-entry.js';
import type { PipelineExecution } from '../../domain/pipeline/pipeline-execution.js';
import type { StageName } from '../../domain/pipeline/stage.js';
import type { OperatorLabel } from '../../domain/operator-label/operator-label.js';
import type { OperatorAction, OperatorLogEntry } from '../../domain/operator-label/operator-log-entry.js';
import type { Project } from '../../domain/project/project.js';
import type { Report } from '../../domain/report/report.js';
import type { ExecutionId, ProjectId, TaskId, TriggerId, UserId, VideoId } from '../../domain/shared/ids.js';
import type { Instant } from '../../domain/shared/instant.js';
import type { TimeInterval } from '../../domain/shared/time-interval.js';
import type { Trigger, TriggerSource, Verdict } from '../../domain/trigger/trigger.js';
import type { Role, User } from '../../domain/user/user.js';
import type { VerificationTask } from '../../domain/verification-task/verification-task.js';
import type { Video, VideoState } from '../../domain/video/video.js';
import type { AdminQueries } from './admin-queries.js';
import type { CatalogueQueries } from './catalogue-queries.js';
import type {
  ExecutionField,
  LabelField,
  LogField,
  Ordering,
  ProjectField,
  TaskField,
  TriggerField,
  VideoField,
} from './list-orderings.js';
import type { ListWalks } from './list-walks.js';
import type { MentionListQueries } from './mention-list-queries.js';
import type { QualityQueries } from './quality-queries.js';
import type { WebhookQueries } from './webhook-queries.js';

/**
 * Reads for pages and API lists. Every list is bounded and scoped by owner in the query, not after it.
 * The order that is said of a list holds where the request asks for no other.
 */
export interface ScreenQueries
  extends WebhookQueries, ListWalks, MentionListQueries, CatalogueQueries, AdminQueries, QualityQueries {
  /** By creation, newest first. `owner` undefined: of everyone. `search`: case-insensitive part of the name. */
  projects(filter: ProjectFilter, page: PageRequest<ProjectField>): Promise<Page<ProjectRow>>;
  project(id: ProjectId, owner: UserId | undefined): Promise<ProjectRow | undefined>;
  /** By upload, newest first. `search`: case-insensitive part of the title or the file name. */
  videos(filter: VideoFilter, page: PageRequest<VideoField>): Promise<Page<VideoRow>>;
  video(id: VideoId, owner: UserId | undefined): Promise<VideoRow | undefined>;
  /** By start of the interval, then id. Without `video` and `execution`: newest first. */
  triggers(filter: TriggerFilter, page: PageRequest<TriggerField>): Promise<Page<Trigger>>;
  trigger(id: TriggerId, owner: UserId | undefined): Promise<Trigger | undefined>;
  /**
   * Where every trigger of an analysis lies and how it stands, without what proves it: in the order of `triggers`, the
   * first 2,000.
   */
  triggerMarks(execution: ExecutionId): Promise<readonly TriggerMark[]>;
  /** By priority, then age (pending first); `operator` limits to those that this operator holds or completed. */
  tasks(filter: TaskFilter, page: PageRequest<TaskField>): Promise<Page<TaskRow>>;
  task(id: TaskId): Promise<TaskRow | undefined>;
  /** Newest first. */
  executions(filter: ExecutionFilter, page: PageRequest<ExecutionField>): Promise<Page<PipelineExecution>>;
  execution(id: ExecutionId, owner: UserId | undefined): Promise<PipelineExecution | undefined>;
  /** Newest first. */
  labels(filter: LabelFilter, page: PageRequest<LabelField>): Promise<Page<OperatorLabel>>;
  /** Newest first. */
  operatorLog(filter: LogFilter, page: PageRequest<LogField>): Promise<Page<OperatorLogEntry>>;
  /** The report of the video's latest execution that has one. */
  reportOfVideo(id: VideoId, owner: UserId | undefined): Promise<Report | undefined>;
  /** By creation, newest first. `search`: case-insensitive part of the name or the e-mail. */
  users(filter: { readonly role?: Role; readonly search?: string }, page: PageRequest): Promise<Page<User>>;
  user(id: UserId): Promise<User | undefined>;
  /** Newest first. */
  audit(filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>>;
  /** How many videos of the owner are in each state, and what waits for operators. */
  dashboard(owner: UserId | undefined): Promise<Dashboard>;
  operatorFigures(operator: UserId, since: Instant): Promise<OperatorFigures>;
  /** Resolves when the store answers. Throws `PersistenceFault`. */
  ping(): Promise<void>;
}

export interface PageRequest<Field extends string = never> {
  /** From 1. */
  readonly page: number;
  /** 1..100 */
  readonly pageSize: number;
  readonly ordering?: Ordering<Field>;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Rows that match; counted exactly up to 10,000, then 10,000 stands for "at least". */
  readonly total: number;
}

/** Of several values any; of none, nothing. */
export type OneOf<T> = T | readonly T[];

/** From a moment on, and up to, not including, another. */
export interface CreatedBetween {
  readonly createdFrom?: Instant;
  readonly createdBefore?: Instant;
}

export interface UpdatedBetween {
  readonly updatedFrom?: Instant;
  readonly updatedBefore?: Instant;
}

export interface ProjectFilter extends CreatedBetween, UpdatedBetween {
  readonly owner: OneOf<UserId> | undefined;
  readonly search?: string;
}

export interface ProjectRow {
  readonly project: Project;
  readonly videoCount: number;
}

/** Created: uploaded. */
export interface VideoFilter extends CreatedBetween, UpdatedBetween {
  readonly owner: OneOf<UserId> | undefined;
  readonly project?: ProjectId;
  readonly state?: OneOf<VideoState>;
  readonly search?: string;
}

export interface VideoRow {
  readonly video: Video;
  readonly projectName: string;
  /** Triggers of the current execution. */
  readonly triggerCount: number;
  readonly pendingTriggerCount: number;
  readonly confirmedTriggerCount: number;
}

export interface TriggerFilter extends CreatedBetween {
  readonly owner: OneOf<UserId> | undefined;
  readonly video?: VideoId;
  readonly execution?: ExecutionId;
  readonly riskCode?: OneOf<string>;
  readonly source?: OneOf<TriggerSource>;
  readonly state?: Trigger['state'];
  /** Of the decision; a trigger that waits for one has none. */
  readonly verdict?: OneOf<Verdict>;
  readonly minConfidence?: number;
  readonly maxConfidence?: number;
}

/** A trigger as it stands now: under the risk and within the edges of its decision, when there is one. */
export interface TriggerMark {
  readonly id: TriggerId;
  readonly interval: TimeInterval;
  readonly riskCode: string;
  readonly source: TriggerSource;
  readonly state: 'pending' | Verdict;
  readonly version: number;
}

export interface TaskFilter extends CreatedBetween, UpdatedBetween {
  readonly state?: OneOf<VerificationTask['state']>;
  readonly operator?: OneOf<UserId>;
  readonly video?: VideoId;
  readonly minPriority?: number;
  readonly isEscalated?: boolean;
}

export interface TaskRow {
  readonly task: VerificationTask;
  readonly videoTitle: string;
  readonly videoDurationMs: number;
  readonly projectName: string;
  readonly triggerCount: number;
  readonly pendingTriggerCount: number;
  readonly operatorName: string | undefined;
}

export interface ExecutionFilter extends CreatedBetween, UpdatedBetween {
  readonly owner: OneOf<UserId> | undefined;
  readonly video?: OneOf<VideoId>;
  readonly state?: OneOf<PipelineExecution['state']>;
  /** Where it stands or stopped: the stage was begun and is not done. */
  readonly stage?: StageName;
}

export interface LabelFilter extends CreatedBetween {
  readonly operator?: OneOf<UserId>;
  readonly task?: TaskId;
  readonly trigger?: TriggerId;
  readonly video?: VideoId;
  readonly verdict?: OneOf<OperatorLabel['verdict']>;
  readonly riskCode?: OneOf<string>;
}

export interface LogFilter extends CreatedBetween {
  readonly operator?: OneOf<UserId>;
  readonly action?: OneOf<OperatorAction>;
  readonly subjectType?: OperatorLogEntry['subjectType'];
  /** The id of a task or a trigger. */
  readonly subject?: string;
}

export interface AuditFilter {
  /** The account that it is about. */
  readonly user?: UserId;
  readonly actor?: UserId;
  readonly action?: AuditAction;
}

export interface Dashboard {
  readonly projects: number;
  readonly videos: Readonly<Record<VideoState, number>>;
  readonly tasks: Readonly<Record<VerificationTask['state'], number>>;
}

export interface OperatorFigures {
  readonly completedTasks: number;
  readonly decisions: number;
  readonly confirmed: number;
  readonly rejected: number;
  readonly relabelled: number;
  /**
   * Time between one word on a trigger and the next, in ms; of a pause that is longer than five minutes nothing counts. The
   * first word of all has no time.
   */
  readonly workedMs: number;
  /** Triggers on which somebody else has a last word too, of any time; a reopening is no word. */
  readonly compared: number;
  /** Those of them where both rejected, or both let the same risk stand. */
  readonly agreed: number;
}
