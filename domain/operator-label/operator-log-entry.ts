import type { LogEntryId, UserId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';

export const operatorActions = [
  'task-taken',
  'task-released',
  'task-handed-over',
  'task-escalated',
  'lease-expired',
  'trigger-decided',
  'trigger-reopened',
  'trigger-added',
  'age-answered',
  'task-completed',
  'catalogue-changed',
] as const;
export type OperatorAction = (typeof operatorActions)[number];

/** What an operator did, or an admin to the catalogue; append-only. */
export interface OperatorLogEntry {
  readonly id: LogEntryId;
  readonly operatorId: UserId;
  readonly action: OperatorAction;
  /** A catalogue is named by its new version. */
  readonly subjectType: 'task' | 'trigger' | 'catalogue';
  readonly subjectId: string;
  readonly details: Readonly<Record<string, string | number | boolean>>;
  readonly at: Instant;
}
