import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import { changeProfile, type ProfileChange } from '../../../domain/user/change-user.js';
import type { InvalidName, User } from '../../../domain/user/user.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import { notFound, type NotFound } from '../refusals.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';

/** A person about themselves: of two changes at once, the later one counts for what it names. */
export class ChangeProfile {
  readonly #unitOfWork: UnitOfWork;

  constructor(deps: { readonly unitOfWork: UnitOfWork }) {
    this.#unitOfWork = deps.unitOfWork;
  }

  async execute(actor: Actor, change: ProfileChange): Promise<Result<User, InvalidName | NotFound | StaleWrite>> {
    return runAgainWhenStale(this.#unitOfWork, async (tx) => {
      const user = await tx.users.find(actor.userId);
      if (user === undefined) return refuse(notFound('user'));
      const changed = changeProfile(user, change);
      if (!changed.ok) return changed;
      const written = await tx.users.update(changed.value);
      return written.ok ? accept({ ...changed.value, version: user.version + 1 }) : written;
    });
  }
}
