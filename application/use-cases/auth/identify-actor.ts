import type { TokenFamilyId, UserId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { User } from '../../../domain/user/user.js';
import type { AccountReader } from '../../ports/account-reader.js';

/** The living account behind a token or a session; undefined when it is closed, logged out, or its credentials changed since. */
export class IdentifyActor {
  readonly #accounts: AccountReader;

  constructor(deps: { readonly accounts: AccountReader }) {
    this.#accounts = deps.accounts;
  }

  /** `family`: the log-in that a token names; a session has none. */
  async execute(id: UserId, credentialsFrom: Instant, family?: TokenFamilyId): Promise<User | undefined> {
    const found = await this.#accounts.find(id, family);
    if (found === undefined) return undefined;
    const { user, isLoggedIn } = found;
    return isLoggedIn && user.isActive && credentialsFrom >= user.credentialsChangedAt ? user : undefined;
  }
}
