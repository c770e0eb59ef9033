import { accept } from '../../../domain/shared/result.js';
import type { UserId } from '../../../domain/shared/ids.js';
import { voidCredentials } from '../../../domain/user/change-user.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import { auditLine } from '../audit-line.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

/** Ends every token and every session of an account, that of the caller too. */
export class LogOutEverywhere {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(id: UserId): Promise<void> {
    const { unitOfWork, clock, ids } = this.#deps;
    await runAgainWhenStale(unitOfWork, async (tx) => {
      const user = await tx.users.find(id);
      if (user === undefined) return accept(undefined);
      const now = clock.now();
      await tx.refreshTokens.revokeOfUser(id, 'logged-out', now);
      await tx.audit.add(auditLine(ids, 'logged-out-everywhere', { actorId: id, userId: id }, now));
      return tx.users.update(voidCredentials(user, now));
    });
  }
}
