import type { OperatorLabel } from '../../../domain/operator-label/operator-label.js';
import { labelId, taskId, triggerId, userId, videoId } from '../../../domain/shared/ids.js';
import { verdicts } from '../../../domain/trigger/trigger.js';
import { oneOf, reading, toInstant, toInteger, type BigIntColumn } from './columns.js';

export interface LabelRow {
  readonly id: string;
  readonly trigger_id: string;
  readonly task_id: string;
  readonly video_id: string;
  readonly operator_id: string;
  readonly verdict: string;
  readonly risk_code: string;
  readonly start_ms: BigIntColumn;
  readonly end_ms: BigIntColumn;
  readonly comment: string;
  readonly created_at: BigIntColumn;
}

export const toLabelRow = (label: OperatorLabel): LabelRow => ({
  id: label.id,
  trigger_id: label.triggerId,
  task_id: label.taskId,
  video_id: label.videoId,
  operator_id: label.operatorId,
  verdict: label.verdict,
  risk_code: label.riskCode,
  start_ms: label.interval.startMs,
  end_ms: label.interval.endMs,
  comment: label.comment,
  created_at: label.createdAt,
});

export const fromLabelRow = reading('label', (row: LabelRow): OperatorLabel => ({
  id: labelId(row.id),
  triggerId: triggerId(row.trigger_id),
  taskId: taskId(row.task_id),
  videoId: videoId(row.video_id),
  operatorId: userId(row.operator_id),
  verdict: oneOf([...verdicts, 'reopened', 'added'], row.verdict),
  riskCode: row.risk_code,
  interval: { startMs: toInteger(row.start_ms), endMs: toInteger(row.end_ms) },
  comment: row.comment,
  createdAt: toInstant(row.created_at),
}));
