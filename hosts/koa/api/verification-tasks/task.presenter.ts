import type { TaskRow } from '../../../../application/index.js';
import { dueAt } from '../../../../domain/verification-task/deadline.js';
import type { PassedOn, VerificationTask } from '../../../../domain/verification-task/verification-task.js';
import { seconds, time } from '../shared/present.js';

export const presentTask = (task: VerificationTask) => ({
  id: task.id,
  video: task.videoId,
  execution: task.executionId,
  report: task.reportId,
  priority: task.priority,
  status: task.state,
  operator: task.state === 'pending' ? null : task.operatorId,
  taken_at: task.state === 'pending' ? null : time(task.takenAt),
  lease_expires_at: task.state === 'in_progress' ? time(task.leaseExpiresAt) : null,
  completed_at: task.state === 'completed' ? time(task.completedAt) : null,
  summary: task.state === 'completed' ? task.summary : null,
  passed_on: task.passedOn === undefined ? null : presentPassedOn(task.passedOn),
  due_at: time(dueAt(task)),
  created_at: time(task.createdAt),
  updated_at: time(task.updatedAt),
});

const presentPassedOn = ({ kind, by, comment, at }: PassedOn) => ({ kind, by, comment, at: time(at) });

export const presentTaskRow = (row: TaskRow) => ({
  ...presentTask(row.task),
  video_title: row.videoTitle,
  video_duration: seconds(row.videoDurationMs),
  project_name: row.projectName,
  trigger_count: row.triggerCount,
  pending_trigger_count: row.pendingTriggerCount,
  operator_name: row.operatorName ?? null,
});
