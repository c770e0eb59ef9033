import type { TokenFamilyId, UserId } from '../shared/ids.js';
import { plusMs, type Instant } from '../shared/instant.js';
import { accept, refuse, type Result } from '../shared/result.js';
import type { Versioned } from '../shared/versioned.js';
import type { SecretHash } from './secret-hash.js';

/** A refresh token lives 7 d (product.md). */
export const refreshTokenLifeMs = 7 * 24 * 3_600_000;

/**
 * Two tabs that refresh at once, or a client that never got the answer, send the token that was just rotated. For so long
 * it buys nothing and costs nothing: refused, but not taken for theft. A second successor is never given out.
 */
export const rotationGraceMs = 10_000;

export const revocationReasons = ['reused', 'logged-out', 'credentials-changed'] as const;
export type RevocationReason = (typeof revocationReasons)[number];

/** The refresh tokens that grew out of one log-in, each replacing the one before it; only the newest is good (RFC 9700 4.14.2). */
interface FamilyFacts extends Versioned {
  readonly id: TokenFamilyId;
  readonly userId: UserId;
  readonly currentHash: SecretHash;
  /** Undefined until the first rotation. */
  readonly previousHash: SecretHash | undefined;
  readonly createdAt: Instant;
  readonly rotatedAt: Instant;
  /** When the newest token ends, and the family with it. */
  readonly expiresAt: Instant;
}

export interface ActiveTokenFamily extends FamilyFacts {
  readonly state: 'active';
}

export interface RevokedTokenFamily extends FamilyFacts {
  readonly state: 'revoked';
  readonly revokedAt: Instant;
  readonly reason: RevocationReason;
}

export type RefreshTokenFamily = ActiveTokenFamily | RevokedTokenFamily;

export interface FamilyOver {
  readonly kind: 'family-over';
}

export interface TokenJustRotated {
  readonly kind: 'token-just-rotated';
}

/** A token of the family that was replaced before: somebody else holds a copy. */
export interface TokenReused {
  readonly kind: 'token-reused';
}

export const openFamily = (id: TokenFamilyId, userId: UserId, hash: SecretHash, now: Instant): ActiveTokenFamily => ({
  id,
  userId,
  state: 'active',
  currentHash: hash,
  previousHash: undefined,
  createdAt: now,
  rotatedAt: now,
  expiresAt: plusMs(now, refreshTokenLifeMs),
  version: 0,
});

/** Whether `presented`, a token that names this family, may be replaced now. */
export const admitToken = (
  family: RefreshTokenFamily,
  presented: SecretHash,
  now: Instant,
): Result<ActiveTokenFamily, FamilyOver | TokenJustRotated | TokenReused> => {
  if (family.state === 'revoked' || now >= family.expiresAt) return refuse({ kind: 'family-over' });
  if (presented === family.currentHash) return accept(family);
  const isInGrace = presented === family.previousHash && now < family.rotatedAt + rotationGraceMs;
  return refuse({ kind: isInGrace ? 'token-just-rotated' : 'token-reused' });
};

export const rotateToken = (family: ActiveTokenFamily, next: SecretHash, now: Instant): ActiveTokenFamily => ({
  ...family,
  currentHash: next,
  previousHash: family.currentHash,
  rotatedAt: now,
  expiresAt: plusMs(now, refreshTokenLifeMs),
});

export const revokeFamily = (
  family: ActiveTokenFamily,
  reason: RevocationReason,
  now: Instant,
): RevokedTokenFamily => ({
  ...family,
  state: 'revoked',
  revokedAt: now,
  reason,
});
