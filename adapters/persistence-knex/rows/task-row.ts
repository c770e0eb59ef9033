import { executionId, reportId, taskId, userId, videoId } from '../../../domain/shared/ids.js';
import { isEscalated } from '../../../domain/verification-task/task-decisions.js';
import {
  taskStates,
  type PassedOn,
  type TaskCore,
  type VerificationTask,
} from '../../../domain/verification-task/verification-task.js';
import {
  fromJson,
  oneOf,
  present,
  reading,
  toInstant,
  toJson,
  type BigIntColumn,
  type BooleanColumn,
  type JsonColumn,
} from './columns.js';

export interface TaskRow {
  readonly id: string;
  readonly video_id: string;
  readonly execution_id: string;
  readonly report_id: string;
  readonly priority: number;
  readonly state: string;
  /** Place of the state in a list: pending, in progress, completed. */
  readonly state_rank: number;
  readonly operator_id: string | null;
  readonly taken_at: BigIntColumn | null;
  readonly lease_expires_at: BigIntColumn | null;
  readonly completed_at: BigIntColumn | null;
  readonly summary: string | null;
  readonly passed_on: JsonColumn;
  readonly is_escalated: BooleanColumn;
  readonly created_at: BigIntColumn;
  readonly updated_at: BigIntColumn;
  readonly version: number;
}

export const toTaskRow = (task: VerificationTask): TaskRow => ({
  id: task.id,
  video_id: task.videoId,
  execution_id: task.executionId,
  report_id: task.reportId,
  priority: task.priority,
  state: task.state,
  state_rank: taskStates.indexOf(task.state),
  operator_id: task.state === 'pending' ? null : task.operatorId,
  taken_at: task.state === 'pending' ? null : task.takenAt,
  lease_expires_at: task.state === 'in_progress' ? task.leaseExpiresAt : null,
  completed_at: task.state === 'completed' ? task.completedAt : null,
  summary: task.state === 'completed' ? task.summary : null,
  passed_on: task.passedOn === undefined ? null : toJson(task.passedOn),
  is_escalated: isEscalated(task),
  created_at: task.createdAt,
  updated_at: task.updatedAt,
  version: task.version,
});

const coreOf = (row: TaskRow): TaskCore => ({
  id: taskId(row.id),
  videoId: videoId(row.video_id),
  executionId: executionId(row.execution_id),
  reportId: reportId(row.report_id),
  passedOn: row.passed_on === null ? undefined : fromJson<PassedOn>(row.passed_on),
  priority: row.priority,
  createdAt: toInstant(row.created_at),
  updatedAt: toInstant(row.updated_at),
  version: row.version,
});

export const fromTaskRow = reading('task', (row: TaskRow): VerificationTask => {
  const state = oneOf(taskStates, row.state);
  if (state === 'pending') return { ...coreOf(row), state };
  const held = { operatorId: userId(present(row.operator_id)), takenAt: toInstant(present(row.taken_at)) };
  if (state === 'in_progress')
    return { ...coreOf(row), state, ...held, leaseExpiresAt: toInstant(present(row.lease_expires_at)) };
  return {
    ...coreOf(row),
    state,
    ...held,
    completedAt: toInstant(present(row.completed_at)),
    summary: present(row.summary),
  };
});
