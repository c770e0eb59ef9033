import { z } from 'zod';
import { idView, momentView } from '../shared/fields.js';
import { operatorActions } from '../../../../domain/operator-label/operator-log-entry.js';
import { pageView, pagingFields } from '../shared/paging.js';

export const logListQuery = z.strictObject({ ...pagingFields });

export const logEntryView = z
  .strictObject({
    id: idView,
    operator: idView,
    action: z.enum(operatorActions),
    subject_type: z.string(),
    subject: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    created_at: momentView,
  })
  .meta({ id: 'OperatorLogEntry' });

export const logPage = pageView(logEntryView);
