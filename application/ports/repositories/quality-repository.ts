import type { TaskQuality } from '../../../domain/quality/quality-counts.js';
import type { TaskId } from '../../../domain/shared/ids.js';
import type { Result } from '../../../domain/shared/result.js';
import type { CompletedTask } from '../../../domain/verification-task/verification-task.js';
import type { StaleWrite } from '../unit-of-work.js';

/** Figures of quality by day. They outlive the tasks that they come from. */
export interface QualityRepository {
  /** Completed tasks that are not counted yet, by completion, the oldest first. `limit` 1..1000. */
  uncounted(limit: number): Promise<readonly CompletedTask[]>;
  /**
   * Adds what a completed task says to the figures of its day. A task that is counted already, or that somebody else counts at
   * this moment, is refused as stale, and nothing is added.
   */
  count(task: TaskId, quality: TaskQuality): Promise<Result<void, StaleWrite>>;
}
