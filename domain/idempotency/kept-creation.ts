import type { Brand } from '../shared/brand.js';
import type { UserId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { accept, refuse, type Result } from '../shared/result.js';

/** What a program calls its request, so that a repetition is known as one (draft-ietf-httpapi-idempotency-key-header). */
export type IdempotencyKey = Brand<string, 'IdempotencyKey'>;

/** Image of everything that a request asks for; another one under the same key is a mistake of the program's. */
export type RequestFingerprint = Brand<string, 'RequestFingerprint'>;

export interface IdempotentRequest {
  readonly key: IdempotencyKey;
  readonly fingerprint: RequestFingerprint;
}

/** That this account's request has created something: kept together with what it created, or not at all. */
export interface KeptCreation extends IdempotentRequest {
  readonly ownerId: UserId;
  /** Id of what was created; its kind follows from the request. */
  readonly createdId: string;
  readonly createdAt: Instant;
}

/** A key means the same request for so long at least; then it is forgotten. */
export const creationKeptMs = 24 * 3_600_000;

const visible = /^[!-~]{1,255}$/;

/** 1 to 255 visible ASCII characters; the quotation marks of a structured field (RFC 9651) are not part of the key. */
export const idempotencyKey = (text: string): IdempotencyKey | undefined => {
  const bare = /^"(.+)"$/.exec(text)?.[1] ?? text;
  return visible.test(bare) ? (bare as IdempotencyKey) : undefined;
};

/** The same request has been fulfilled: nothing is created, what was created then is the answer. */
export interface CreatedBefore {
  readonly kind: 'created-before';
  readonly id: string;
}

export interface IdempotencyKeyReused {
  readonly kind: 'idempotency-key-reused';
}

/** `earlier`: what the account keeps under the key of this request. */
export const judgeRepetition = (
  earlier: KeptCreation | undefined,
  { fingerprint }: IdempotentRequest,
): Result<void, CreatedBefore | IdempotencyKeyReused> => {
  if (earlier === undefined) return accept(undefined);
  return earlier.fingerprint === fingerprint
    ? refuse({ kind: 'created-before', id: earlier.createdId })
    : refuse({ kind: 'idempotency-key-reused' });
};
