import { createSecretKey, randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import type { TokenClaims, TokenService, VerifiedToken } from '../../application/ports/token-service.js';
import { isUuid, tokenFamilyId, userId } from '../../domain/shared/ids.js';
import { instant, type Instant } from '../../domain/shared/instant.js';
import { roles } from '../../domain/user/user.js';

export interface JoseTokenOptions {
  /** At least 32 bytes in UTF-8 (RFC 7518 3.2: a key not shorter than the hash). */
  readonly secret: string;
  readonly issuer: string;
  readonly audience: string;
  /** Seconds, default 3,600. */
  readonly accessTtlS?: number;
  /** Seconds, default 604,800. */
  readonly refreshTtlS?: number;
}

type TokenUse = 'access' | 'refresh';

/** Seconds by which the clocks of two of our machines may differ. */
const clockToleranceS = 60;

export const createJoseTokenService = (options: JoseTokenOptions): TokenService => {
  const { secret, issuer, audience, accessTtlS = 3_600, refreshTtlS = 604_800 } = options;
  if (Buffer.byteLength(secret) < 32) throw new RangeError('The token secret has at least 32 bytes.');
  if (issuer === '' || audience === '') throw new RangeError('Issuer and audience are not empty.');
  if (!(accessTtlS >= 1 && refreshTtlS >= accessTtlS)) throw new RangeError('1 <= accessTtlS <= refreshTtlS.');
  const key = createSecretKey(Buffer.from(secret));

  const sign = (claims: TokenClaims, use: TokenUse, ttlS: number, now: Instant): Promise<string> =>
    new SignJWT({ role: claims.role, use, family: claims.familyId })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(claims.userId)
      .setIssuer(issuer)
      .setAudience(audience)
      .setJti(randomUUID())
      // A fraction of a second is legal (RFC 7519 2, NumericDate) and tells a token made just after a password change from one made just before.
      .setIssuedAt(now / 1000)
      .setExpirationTime(now / 1000 + ttlS)
      .sign(key);

  const check = async (token: string, use: TokenUse, now: Instant): Promise<VerifiedToken | undefined> => {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        issuer,
        audience,
        currentDate: new Date(now),
        clockTolerance: clockToleranceS,
        requiredClaims: ['sub', 'jti', 'iat', 'exp'],
      });
      return read(payload, use, now);
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  };

  return {
    async issue(claims, now) {
      return {
        access: await sign(claims, 'access', accessTtlS, now),
        refresh: await sign(claims, 'refresh', refreshTtlS, now),
      };
    },
    verifyAccess: (token, now) => check(token, 'access', now),
    readAccess: (payload, now) => read(payload, 'access', now),
    verifyRefresh: (token, now) => check(token, 'refresh', now),
  };
};

const read = (payload: unknown, use: TokenUse, now: Instant): VerifiedToken | undefined =>
  isPayload(payload) && payload['use'] === use ? toVerified(payload, now) : undefined;

const isPayload = (payload: unknown): payload is JWTPayload => typeof payload === 'object' && payload !== null;

const toVerified = (payload: JWTPayload, now: Instant): VerifiedToken | undefined => {
  const { sub = '', jti = '', iat = Infinity, exp, family } = payload;
  const role = roles.find((known) => known === payload['role']);
  const isFromTheFuture = iat > now / 1000 + clockToleranceS;
  if (role === undefined || isFromTheFuture || !isUuid(sub)) return undefined;
  if (jti === '' || typeof exp !== 'number') return undefined;
  if (typeof family !== 'string' || !isUuid(family)) return undefined;
  return {
    userId: userId(sub),
    role,
    familyId: tokenFamilyId(family),
    tokenId: jti,
    issuedAt: instant(Math.round(iat * 1000)),
  };
};
