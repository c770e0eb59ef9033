import type { TaskId, UserId, VideoId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { Result } from '../../../domain/shared/result.js';
import type {
  InProgressTask,
  PendingTask,
  VerificationTask,
} from '../../../domain/verification-task/verification-task.js';
import type { StaleWrite } from '../unit-of-work.js';

export interface VerificationTaskRepository {
  find(id: TaskId): Promise<VerificationTask | undefined>;
  /** Tasks of a video, newest first, at most 100. */
  ofVideo(videoId: VideoId): Promise<readonly VerificationTask[]>;
  add(task: VerificationTask): Promise<void>;
  /** Writes where the stored version is `task.version`, and raises it by one. */
  update(task: VerificationTask): Promise<Result<void, StaleWrite>>;
  /** Up to `limit` pending tasks that are escalated, or (the default) those that are not; highest priority first, then oldest. */
  waiting(limit: number, isEscalated?: boolean): Promise<readonly PendingTask[]>;
  /** The tasks that this operator holds, longest held first, at most 100. */
  heldBy(operatorId: UserId): Promise<readonly InProgressTask[]>;
  /** Up to `limit` tasks whose lease ended before `now`. */
  expired(now: Instant, limit: number): Promise<readonly InProgressTask[]>;
  /** Removes the open (pending or in progress) tasks of a video; a new analysis replaces them. */
  removeOpenOfVideo(videoId: VideoId): Promise<void>;
}
