import { createHash } from 'node:crypto';
import {
  idempotencyKey,
  type IdempotencyKey,
  type IdempotentRequest,
  type RequestFingerprint,
} from '../../../../domain/idempotency/kept-creation.js';
import type { Result } from '../../../../domain/shared/result.js';
import type { RouteContext } from '../../http/app-state.js';
import { problem } from '../../http/problem.js';
import type { AnyUseCaseRefusal } from '../../http/refusal-status.js';
import { valueOf } from './outcome.js';

/** What the caller calls this request; undefined: it may be fulfilled any number of times. */
export const keyOf = (ctx: RouteContext): IdempotencyKey | undefined => {
  const given = ctx.headers['idempotency-key'];
  if (given === undefined) return undefined;
  const key = idempotencyKey(String(given));
  if (key === undefined) throw problem('invalid-idempotency-key');
  return key;
};

/** `content`: all that is asked for besides method and path. */
export const fingerprintOf = (ctx: RouteContext, content: unknown): RequestFingerprint =>
  createHash('sha256')
    .update(JSON.stringify([ctx.method, ctx.path, content]))
    .digest('hex') as RequestFingerprint;

export const idempotentRequest = (ctx: RouteContext, content: unknown): IdempotentRequest | undefined => {
  const key = keyOf(ctx);
  return key && { key, fingerprint: fingerprintOf(ctx, content) };
};

/**
 * The answer about what was created: now, or by the request that this one repeats, as it is today (`earlier`; undefined
 * when it was removed since).
 */
export const createdOnce = async <T, Answer>(
  ctx: RouteContext,
  result: Result<T, AnyUseCaseRefusal>,
  created: (value: T) => Answer | Promise<Answer>,
  earlier: (id: string) => Promise<Answer | undefined>,
): Promise<Answer> => {
  if (result.ok || result.refusal.kind !== 'created-before') return created(valueOf(result));
  const answer = await earlier(result.refusal.id);
  if (answer === undefined) throw problem('created-and-removed');
  ctx.set('Idempotency-Replayed', 'true');
  return answer;
};
