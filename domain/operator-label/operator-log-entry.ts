import type { LogEntryId, UserId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';

export const operatorActions = [
  'task-taken',
  'task-released',
  'lease-expired',
  'trigger-decided',
  'trigger-reopened',
  'trigger-added',
  'age-answered',
  'task-completed',
] as const;
export type OperatorAction = (typeof operatorActions)[number];

/** What an operator did, append-only. */
export interface OperatorLogEntry {
  readonly id: LogEntryId;
  readonly operatorId: UserId;
  readonly action: OperatorAction;
  readonly subjectType: 'task' | 'trigger';
  readonly subjectId: string;
  readonly details: Readonly<Record<string, string | number | boolean>>;
  readonly at: Instant;
}
