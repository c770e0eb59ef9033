import type { Result } from '../../../../domain/shared/result.js';
import { notFound, type NotFound } from '../../../../application/index.js';
import { refused } from '../../http/problem.js';
import type { AnyUseCaseRefusal } from '../../http/refusal-status.js';

/** What a use case achieved; its refusal ends the request with the problem that belongs to it. */
export const valueOf = <T>(result: Result<T, AnyUseCaseRefusal>): T => {
  if (!result.ok) throw refused(result.refusal);
  return result.value;
};

/** What a query found; nothing found, or not for this actor, is 404. */
export const foundOr404 = <T>(found: T | undefined, subject: NotFound['subject']): T => {
  if (found === undefined) throw refused(notFound(subject));
  return found;
};
