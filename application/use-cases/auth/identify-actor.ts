import { accept } from '../../../domain/shared/result.js';
import type { UserId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { User } from '../../../domain/user/user.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';

/** The living account behind a token or a session; undefined when it is closed or its credentials changed since. */
export class IdentifyActor {
  readonly #unitOfWork: UnitOfWork;

  constructor(deps: { readonly unitOfWork: UnitOfWork }) {
    this.#unitOfWork = deps.unitOfWork;
  }

  async execute(id: UserId, credentialsFrom: Instant): Promise<User | undefined> {
    const found = await this.#unitOfWork.run(async (tx) => accept(await tx.users.find(id)));
    const user = found.ok ? found.value : undefined;
    // Tokens count in whole seconds (RFC 7519 NumericDate), so the comparison does too.
    const isFresh =
      user !== undefined && Math.floor(credentialsFrom / 1000) >= Math.floor(user.credentialsChangedAt / 1000);
    return isFresh && user.isActive ? user : undefined;
  }
}
