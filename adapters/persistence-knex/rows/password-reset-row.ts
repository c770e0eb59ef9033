import { passwordResetId, userId } from '../../../domain/shared/ids.js';
import type { PasswordReset } from '../../../domain/user/password-reset.js';
import type { SecretHash } from '../../../domain/user/secret-hash.js';
import { reading, toInstant, type BigIntColumn } from './columns.js';

export interface PasswordResetRow {
  readonly id: string;
  readonly user_id: string;
  readonly secret_hash: string;
  readonly created_at: BigIntColumn;
  readonly expires_at: BigIntColumn;
}

export const toPasswordResetRow = (reset: PasswordReset): PasswordResetRow => ({
  id: reset.id,
  user_id: reset.userId,
  secret_hash: reset.secretHash,
  created_at: reset.createdAt,
  expires_at: reset.expiresAt,
});

export const fromPasswordResetRow = reading('password reset', (row: PasswordResetRow): PasswordReset => ({
  id: passwordResetId(row.id),
  userId: userId(row.user_id),
  secretHash: row.secret_hash as SecretHash,
  createdAt: toInstant(row.created_at),
  expiresAt: toInstant(row.expires_at),
}));
