import { z } from 'zod';
import { severities } from '../../../../domain/risk-definition/risk-definition.js';
import { idView, momentView, shareView } from '../shared/fields.js';
import { pageView, pagingFields } from '../shared/paging.js';

export const historyQuery = z.strictObject({ ...pagingFields });

const change = <Value extends z.ZodType>(value: Value) => z.strictObject({ before: value, after: value }).nullable();

export const catalogueVersionView = z
  .strictObject({
    version: z.string(),
    previous_version: z.string().nullable().describe('Null for the first one'),
    facts_as_of: z.iso.date(),
    changed_by: idView.nullable().describe('Null: it came with the product'),
    changed_by_name: z.string().nullable(),
    changed_at: momentView.nullable(),
    changes: z.array(
      z.strictObject({
        risk: z.string(),
        kind: z
          .enum(['added', 'removed', 'tuned', 'reworded'])
          .describe('tuned: threshold, severity or enabled; reworded: only its facts or words'),
        threshold: change(shareView),
        severity: change(z.enum(severities)),
        is_enabled: change(z.boolean()),
      }),
    ),
  })
  .meta({ id: 'CatalogueVersion' });

export const catalogueHistoryPage = pageView(catalogueVersionView);
