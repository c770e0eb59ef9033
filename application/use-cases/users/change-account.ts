import type { AuditEntry } from '../../../domain/audit/audit-entry.js';
import type { UserId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import { changeAccount, type AccountChange, type LastAdmin } from '../../../domain/user/change-user.js';
import type { InvalidName, User } from '../../../domain/user/user.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import { auditLine } from '../audit-line.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';
import { refuseUnseen, type SeenVersion } from '../seen-version.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

export interface ChangeAccountCommand extends AccountChange {
  readonly userId: UserId;
  /** The version that the admin saw; another one is refused as stale. Left out: whatever it is now. */
  readonly seenVersion?: SeenVersion;
}

/** An admin about anyone. A changed role and a closed account end tokens and sessions at once; every change is audited. */
export class ChangeAccount {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    { userId, seenVersion, ...change }: ChangeAccountCommand,
  ): Promise<Result<User, Forbidden | NotFound | InvalidName | LastAdmin | StaleWrite>> {
    if (actor.role !== 'admin') return refuse({ kind: 'forbidden' });
    const { unitOfWork, clock } = this.#deps;
    return unitOfWork.run(async (tx) => {
      const user = await tx.users.find(userId);
      if (user === undefined) return refuse(notFound('user'));
      const seen = refuseUnseen('user', user, seenVersion);
      if (!seen.ok) return seen;
      const admins = await tx.users.openAdmins();
      const now = clock.now();
      const changed = changeAccount(
        user,
        change,
        admins.some((id) => id !== userId),
        now,
      );
      if (!changed.ok) return changed;
      const lines = this.#lines(actor, user, changed.value, now);
      if (lines.length === 0) return accept(user);
      const written = await tx.users.update(changed.value);
      if (!written.ok) return written;
      if (changed.value.credentialsChangedAt !== user.credentialsChangedAt)
        await tx.refreshTokens.revokeOfUser(userId, 'credentials-changed', now);
      for (const line of lines) await tx.audit.add(line);
      return accept({ ...changed.value, version: user.version + 1 });
    });
  }

  #lines(actor: Actor, before: User, after: User, now: Instant): readonly AuditEntry[] {
    const line = (action: AuditEntry['action'], details: AuditEntry['details'] = {}): AuditEntry =>
      auditLine(this.#deps.ids, action, { actorId: actor.userId, userId: before.id, details }, now);
    return [
      ...(before.role === after.role ? [] : [line('role-changed', { from: before.role, to: after.role })]),
      ...(before.isActive === after.isActive ? [] : [line(after.isActive ? 'account-opened' : 'account-closed')]),
      ...(before.name === after.name ? [] : [line('name-changed', { from: before.name, to: after.name })]),
    ];
  }
}
