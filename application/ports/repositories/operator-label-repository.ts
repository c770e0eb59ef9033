import type { OperatorLabel } from '../../../domain/operator-label/operator-label.js';
import type { TaskId } from '../../../domain/shared/ids.js';

/** Append-only. */
export interface OperatorLabelRepository {
  add(label: OperatorLabel): Promise<void>;
  /** Labels given under a task, oldest first. */
  ofTask(taskId: TaskId): Promise<readonly OperatorLabel[]>;
}
