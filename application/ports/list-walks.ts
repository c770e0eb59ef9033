import type { OperatorLabel } from '../../domain/operator-label/operator-label.js';
import type { OperatorLogEntry } from '../../domain/operator-label/operator-log-entry.js';
import type { PipelineExecution } from '../../domain/pipeline/pipeline-execution.js';
import type { Trigger } from '../../domain/trigger/trigger.js';
import type {
  ExecutionField,
  LabelField,
  LogField,
  Ordering,
  Position,
  ProjectField,
  TriggerField,
  VideoField,
} from './list-orderings.js';
import type {
  ExecutionFilter,
  LabelFilter,
  LogFilter,
  ProjectFilter,
  ProjectRow,
  TriggerFilter,
  VideoFilter,
  VideoRow,
} from './screen-queries.js';

/**
 * Long lists, stretch by stretch, each as fast as the first one. Rows that come or go meanwhile neither repeat others nor
 * hide them; a row whose key changes is met where it is then. Filters and rows are those of the list of the same name.
 */
export interface ListWalks {
  walkProjects(filter: ProjectFilter, request: WalkRequest<ProjectField>): Promise<Stretch<ProjectRow>>;
  walkVideos(filter: VideoFilter, request: WalkRequest<VideoField>): Promise<Stretch<VideoRow>>;
  walkTriggers(filter: TriggerFilter, request: WalkRequest<TriggerField>): Promise<Stretch<Trigger>>;
  walkExecutions(filter: ExecutionFilter, request: WalkRequest<ExecutionField>): Promise<Stretch<PipelineExecution>>;
  walkLabels(filter: LabelFilter, request: WalkRequest<LabelField>): Promise<Stretch<OperatorLabel>>;
  walkOperatorLog(filter: LogFilter, request: WalkRequest<LogField>): Promise<Stretch<OperatorLogEntry>>;
}

export interface WalkRequest<Field extends string> {
  readonly ordering: Ordering<Field>;
  /** What lies beyond this place; left out: from the start, or backward from the end. */
  readonly from?: Position;
  /** Towards the start of the list. */
  readonly isBackward?: boolean;
  /** 1..100 */
  readonly pageSize: number;
}

export interface Stretch<T> {
  /** In the order of the list, also when it is walked backward. */
  readonly items: readonly T[];
  /** Rows lie beyond, in the direction of the walk. */
  readonly hasMore: boolean;
}
