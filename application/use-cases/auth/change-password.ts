import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import type { TooManyAttempts } from '../../../domain/user/log-in-attempts.js';
import { checkPassword, type InvalidPassword, type User } from '../../../domain/user/user.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Links } from '../../ports/links.js';
import type { PasswordHasher } from '../../ports/password-hasher.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import { auditLine } from '../audit-line.js';
import { notFound, type NotFound } from '../refusals.js';
import type { LogInGuard } from './log-in-guard.js';
import { writeNewPassword } from './new-password.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly passwords: PasswordHasher;
  readonly guard: LogInGuard;
  readonly links: Links;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

export interface WrongPassword {
  readonly kind: 'wrong-password';
}

export interface ChangePasswordCommand {
  readonly oldPassword: string;
  readonly newPassword: string;
  /** The network address that the request comes from. */
  readonly address: string;
}

/** Needs the old password: a session that was left open must not cost the account. Ends every token and session. */
export class ChangePassword {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    command: ChangePasswordCommand,
  ): Promise<Result<User, InvalidPassword | WrongPassword | TooManyAttempts | StaleWrite | NotFound>> {
    const { unitOfWork, passwords, guard, clock, ids } = this.#deps;
    const checked = checkPassword(command.newPassword);
    if (!checked.ok) return checked;
    const { value: user } = await unitOfWork.run(async (tx) => accept(await tx.users.find(actor.userId)));
    if (user === undefined) return refuse(notFound('user'));
    const attempt = await guard.admit({ account: user.email, address: command.address });
    if (!attempt.ok) return attempt;
    if (!(await passwords.verify(command.oldPassword.slice(0, 1024), user.passwordHash))) {
      await guard.failed(attempt.value, user.id);
      return refuse({ kind: 'wrong-password' });
    }
    const passwordHash = await passwords.hash(checked.value);
    return unitOfWork.run(async (tx) => {
      const now = clock.now();
      const cleared = await guard.clear(tx, attempt.value);
      if (!cleared.ok) return cleared;
      await tx.audit.add(auditLine(ids, 'password-changed', { actorId: user.id, userId: user.id }, now));
      return writeNewPassword(tx, user, passwordHash, now, this.#deps);
    });
  }
}
