import type { ExecutionId, TriggerId } from '../../../domain/shared/ids.js';
import type { Result } from '../../../domain/shared/result.js';
import type { Trigger } from '../../../domain/trigger/trigger.js';
import type { StaleWrite } from '../unit-of-work.js';

export interface TriggerRepository {
  find(id: TriggerId): Promise<Trigger | undefined>;
  /** Every trigger of an execution, by start, end, id. */
  ofExecution(executionId: ExecutionId): Promise<readonly Trigger[]>;
  /** The same risk, source and interval twice in one execution is a `PersistenceFault`. */
  addAll(triggers: readonly Trigger[]): Promise<void>;
  /** Writes where the stored version is `trigger.version`, and raises it by one. */
  update(trigger: Trigger): Promise<Result<void, StaleWrite>>;
  /** Removes every trigger of an execution; for a detection that is made again. */
  removeOfExecution(executionId: ExecutionId): Promise<void>;
}
