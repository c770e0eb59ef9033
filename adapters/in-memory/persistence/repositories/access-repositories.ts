import { accept, refuse } from '../../../../domain/shared/result.js';
import { revokeFamily } from '../../../../domain/user/refresh-token-family.js';
import type { AuditLog } from '../../../../application/ports/repositories/audit-log.js';
import type { LogInAttemptRepository } from '../../../../application/ports/repositories/log-in-attempt-repository.js';
import type { PasswordResetRepository } from '../../../../application/ports/repositories/password-reset-repository.js';
import type { RefreshTokenRepository } from '../../../../application/ports/repositories/refresh-token-repository.js';
import type { Draft } from '../draft.js';
import { assertUnique, insert, update } from './rows.js';

export const createRefreshTokenRepository = (draft: Draft): RefreshTokenRepository => ({
  find: async (id) => draft.get('refreshTokens', id),
  async add(family) {
    insert(draft, 'refreshTokens', family);
  },
  update: async (family) => update(draft, 'refreshTokens', 'token-family', family),
  async revokeOfUser(user, reason, now) {
    const active = draft.rows('refreshTokens').filter((family) => family.userId === user && family.state === 'active');
    for (const family of active)
      if (family.state === 'active')
        draft.put('refreshTokens', family.id, { ...revokeFamily(family, reason, now), version: family.version + 1 });
    return active.length;
  },
  purgeExpired: async (now) => draft.removeWhere('refreshTokens', (family) => family.expiresAt <= now),
});

export const createPasswordResetRepository = (draft: Draft): PasswordResetRepository => ({
  findByHash: async (hash) => draft.rows('passwordResets').find((reset) => reset.secretHash === hash),
  async add(reset) {
    const isTaken = draft.rows('passwordResets').some((other) => other.secretHash === reset.secretHash);
    assertUnique(isTaken, 'a password reset with this hash');
    insert(draft, 'passwordResets', reset);
  },
  async removeOfUser(user) {
    draft.removeWhere('passwordResets', (reset) => reset.userId === user);
  },
  purgeExpired: async (now) => draft.removeWhere('passwordResets', (reset) => reset.expiresAt <= now),
});

export const createLogInAttemptRepository = (draft: Draft): LogInAttemptRepository => {
  const stale = (id: string) => refuse({ kind: 'stale-write', subject: 'log-in-attempts', id });
  return {
    find: async (key) => draft.get('logInAttempts', key),
    async add(attempts) {
      if (draft.get('logInAttempts', attempts.key) !== undefined) return stale(attempts.key);
      draft.put('logInAttempts', attempts.key, attempts);
      return accept(undefined);
    },
    async update(attempts) {
      if (draft.get('logInAttempts', attempts.key)?.version !== attempts.version) return stale(attempts.key);
      draft.put('logInAttempts', attempts.key, { ...attempts, version: attempts.version + 1 });
      return accept(undefined);
    },
    async remove(key) {
      draft.removeWhere('logInAttempts', (_attempts, known) => known === key);
    },
    purgeForgotten: async (now) => draft.removeWhere('logInAttempts', (attempts) => attempts.forgottenAt <= now),
  };
};

export const createAuditLog = (draft: Draft): AuditLog => ({
  async add(entry) {
    insert(draft, 'audit', entry);
  },
});
