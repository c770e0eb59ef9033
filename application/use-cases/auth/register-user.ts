import { userId } from '../../../domain/shared/ids.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import { allNotifications } from '../../../domain/user/notification-settings.js';
import {
  checkPassword,
  cleanName,
  email,
  userNameLimit,
  type InvalidEmail,
  type InvalidPassword,
  type Locale,
  type Role,
  type User,
} from '../../../domain/user/user.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { PasswordHasher } from '../../ports/password-hasher.js';
import type { EmailTaken } from '../../ports/repositories/user-repository.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly passwords: PasswordHasher;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

export interface RegisterUserCommand {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly locale: Locale;
  /** Self-registration passes `client`; only an admin's command line passes anything else. */
  readonly role: Role;
}

export class RegisterUser {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(command: RegisterUserCommand): Promise<Result<User, InvalidEmail | InvalidPassword | EmailTaken>> {
    const { unitOfWork, passwords, clock, ids } = this.#deps;
    const address = email(command.email);
    if (!address.ok) return address;
    const password = checkPassword(command.password);
    if (!password.ok) return password;
    const passwordHash = await passwords.hash(password.value);
    const now = clock.now();
    const user: User = {
      id: userId(ids.next()),
      email: address.value,
      name: cleanName(command.name).slice(0, userNameLimit) || address.value,
      role: command.role,
      locale: command.locale,
      passwordHash,
      isActive: true,
      notifications: allNotifications,
      createdAt: now,
      credentialsChangedAt: now,
      version: 0,
    };
    return unitOfWork.run(async (tx) => {
      const added = await tx.users.add(user);
      return added.ok ? accept(user) : added;
    });
  }
}
