import type { UserId } from '../../../domain/shared/ids.js';
import type { Result } from '../../../domain/shared/result.js';
import type { Email, User } from '../../../domain/user/user.js';
import type { StaleWrite } from '../unit-of-work.js';

export interface EmailTaken {
  readonly kind: 'email-taken';
}

export interface UserRepository {
  find(id: UserId): Promise<User | undefined>;
  findByEmail(email: Email): Promise<User | undefined>;
  /** Refuses an e-mail that another user has. */
  add(user: User): Promise<Result<void, EmailTaken>>;
  /** Ids of the admins whose accounts are open, at most 100. Until this run ends no other one changes any of them. */
  openAdmins(): Promise<readonly UserId[]>;
  /** Writes where the stored version is `user.version`, and raises it by one. */
  update(user: User): Promise<Result<void, StaleWrite>>;
}
