import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import { admitToken, revokeFamily } from '../../../domain/user/refresh-token-family.js';
import type { Clock } from '../../ports/clock.js';
import type { Secrets } from '../../ports/secrets.js';
import type { TokenService } from '../../ports/token-service.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';
import type { LogOutEverywhere } from './log-out-everywhere.js';
import type { InvalidToken } from './refresh-tokens.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly tokens: TokenService;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly logOutEverywhere: LogOutEverywhere;
}

export interface LogOutCommand {
  readonly refresh: string;
  /** Ends every token and session of the account; only a token that is still good may ask for that. */
  readonly isEverywhere: boolean;
}

/**
 * Ends the family of a refresh token; doing it twice is not an error. Access tokens of the family live out their hour at
 * most: they are believed without a look at the family.
 */
export class LogOut {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute({ refresh, isEverywhere }: LogOutCommand): Promise<Result<void, InvalidToken>> {
    const { unitOfWork, tokens, secrets, clock, logOutEverywhere } = this.#deps;
    const now = clock.now();
    const token = await tokens.verifyRefresh(refresh, now);
    if (token === undefined) return refuse({ kind: 'invalid-token' });
    const ended = await runAgainWhenStale(unitOfWork, async (tx) => {
      const family = await tx.refreshTokens.find(token.familyId);
      if (family?.state !== 'active' || family.userId !== token.userId) return accept(false);
      const isNewest = admitToken(family, secrets.hashOf(refresh), now).ok;
      const revoked = await tx.refreshTokens.update(revokeFamily(family, 'logged-out', now));
      return revoked.ok ? accept(isNewest) : revoked;
    });
    if (!isEverywhere) return accept(undefined);
    if (!ended.ok || !ended.value) return refuse({ kind: 'invalid-token' });
    await logOutEverywhere.execute(token.userId);
    return accept(undefined);
  }
}
