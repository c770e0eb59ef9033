import type { PasswordResetId, UserId } from '../shared/ids.js';
import { plusMs, type Instant } from '../shared/instant.js';
import { accept, refuse, type Result } from '../shared/result.js';
import type { SecretHash } from './secret-hash.js';

export const passwordResetLifeMs = 3_600_000;

/** Leave to set a new password, proved by a secret that went out by mail. Using one ends all of the account's. */
export interface PasswordReset {
  readonly id: PasswordResetId;
  readonly userId: UserId;
  readonly secretHash: SecretHash;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** One answer for a secret that never was, was used, or is too old. */
export interface InvalidResetLink {
  readonly kind: 'invalid-reset-link';
}

export const openPasswordReset = (
  id: PasswordResetId,
  userId: UserId,
  secretHash: SecretHash,
  now: Instant,
): PasswordReset => ({ id, userId, secretHash, createdAt: now, expiresAt: plusMs(now, passwordResetLifeMs) });

export const admitReset = (reset: PasswordReset | undefined, now: Instant): Result<PasswordReset, InvalidResetLink> =>
  reset !== undefined && now < reset.expiresAt ? accept(reset) : refuse({ kind: 'invalid-reset-link' });
