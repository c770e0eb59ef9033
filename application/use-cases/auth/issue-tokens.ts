import { tokenFamilyId } from '../../../domain/shared/ids.js';
import { accept } from '../../../domain/shared/result.js';
import { credentialsFrom } from '../../../domain/user/change-user.js';
import { openFamily } from '../../../domain/user/refresh-token-family.js';
import type { User } from '../../../domain/user/user.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Secrets } from '../../ports/secrets.js';
import type { TokenPair, TokenService } from '../../ports/token-service.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly tokens: TokenService;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

/** The first pair of a log-in: the beginning of a family of refresh tokens. */
export class IssueTokens {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(user: Pick<User, 'id' | 'role' | 'credentialsChangedAt'>): Promise<TokenPair> {
    const { unitOfWork, tokens, secrets, clock, ids } = this.#deps;
    const now = credentialsFrom(user, clock.now());
    const familyId = tokenFamilyId(ids.next());
    const pair = await tokens.issue({ userId: user.id, role: user.role, familyId }, now);
    await unitOfWork.run(async (tx) =>
      accept(await tx.refreshTokens.add(openFamily(familyId, user.id, secrets.hashOf(pair.refresh), now))),
    );
    return pair;
  }
}
