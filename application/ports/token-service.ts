import type { TokenFamilyId, UserId } from '../../domain/shared/ids.js';
import type { Instant } from '../../domain/shared/instant.js';
import type { Role } from '../../domain/user/user.js';

/** Signed bearer tokens: access lives 1 h, refresh 7 d (product.md). Clocks of machines may differ by a minute. */
export interface TokenService {
  issue(claims: TokenClaims, now: Instant): Promise<TokenPair>;
  /** Undefined for anything but an unexpired access token that this service signed. */
  verifyAccess(token: string, now: Instant): Promise<VerifiedToken | undefined>;
  /** What an access token says whose signature, issuer, audience and times were checked already; undefined when it is no such token. */
  readAccess(payload: unknown, now: Instant): VerifiedToken | undefined;
  /** Undefined for anything but an unexpired refresh token that this service signed. */
  verifyRefresh(token: string, now: Instant): Promise<VerifiedToken | undefined>;
}

export interface TokenClaims {
  readonly userId: UserId;
  readonly role: Role;
  /** The log-in that the token comes from. */
  readonly familyId: TokenFamilyId;
}

export interface TokenPair {
  readonly access: string;
  readonly refresh: string;
}

export interface VerifiedToken extends TokenClaims {
  readonly issuedAt: Instant;
  readonly tokenId: string;
}
