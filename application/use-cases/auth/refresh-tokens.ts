import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Clock } from '../../ports/clock.js';
import type { TokenPair, TokenService } from '../../ports/token-service.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly tokens: TokenService;
  readonly clock: Clock;
}

export interface InvalidToken {
  readonly kind: 'invalid-token';
}

export class RefreshTokens {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** A new pair for whoever still has an account; the role is read anew, a changed password voids older tokens. */
  async execute(refresh: string): Promise<Result<TokenPair, InvalidToken>> {
    const { unitOfWork, tokens, clock } = this.#deps;
    const now = clock.now();
    const token = await tokens.verifyRefresh(refresh, now);
    if (token === undefined) return refuse({ kind: 'invalid-token' });
    const found = await unitOfWork.run(async (tx) => accept(await tx.users.find(token.userId)));
    const user = found.ok ? found.value : undefined;
    if (user === undefined || !user.isActive || token.issuedAt < Math.floor(user.credentialsChangedAt / 1000) * 1000)
      return refuse({ kind: 'invalid-token' });
    return accept(await tokens.issue({ userId: user.id, role: user.role }, now));
  }
}
