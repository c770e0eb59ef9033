import { z } from 'zod';
import { executionId, userId, videoId } from '../../../../domain/shared/ids.js';
import { commentLimit } from '../../../../domain/trigger/trigger-decisions.js';
import { triggerSources, verdicts } from '../../../../domain/trigger/trigger.js';
import { evidenceView } from '../report-schema/report.schema.js';
import { codeInput, idView, intervalView, momentView, shareView, textInput, versionView } from '../shared/fields.js';
import { idField, inWords } from '../shared/input.js';
import { createdFilters, manyOf, numberFilter, someOf } from '../shared/filters.js';
import { longListFields, longPageView } from '../shared/long-list.js';
import { orderingField } from '../shared/ordering.js';

export const triggerListQuery = z.strictObject({
  ...longListFields,
  ordering: orderingField({ created_at: 'createdAt', start: 'start', confidence: 'confidence' }).describe(
    'By start only with video or execution; there it is the usual order, elsewhere -created_at',
  ),
  owner: idField(userId).optional(),
  video: idField(videoId).optional(),
  execution: idField(executionId).optional(),
  risk: someOf(codeInput),
  source: manyOf(triggerSources),
  status: z.enum(['pending', 'processed']).optional(),
  verdict: manyOf(verdicts),
  min_confidence: numberFilter(z.number().min(0).max(1)),
  max_confidence: numberFilter(z.number().min(0).max(1)),
  ...createdFilters,
});

const moment = z.number().min(0).max(1_000_000).optional();

const seen = {
  start: moment.describe('Where it really begins, in seconds; with `end`'),
  end: moment.describe('And ends; both left out: as it was raised'),
  comment: textInput(commentLimit).default(''),
  version: z.int().min(0).optional().describe('What the operator saw; left out, the newest is decided'),
};

export const decisionInput = z
  .discriminatedUnion('verdict', [
    z.strictObject({ verdict: z.literal('confirmed'), ...seen }),
    z.strictObject({ verdict: z.literal('rejected'), ...seen }),
    z.strictObject({ verdict: z.literal('relabelled'), risk_code: codeInput, ...seen }),
  ])
  .refine(
    ({ start, end }) => (start === undefined) === (end === undefined),
    inWords('end', { ru: 'start и end указываются вместе.', en: 'start and end go together.' }),
  );

export type DecisionInput = z.output<typeof decisionInput>;

export const triggerView = z
  .strictObject({
    id: idView,
    video: idView,
    execution: idView,
    risk: z.string(),
    source: z.enum(triggerSources),
    ...intervalView,
    confidence: shareView.describe('How sure the model or rule is; not a calibrated probability'),
    status: z.enum(['pending', 'processed']),
    evidence: z.array(evidenceView),
    catalogue_version: z.string(),
    decision: z
      .strictObject({
        verdict: z.enum(verdicts),
        risk: z.string(),
        ...intervalView,
        comment: z.string(),
        operator: idView,
        label: idView,
        decided_at: momentView,
      })
      .nullable(),
    version: versionView,
    created_at: momentView,
  })
  .meta({ id: 'Trigger' });

export const triggerPage = longPageView(triggerView);
