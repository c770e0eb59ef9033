import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { admitReset, type InvalidResetLink } from '../../../domain/user/password-reset.js';
import type { SecretHash } from '../../../domain/user/secret-hash.js';
import { checkPassword, type InvalidPassword, type User } from '../../../domain/user/user.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Links } from '../../ports/links.js';
import type { PasswordHasher } from '../../ports/password-hasher.js';
import type { Secrets } from '../../ports/secrets.js';
import type { Transaction, UnitOfWork } from '../../ports/unit-of-work.js';
import { auditLine } from '../audit-line.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import type { LogInGuard } from './log-in-guard.js';
import { writeNewPassword } from './new-password.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly passwords: PasswordHasher;
  readonly secrets: Secrets;
  readonly guard: LogInGuard;
  readonly links: Links;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

export interface ResetPasswordCommand {
  /** The secret that went out by mail. */
  readonly secret: string;
  readonly password: string;
}

/** A new password for whoever holds a secret from a letter. It works once, and ends every token and session. */
export class ResetPassword {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute({ secret, password }: ResetPasswordCommand): Promise<Result<User, InvalidPassword | InvalidResetLink>> {
    const { unitOfWork, passwords, secrets, clock, ids } = this.#deps;
    const hash = secrets.hashOf(secret);
    const checked = checkPassword(password);
    if (!checked.ok) return checked;
    // Hashing is slow: neither done for a secret that is none, nor inside a transaction.
    const holder = await unitOfWork.run(async (tx) => this.#holder(tx, hash));
    if (!holder.ok) return holder;
    const passwordHash = await passwords.hash(checked.value);
    const result = await runAgainWhenStale(unitOfWork, async (tx) => {
      const user = await this.#holder(tx, hash);
      if (!user.ok) return user;
      const now = clock.now();
      await tx.audit.add(auditLine(ids, 'password-reset', { userId: user.value.id }, now));
      return writeNewPassword(tx, user.value, passwordHash, now, this.#deps);
    });
    if (result.ok) return result;
    const { refusal } = result;
    if (refusal.kind === 'stale-write') throw new Error('a new password could not be written');
    return refuse(refusal);
  }

  async #holder(tx: Transaction, hash: SecretHash): Promise<Result<User, InvalidResetLink>> {
    const reset = admitReset(await tx.passwordResets.findByHash(hash), this.#deps.clock.now());
    if (!reset.ok) return reset;
    const user = await tx.users.find(reset.value.userId);
    return user?.isActive === true ? accept(user) : refuse({ kind: 'invalid-reset-link' });
  }
}
