import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { email, type User } from '../../../domain/user/user.js';
import type { PasswordHasher } from '../../ports/password-hasher.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly passwords: PasswordHasher;
}

/** One answer for an unknown address, a wrong password and a closed account: nobody learns which accounts exist. */
export interface WrongCredentials {
  readonly kind: 'wrong-credentials';
}

export class LogIn {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(command: {
    readonly email: string;
    readonly password: string;
  }): Promise<Result<User, WrongCredentials>> {
    const { unitOfWork, passwords } = this.#deps;
    const address = email(command.email);
    const found = address.ok
      ? await unitOfWork.run(async (tx) => accept(await tx.users.findByEmail(address.value)))
      : undefined;
    const user = found?.ok === true ? found.value : undefined;
    // An unknown account costs as much time as a known one: `verify` promises that for a hash that is none.
    const isRight = await passwords.verify(command.password.slice(0, 1024), user?.passwordHash ?? '');
    return user !== undefined && isRight && user.isActive ? accept(user) : refuse({ kind: 'wrong-credentials' });
  }
}
