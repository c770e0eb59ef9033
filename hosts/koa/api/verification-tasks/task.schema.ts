import { z } from 'zod';
import { videoId } from '../../../../domain/shared/ids.js';
import { taskStates } from '../../../../domain/verification-task/verification-task.js';
import { idField } from '../shared/input.js';
import { pagingFields } from '../shared/paging.js';

export const taskListQuery = z.strictObject({
  ...pagingFields,
  status: z.enum(taskStates).optional(),
  video: idField(videoId).optional(),
  /** Only those that the caller holds or has completed. */
  mine: z.enum(['true', 'false']).optional(),
});

export const completionInput = z.strictObject({ summary: z.string().default('') });

/** Seconds, with milliseconds after the point. */
const moment = z.number().min(0).max(1_000_000);

export const addedTriggerInput = z.strictObject({
  risk_code: z.string().min(1).max(100),
  start: moment,
  end: moment,
  note: z.string().max(2_000).default(''),
});
