import type { TokenFamilyId, UserId } from '../../domain/shared/ids.js';
import type { User } from '../../domain/user/user.js';

/** Who is behind a request: asked every time, so outside of transactions and in one statement, never of a replica that lags behind. */
export interface AccountReader {
  /** Undefined: no such account. `family`: the log-in that a token names; a session has none. */
  find(id: UserId, family?: TokenFamilyId): Promise<AccountStanding | undefined>;
}

export interface AccountStanding {
  readonly user: User;
  /** The family belongs to the account and was not revoked; true when none was asked about. */
  readonly isLoggedIn: boolean;
}
