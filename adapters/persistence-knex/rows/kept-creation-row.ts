import type { IdempotencyKey, KeptCreation, RequestFingerprint } from '../../../domain/idempotency/kept-creation.js';
import { userId } from '../../../domain/shared/ids.js';
import { toInstant, type BigIntColumn } from './columns.js';

export interface KeptCreationRow {
  readonly owner_id: string;
  readonly idempotency_key: string;
  readonly fingerprint: string;
  readonly created_id: string;
  readonly created_at: BigIntColumn;
}

export const toKeptCreationRow = (creation: KeptCreation): KeptCreationRow => ({
  owner_id: creation.ownerId,
  idempotency_key: creation.key,
  fingerprint: creation.fingerprint,
  created_id: creation.createdId,
  created_at: creation.createdAt,
});

export const fromKeptCreationRow = (row: KeptCreationRow): KeptCreation => ({
  ownerId: userId(row.owner_id),
  key: row.idempotency_key as IdempotencyKey,
  fingerprint: row.fingerprint as RequestFingerprint,
  createdId: row.created_id,
  createdAt: toInstant(row.created_at),
});
