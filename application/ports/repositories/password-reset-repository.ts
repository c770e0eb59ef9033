import type { UserId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { PasswordReset } from '../../../domain/user/password-reset.js';
import type { SecretHash } from '../../../domain/user/secret-hash.js';

export interface PasswordResetRepository {
  /** The one with this hash, expired or not. */
  findByHash(hash: SecretHash): Promise<PasswordReset | undefined>;
  add(reset: PasswordReset): Promise<void>;
  /** Removes all of this user. Removing what is not there is not an error. */
  removeOfUser(userId: UserId): Promise<void>;
  /** Removes those that ended at `now` or before; returns how many. */
  purgeExpired(now: Instant): Promise<number>;
}
