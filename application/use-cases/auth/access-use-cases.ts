import type { AccountReader } from '../../ports/account-reader.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Links } from '../../ports/links.js';
import type { Logger } from '../../ports/logger.js';
import type { PasswordHasher } from '../../ports/password-hasher.js';
import type { Secrets } from '../../ports/secrets.js';
import type { TokenService } from '../../ports/token-service.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import { ChangeAccount } from '../users/change-account.js';
import { ChangeProfile } from '../users/change-profile.js';
import { ChangePassword } from './change-password.js';
import { IdentifyActor } from './identify-actor.js';
import { IssueTokens } from './issue-tokens.js';
import { LogInGuard } from './log-in-guard.js';
import { LogIn } from './log-in.js';
import { LogOutEverywhere } from './log-out-everywhere.js';
import { LogOut } from './log-out.js';
import { RefreshTokens } from './refresh-tokens.js';
import { RegisterUser } from './register-user.js';
import { RequestPasswordReset } from './request-password-reset.js';
import { ResetPassword } from './reset-password.js';

export interface AccessDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly accounts: AccountReader;
  readonly passwords: PasswordHasher;
  readonly tokens: TokenService;
  readonly secrets: Secrets;
  readonly links: Links;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
}

export type AccessUseCases = ReturnType<typeof accessUseCases>;

/** Everything by which people get in, stay in, get out and are managed; they share one guard against guesses. */
export const accessUseCases = (parts: AccessDependencies) => {
  const deps = { ...parts, guard: new LogInGuard(parts) };
  const logOutEverywhere = new LogOutEverywhere(deps);
  return {
    logIn: new LogIn(deps),
    registerUser: new RegisterUser(deps),
    issueTokens: new IssueTokens(deps),
    refreshTokens: new RefreshTokens(deps),
    logOut: new LogOut({ ...deps, logOutEverywhere }),
    logOutEverywhere,
    requestPasswordReset: new RequestPasswordReset(deps),
    resetPassword: new ResetPassword(deps),
    changePassword: new ChangePassword(deps),
    identifyActor: new IdentifyActor(deps),
    changeProfile: new ChangeProfile(deps),
    changeAccount: new ChangeAccount(deps),
  };
};
