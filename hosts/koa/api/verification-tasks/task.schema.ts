import { z } from 'zod';
import { userId, videoId } from '../../../../domain/shared/ids.js';
import { commentLimit } from '../../../../domain/trigger/trigger-decisions.js';
import { summaryLimit } from '../../../../domain/verification-task/task-decisions.js';
import { taskStates } from '../../../../domain/verification-task/verification-task.js';
import { codeInput, countView, idView, momentView, secondsView, textInput } from '../shared/fields.js';
import { idField } from '../shared/input.js';
import { createdFilters, manyOf, numberFilter, updatedFilters } from '../shared/filters.js';
import { orderingField } from '../shared/ordering.js';
import { pageView, pagingFields } from '../shared/paging.js';

export const taskListQuery = z.strictObject({
  ...pagingFields,
  ordering: orderingField({ created_at: 'createdAt', updated_at: 'updatedAt', priority: 'priority' }).describe(
    'Left out: as the queue goes, by status, -priority, created_at',
  ),
  status: manyOf(taskStates),
  video: idField(videoId).optional(),
  operator: idField(userId).optional().describe('Who holds or has completed it'),
  min_priority: numberFilter(z.int().min(0).max(100)),
  mine: z.enum(['true', 'false']).optional().describe('Only those that the caller holds or has completed'),
  ...createdFilters,
  ...updatedFilters,
});

export const completionInput = z.strictObject({ summary: textInput(summaryLimit).default('') });

const moment = z.number().min(0).max(1_000_000).describe('Seconds, with milliseconds after the point');

export const addedTriggerInput = z.strictObject({
  risk_code: codeInput,
  start: moment,
  end: moment,
  note: textInput(commentLimit).default(''),
});

const task = {
  id: idView,
  video: idView,
  execution: idView,
  report: idView,
  priority: z.int(),
  status: z.enum(taskStates),
  operator: idView.nullable(),
  taken_at: momentView.nullable(),
  lease_expires_at: momentView.nullable(),
  completed_at: momentView.nullable(),
  summary: z.string().nullable(),
  passed_on: z
    .strictObject({ kind: z.enum(['handed-over', 'escalated']), by: idView, comment: z.string(), at: momentView })
    .nullable()
    .describe('The last word of whoever passed the task on; escalated ones are for admins'),
  due_at: momentView.describe('Until when the report is promised'),
  created_at: momentView,
  updated_at: momentView,
};

export const taskView = z.strictObject(task).meta({ id: 'VerificationTask' });

export const taskRowView = z
  .strictObject({
    ...task,
    video_title: z.string(),
    video_duration: secondsView,
    project_name: z.string(),
    trigger_count: countView,
    pending_trigger_count: countView,
    operator_name: z.string().nullable(),
  })
  .meta({ id: 'VerificationTaskInQueue' });

export const taskPage = pageView(taskRowView);
