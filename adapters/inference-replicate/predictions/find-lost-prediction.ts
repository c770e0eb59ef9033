import { isOfUse, type Prediction } from '../api/prediction.js';
import type { ReplicateApi } from '../api/replicate-api.js';
import { hasInput } from './fingerprint.js';

export interface LostPrediction {
  readonly tag: string;
  readonly version: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly sentAtMs: number;
}

/** Their clock and ours. */
const clockSkewMs = 5 * 60_000;
/** 100 each; 600 predictions a minute may be created. */
const mostPages = 10;

/**
 * Looks for a prediction of ours whose creation nobody heard of. Replicate has no idempotency keys: what it offers is the
 * account's list of predictions, newest first, with version and input, and the webhook's URL where that is shown.
 * Throws `ApiFailure` when the list cannot be read as far back as needed.
 */
export const findLostPrediction = async (api: ReplicateApi, lost: LostPrediction): Promise<Prediction | undefined> => {
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const { results, next } = await api.list(cursor);
    const found = results.find((prediction) => isIt(prediction, lost));
    if (found !== undefined || next === undefined) return found;
    const oldest = results.at(-1)?.created_at;
    if (typeof oldest === 'string' && Date.parse(oldest) < lost.sentAtMs - clockSkewMs) return undefined;
    cursor = next;
  }
  return undefined;
};

const isIt = (prediction: Prediction, { tag, version, input, sentAtMs }: LostPrediction): boolean => {
  if (!isOfUse(prediction)) return false;
  if (typeof prediction.created_at === 'string' && Date.parse(prediction.created_at) < sentAtMs - clockSkewMs)
    return false;
  if (prediction.webhook?.includes(tag) === true) return true;
  return prediction.version === version && hasInput(prediction.input ?? {}, input);
};
