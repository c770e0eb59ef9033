import { createSecretKey } from 'node:crypto';
import jwt from 'koa-jwt';
import type { User } from '../../../domain/user/user.js';
import { isUuid, userId } from '../../../domain/shared/ids.js';
import { instant } from '../../../domain/shared/instant.js';
import type { Services, WebOptions } from '../services.js';
import { isApi, type AppContext, type AppMiddleware } from './app-state.js';
import { clockToleranceS, knownTokens } from './known-tokens.js';
import { problem } from './problem.js';
import { closeSession, sessionOf } from './sessions.js';

/** What our tokens carry; the token service must be made with the same. */
export const tokenIssuer = 'ai-compliance-agent';
export const tokenAudience = 'api';

type Identity = Pick<Services, 'tokens' | 'identifyActor' | 'clock'>;

/** Bearer tokens for the API. A token that is sent and not good is refused, whatever session comes along with it. */
export const authenticateBearer = (
  { tokens, identifyActor, clock }: Identity,
  { tokenSecret }: WebOptions,
): AppMiddleware => {
  // Of a string jsonwebtoken would first try, for every token, whether it is a public key: a tenth of the host's time.
  // koa-jwt hands a KeyObject on as it is; its types forget to say so.
  const secret = createSecretKey(Buffer.from(tokenSecret)) as unknown as Buffer;
  const identify = async (payload: object): Promise<User | undefined> => {
    const verified = tokens.readAccess(payload, clock.now());
    return verified && identifyActor.execute(verified.userId, verified.issuedAt, verified.familyId);
  };
  const known = knownTokens();
  const check = async (ctx: AppContext, authorization: string, nowS: number): Promise<object> => {
    const options = {
      secret,
      algorithms: ['HS256'],
      issuer: tokenIssuer,
      audience: tokenAudience,
      key: 'token',
      passthrough: true,
      clockTolerance: clockToleranceS,
      // Made for each check because jsonwebtoken takes the present as an option, and ours is the clock's.
      clockTimestamp: nowS,
    };
    await jwt(options)(ctx, async () => undefined);
    const { token, jwtOriginalError } = ctx.state as { readonly token?: object; readonly jwtOriginalError?: unknown };
    if (token === undefined) throw problem('invalid-bearer', { cause: jwtOriginalError });
    known.keep(authorization, token);
    return token;
  };
  return async (ctx, next) => {
    const authorization = ctx.get('authorization');
    if (!isApi(ctx) || authorization === '') return next();
    const nowS = Math.floor(clock.now() / 1000);
    const token = known.find(authorization, nowS) ?? (await check(ctx, authorization, nowS));
    // Not by `isRevoked`: koa-jwt would take a database that is away for a token that is wrong.
    const user = await identify(token);
    if (user === undefined) throw problem('invalid-bearer');
    signIn(ctx, user, 'bearer');
    await next();
  };
};

/** Browser sessions, for pages and for what pages call of the API. A closed account or changed password ends them. */
export const authenticateSession =
  ({ identifyActor }: Identity): AppMiddleware =>
  async (ctx, next) => {
    if (ctx.state.actor !== undefined) return next();
    const session = sessionOf(ctx);
    const { userId: id, credentialsFrom } = session ?? {};
    if (typeof id === 'string' && isUuid(id) && typeof credentialsFrom === 'number') {
      const user = await identifyActor.execute(userId(id), instant(credentialsFrom));
      if (user === undefined) closeSession(ctx);
      else signIn(ctx, user, 'session');
    }
    await next();
  };

const signIn = (ctx: AppContext, user: User, by: 'session' | 'bearer'): void => {
  ctx.state.user = user;
  ctx.state.actor = { userId: user.id, role: user.role };
  ctx.state.signedInBy = by;
};
