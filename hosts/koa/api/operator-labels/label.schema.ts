import { z } from 'zod';
import { taskId, triggerId, userId, videoId } from '../../../../domain/shared/ids.js';
import { verdicts } from '../../../../domain/trigger/trigger.js';
import { codeInput, idView, intervalView, momentView } from '../shared/fields.js';
import { idField } from '../shared/input.js';
import { createdFilters, manyOf, someOf } from '../shared/filters.js';
import { longListFields, longPageView } from '../shared/long-list.js';
import { orderingField } from '../shared/ordering.js';

const labelVerdicts = [...verdicts, 'reopened', 'added'] as const;

export const labelListQuery = z.strictObject({
  ...longListFields,
  ordering: orderingField({ created_at: 'createdAt' }),
  operator: idField(userId).optional(),
  task: idField(taskId).optional(),
  trigger: idField(triggerId).optional(),
  video: idField(videoId).optional(),
  verdict: manyOf(labelVerdicts),
  risk: someOf(codeInput),
  ...createdFilters,
});

export const labelView = z
  .strictObject({
    id: idView,
    trigger: idView,
    task: idView,
    video: idView,
    operator: idView,
    verdict: z.enum(labelVerdicts),
    risk: z.string(),
    ...intervalView,
    comment: z.string(),
    created_at: momentView,
  })
  .meta({ id: 'OperatorLabel' });

export const labelPage = longPageView(labelView);
