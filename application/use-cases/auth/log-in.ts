import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { TooManyAttempts } from '../../../domain/user/log-in-attempts.js';
import { email, type User } from '../../../domain/user/user.js';
import type { PasswordHasher } from '../../ports/password-hasher.js';
import { auditLine } from '../audit-line.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import type { LogInGuard, LogInGuardDependencies } from './log-in-guard.js';

interface Dependencies extends Pick<LogInGuardDependencies, 'unitOfWork' | 'clock' | 'ids'> {
  readonly passwords: PasswordHasher;
  readonly guard: LogInGuard;
}

/** One answer for an unknown address, a wrong password and a closed account: nobody learns which accounts exist. */
export interface WrongCredentials {
  readonly kind: 'wrong-credentials';
}

export interface LogInCommand {
  readonly email: string;
  readonly password: string;
  /** The network address that the attempt comes from. */
  readonly address: string;
}

export class LogIn {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(command: LogInCommand): Promise<Result<User, WrongCredentials | TooManyAttempts>> {
    const { unitOfWork, passwords, guard, clock, ids } = this.#deps;
    const attempt = await guard.admit({ account: command.email, address: command.address });
    if (!attempt.ok) return attempt;
    const address = email(command.email);
    const found = address.ok
      ? await unitOfWork.run(async (tx) => accept(await tx.users.findByEmail(address.value)))
      : undefined;
    const user = found?.ok === true ? found.value : undefined;
    // An unknown account costs as much time as a known one: `verify` promises that for a hash that is none.
    const isRight = await passwords.verify(command.password.slice(0, 1024), user?.passwordHash ?? '');
    if (user === undefined || !isRight || !user.isActive) {
      await guard.failed(attempt.value, user?.id);
      return refuse({ kind: 'wrong-credentials' });
    }
    await runAgainWhenStale(unitOfWork, async (tx) => {
      const { id } = user;
      const details = { address: command.address };
      await tx.audit.add(auditLine(ids, 'logged-in', { actorId: id, userId: id, details }, clock.now()));
      return guard.clear(tx, attempt.value);
    });
    return accept(user);
  }
}
