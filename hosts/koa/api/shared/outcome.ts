import type { Result } from '../../../../domain/shared/result.js';
import { notFound, type NotFound } from '../../../../application/index.js';
import { refused, type Problem } from '../../http/problem.js';
import { statusOf, type AnyUseCaseRefusal } from '../../http/refusal-status.js';

/**
 * A refusal as the API's problem. 400 is for what the schema of the operation forbids, which everybody can read: a request
 * that it lets through and the business does not is 422.
 */
export const ruledOut = (refusal: AnyUseCaseRefusal): Problem => {
  const status = statusOf(refusal);
  return refused(refusal, status === 400 ? 422 : status);
};

/** What a use case achieved; its refusal ends the request with the problem that belongs to it. */
export const valueOf = <T>(result: Result<T, AnyUseCaseRefusal>): T => {
  if (!result.ok) throw ruledOut(result.refusal);
  return result.value;
};

/** What a query found; nothing found, or not for this actor, is 404. */
export const foundOr404 = <T>(found: T | undefined, subject: NotFound['subject']): T => {
  if (found === undefined) throw refused(notFound(subject));
  return found;
};
