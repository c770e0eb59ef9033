import type { IdempotencyKey, KeptCreation, RequestFingerprint } from '../../domain/idempotency/kept-creation.js';
import { freshId } from './fresh-id.js';
import { knownIds } from './known-ids.js';
import { noon } from './moments.js';

export const aKeptCreation = (over: Partial<KeptCreation> = {}): KeptCreation => ({
  ownerId: knownIds.owner,
  key: `key-${freshId()}` as IdempotencyKey,
  fingerprint: 'a'.repeat(64) as RequestFingerprint,
  createdId: freshId(),
  createdAt: noon,
  ...over,
});
