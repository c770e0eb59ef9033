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
    const isFresh = user !== undefined && credentialsFrom >= user.credentialsChangedAt;
    return isFresh && user.isActive ? user : undefined;
  }
}
