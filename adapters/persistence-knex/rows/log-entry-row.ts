import { operatorActions, type OperatorLogEntry } from '../../../domain/operator-label/operator-log-entry.js';
import { logEntryId, userId } from '../../../domain/shared/ids.js';
import { fromJson, oneOf, reading, toInstant, toJson, type BigIntColumn, type JsonColumn } from './columns.js';

export interface LogEntryRow {
  readonly id: string;
  readonly operator_id: string;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly details: JsonColumn;
  readonly created_at: BigIntColumn;
}

export const toLogEntryRow = (entry: OperatorLogEntry): LogEntryRow => ({
  id: entry.id,
  operator_id: entry.operatorId,
  action: entry.action,
  subject_type: entry.subjectType,
  subject_id: entry.subjectId,
  details: toJson(entry.details),
  created_at: entry.at,
});

export const fromLogEntryRow = reading('log entry', (row: LogEntryRow): OperatorLogEntry => ({
  id: logEntryId(row.id),
  operatorId: userId(row.operator_id),
  action: oneOf(operatorActions, row.action),
  subjectType: oneOf(['task', 'trigger', 'catalogue'], row.subject_type),
  subjectId: row.subject_id,
  details: fromJson<OperatorLogEntry['details']>(row.details),
  at: toInstant(row.created_at),
}));
