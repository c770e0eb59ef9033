import type { TaskRow } from '../../../../application/index.js';
import type { VerificationTask } from '../../../../domain/verification-task/verification-task.js';
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
  created_at: time(task.createdAt),
  updated_at: time(task.updatedAt),
});

export const presentTaskRow = (row: TaskRow) => ({
  ...presentTask(row.task),
  video_title: row.videoTitle,
  video_duration: seconds(row.videoDurationMs),
  project_name: row.projectName,
  trigger_count: row.triggerCount,
  pending_trigger_count: row.pendingTriggerCount,
  operator_name: row.operatorName ?? null,
});
