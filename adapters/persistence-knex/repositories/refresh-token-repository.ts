import type { RefreshTokenRepository } from '../../../application/ports/repositories/refresh-token-repository.js';
import type { Database } from '../connection/database.js';
import { fromRefreshTokenRow, toRefreshTokenRow, type RefreshTokenRow } from '../rows/refresh-token-row.js';
import { updateVersioned } from './versioned-update.js';

export const createRefreshTokenRepository = (db: Database): RefreshTokenRepository => {
  const families = () => db.from<RefreshTokenRow>('refresh_tokens');
  return {
    async find(id) {
      const row = await families().where({ id }).first();
      return row && fromRefreshTokenRow(row);
    },
    async add(family) {
      await families().insert(toRefreshTokenRow(family));
    },
    update: (family) => updateVersioned(db, 'refresh_tokens', 'token-family', toRefreshTokenRow(family)),
    revokeOfUser: async (user, reason, now) =>
      db
        .from<Record<string, unknown>>('refresh_tokens')
        .where({ user_id: user, state: 'active' })
        .update({ state: 'revoked', revoked_at: now, reason, version: db.fragment('version + 1') }),
    purgeExpired: async (now) => families().where('expires_at', '<=', now).delete(),
  };
};
