import type { LabelId, TaskId, TriggerId, UserId, VideoId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { TimeInterval } from '../shared/time-interval.js';
import type { Verdict } from '../trigger/trigger.js';

/** One word of an operator on one trigger. Append-only: a changed mind is another label, so that quality can be measured. */
export interface OperatorLabel {
  readonly id: LabelId;
  readonly triggerId: TriggerId;
  readonly taskId: TaskId;
  readonly videoId: VideoId;
  readonly operatorId: UserId;
  readonly verdict: Verdict | 'reopened' | 'added';
  /** The risk that stands after this label. */
  readonly riskCode: string;
  readonly interval: TimeInterval;
  readonly comment: string;
  readonly createdAt: Instant;
}
