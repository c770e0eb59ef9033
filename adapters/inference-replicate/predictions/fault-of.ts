import { InferenceFault } from '../../../application/ports/inference.js';
import type { ApiFailure, FailureKind } from '../api/api-failure.js';

/** An input or a token that is refused, no credit left, a version that is gone: nothing that the next try would cure. */
const finalStatuses = [400, 401, 402, 403, 404, 422];
const outages: readonly FailureKind[] = ['network', 'server', 'throttled', 'circuit-open'];

export const faultOf = (model: string, failure: ApiFailure): InferenceFault =>
  new InferenceFault(`${model}: ${failure.message}`, {
    cause: failure,
    isFinal: failure.kind === 'refused' && finalStatuses.includes(failure.status ?? 0),
    isOutage: outages.includes(failure.kind),
  });

/** Enough of a model's words to find the fault, not enough to fill a log. */
export const excerptOf = (value: unknown): string =>
  ((typeof value === 'string' ? value : JSON.stringify(value)) ?? 'nothing').slice(0, 200);
