import { z } from 'zod';
import { videoId } from '../../../../domain/shared/ids.js';
import { triggerSources } from '../../../../domain/trigger/trigger.js';
import { idField } from '../shared/input.js';
import { pagingFields } from '../shared/paging.js';

export const triggerListQuery = z.strictObject({
  ...pagingFields,
  video: idField(videoId).optional(),
  risk: z.string().min(1).max(100).optional(),
  source: z.enum(triggerSources).optional(),
  status: z.enum(['pending', 'processed']).optional(),
  min_confidence: z.coerce.number().min(0).max(1).optional(),
});

const seen = {
  comment: z.string().default(''),
  /** The version that the operator saw; left out, the newest is decided. */
  version: z.number().int().min(0).optional(),
};

export const decisionInput = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('confirmed'), ...seen }),
  z.strictObject({ verdict: z.literal('rejected'), ...seen }),
  z.strictObject({ verdict: z.literal('relabelled'), risk_code: z.string().min(1).max(100), ...seen }),
]);

export type DecisionInput = z.output<typeof decisionInput>;
