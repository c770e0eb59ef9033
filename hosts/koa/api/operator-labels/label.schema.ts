import { z } from 'zod';
import { taskId, triggerId, videoId } from '../../../../domain/shared/ids.js';
import { verdicts } from '../../../../domain/trigger/trigger.js';
import { idView, intervalView, momentView } from '../shared/fields.js';
import { idField } from '../shared/input.js';
import { pageView, pagingFields } from '../shared/paging.js';

export const labelListQuery = z.strictObject({
  ...pagingFields,
  task: idField(taskId).optional(),
  trigger: idField(triggerId).optional(),
  video: idField(videoId).optional(),
});

export const labelView = z
  .strictObject({
    id: idView,
    trigger: idView,
    task: idView,
    video: idView,
    operator: idView,
    verdict: z.enum([...verdicts, 'reopened', 'added']),
    risk: z.string(),
    ...intervalView,
    comment: z.string(),
    created_at: momentView,
  })
  .meta({ id: 'OperatorLabel' });

export const labelPage = pageView(labelView);
