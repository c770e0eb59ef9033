import type { TokenFamilyId, UserId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { Result } from '../../../domain/shared/result.js';
import type { RefreshTokenFamily, RevocationReason } from '../../../domain/user/refresh-token-family.js';
import type { StaleWrite } from '../unit-of-work.js';

/** Families of refresh tokens; tokens themselves are never stored, only hashes of them. */
export interface RefreshTokenRepository {
  find(id: TokenFamilyId): Promise<RefreshTokenFamily | undefined>;
  add(family: RefreshTokenFamily): Promise<void>;
  /** Writes where the stored version is `family.version`, and raises it by one. */
  update(family: RefreshTokenFamily): Promise<Result<void, StaleWrite>>;
  /** Revokes every active family of this user and raises its version; returns how many there were. */
  revokeOfUser(userId: UserId, reason: RevocationReason, now: Instant): Promise<number>;
  /** Removes families, revoked ones too, whose last token ended at `now` or before; returns how many. */
  purgeExpired(now: Instant): Promise<number>;
}
