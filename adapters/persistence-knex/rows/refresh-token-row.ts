import { tokenFamilyId, userId } from '../../../domain/shared/ids.js';
import { revocationReasons, type RefreshTokenFamily } from '../../../domain/user/refresh-token-family.js';
import type { SecretHash } from '../../../domain/user/secret-hash.js';
import { oneOf, present, reading, toInstant, type BigIntColumn } from './columns.js';

export interface RefreshTokenRow {
  readonly id: string;
  readonly user_id: string;
  readonly state: string;
  readonly current_hash: string;
  readonly previous_hash: string | null;
  readonly created_at: BigIntColumn;
  readonly rotated_at: BigIntColumn;
  readonly expires_at: BigIntColumn;
  readonly revoked_at: BigIntColumn | null;
  readonly reason: string | null;
  readonly version: number;
}

export const toRefreshTokenRow = (family: RefreshTokenFamily): RefreshTokenRow => ({
  id: family.id,
  user_id: family.userId,
  state: family.state,
  current_hash: family.currentHash,
  previous_hash: family.previousHash ?? null,
  created_at: family.createdAt,
  rotated_at: family.rotatedAt,
  expires_at: family.expiresAt,
  revoked_at: family.state === 'revoked' ? family.revokedAt : null,
  reason: family.state === 'revoked' ? family.reason : null,
  version: family.version,
});

export const fromRefreshTokenRow = reading('token family', (row: RefreshTokenRow): RefreshTokenFamily => {
  const facts = {
    id: tokenFamilyId(row.id),
    userId: userId(row.user_id),
    currentHash: row.current_hash as SecretHash,
    previousHash: row.previous_hash === null ? undefined : (row.previous_hash as SecretHash),
    createdAt: toInstant(row.created_at),
    rotatedAt: toInstant(row.rotated_at),
    expiresAt: toInstant(row.expires_at),
    version: row.version,
  };
  return oneOf(['active', 'revoked'], row.state) === 'active'
    ? { ...facts, state: 'active' }
    : {
        ...facts,
        state: 'revoked',
        revokedAt: toInstant(present(row.revoked_at)),
        reason: oneOf(revocationReasons, present(row.reason)),
      };
});
