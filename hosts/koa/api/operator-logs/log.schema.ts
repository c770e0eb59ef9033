import { z } from 'zod';
import { idView, momentView, nameInput } from '../shared/fields.js';
import { operatorActions } from '../../../../domain/operator-label/operator-log-entry.js';
import { userId } from '../../../../domain/shared/ids.js';
import { createdFilters, manyOf } from '../shared/filters.js';
import { idField } from '../shared/input.js';
import { longListFields, longPageView } from '../shared/long-list.js';
import { orderingField } from '../shared/ordering.js';

const subjectTypes = ['task', 'trigger', 'catalogue'] as const;

export const logListQuery = z.strictObject({
  ...longListFields,
  ordering: orderingField({ created_at: 'createdAt' }),
  operator: idField(userId).optional(),
  action: manyOf(operatorActions),
  subject_type: z.enum(subjectTypes).optional(),
  subject: nameInput(100).optional().describe('Id of what it was done to'),
  ...createdFilters,
});

export const logEntryView = z
  .strictObject({
    id: idView,
    operator: idView,
    action: z.enum(operatorActions),
    subject_type: z.enum(subjectTypes),
    subject: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    created_at: momentView,
  })
  .meta({ id: 'OperatorLogEntry' });

export const logPage = longPageView(logEntryView);
