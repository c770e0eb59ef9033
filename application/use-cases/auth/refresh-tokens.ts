import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { UserId } from '../../../domain/shared/ids.js';
import { credentialsFrom } from '../../../domain/user/change-user.js';
import { admitToken, revokeFamily, rotateToken } from '../../../domain/user/refresh-token-family.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Logger } from '../../ports/logger.js';
import type { Secrets } from '../../ports/secrets.js';
import type { TokenPair, TokenService, VerifiedToken } from '../../ports/token-service.js';
import type { StaleWrite, Transaction, UnitOfWork } from '../../ports/unit-of-work.js';
import { auditLine } from '../audit-line.js';
import { runAgainWhenStale } from '../run-again-when-stale.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly tokens: TokenService;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
}

export interface InvalidToken {
  readonly kind: 'invalid-token';
}

type Outcome =
  | { readonly kind: 'refreshed'; readonly pair: TokenPair }
  | { readonly kind: 'refused' }
  | { readonly kind: 'reused'; readonly userId: UserId };

export class RefreshTokens {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * A new pair for whoever still has an account, once for each refresh token; the role is read anew. A token that was
   * replaced before ends the whole family: its thief's tokens and its owner's alike.
   */
  async execute(refresh: string): Promise<Result<TokenPair, InvalidToken>> {
    const { unitOfWork, tokens, clock, logger } = this.#deps;
    const token = await tokens.verifyRefresh(refresh, clock.now());
    if (token === undefined) return refuse({ kind: 'invalid-token' });
    const result = await runAgainWhenStale(unitOfWork, (tx) => this.#refresh(tx, token, refresh));
    if (!result.ok) return refuse({ kind: 'invalid-token' });
    if (result.value.kind === 'refreshed') return accept(result.value.pair);
    if (result.value.kind === 'reused')
      logger.warn('a replaced refresh token was used: its family is revoked', {
        user_id: result.value.userId,
        family_id: token.familyId,
      });
    return refuse({ kind: 'invalid-token' });
  }

  /** Accepts what must be kept, the revocation after a theft included. */
  async #refresh(tx: Transaction, token: VerifiedToken, refresh: string): Promise<Result<Outcome, StaleWrite>> {
    const { tokens, secrets, clock, ids } = this.#deps;
    const now = clock.now();
    const user = await tx.users.find(token.userId);
    const family = await tx.refreshTokens.find(token.familyId);
    if (user === undefined || family?.userId !== user.id) return accept({ kind: 'refused' });
    const admitted = admitToken(family, secrets.hashOf(refresh), now);
    if (!admitted.ok && admitted.refusal.kind === 'token-reused' && family.state === 'active') {
      const details = { family: family.id };
      await tx.audit.add(auditLine(ids, 'token-reused', { userId: user.id, details }, now));
      const revoked = await tx.refreshTokens.update(revokeFamily(family, 'reused', now));
      return revoked.ok ? accept({ kind: 'reused', userId: user.id }) : revoked;
    }
    if (!admitted.ok || !user.isActive || token.issuedAt < user.credentialsChangedAt)
      return accept({ kind: 'refused' });
    const pair = await tokens.issue(
      { userId: user.id, role: user.role, familyId: family.id },
      credentialsFrom(user, now),
    );
    const rotated = await tx.refreshTokens.update(rotateToken(admitted.value, secrets.hashOf(pair.refresh), now));
    return rotated.ok ? accept({ kind: 'refreshed', pair }) : rotated;
  }
}
