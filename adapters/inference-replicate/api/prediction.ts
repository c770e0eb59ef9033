import { z } from 'zod';

export const predictionStatuses = ['starting', 'processing', 'succeeded', 'failed', 'canceled', 'aborted'] as const;

/**
 * What we read of a prediction; the API adds fields at any time. Statuses: replicate.com/docs/topics/predictions/lifecycle
 * (`aborted`: the deadline passed before it started, which costs nothing).
 */
export const predictionSchema = z.object({
  id: z.string().min(1).max(200),
  version: z.string().nullish(),
  status: z.enum(predictionStatuses),
  input: z.record(z.string(), z.unknown()).nullish(),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  created_at: z.string().nullish(),
  metrics: z.object({ predict_time: z.number().nonnegative().nullish() }).nullish(),
  webhook: z.string().nullish(),
  /** Input and output are removed an hour after the end: replicate.com/docs/topics/predictions/data-retention. */
  data_removed: z.boolean().nullish(),
});
export type Prediction = z.infer<typeof predictionSchema>;

export const hasEnded = ({ status }: Prediction): boolean => status !== 'starting' && status !== 'processing';

/** Has given its answer, or still may. */
export const isOfUse = (prediction: Prediction): boolean =>
  !hasEnded(prediction) || (prediction.status === 'succeeded' && prediction.data_removed !== true);
