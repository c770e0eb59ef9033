import {
  judgeRepetition,
  type CreatedBefore,
  type IdempotencyKeyReused,
  type IdempotentRequest,
} from '../../../domain/idempotency/kept-creation.js';
import type { Instant } from '../../../domain/shared/instant.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import type { Transaction } from '../../ports/unit-of-work.js';

export type RepetitionRefusal = CreatedBefore | IdempotencyKeyReused;

/**
 * First thing in the run that creates `createdId`: the key is kept when the run is accepted and free again when it is not.
 * Without a request under a key everything may be created.
 */
export const claimKey = async (
  tx: Transaction,
  actor: Actor,
  request: IdempotentRequest | undefined,
  createdId: string,
  now: Instant,
): Promise<Result<void, RepetitionRefusal>> => {
  if (request === undefined) return accept(undefined);
  const { key, fingerprint } = request;
  const earlier = await tx.keptCreations.claim({ ownerId: actor.userId, key, fingerprint, createdId, createdAt: now });
  return judgeRepetition(earlier, request);
};
