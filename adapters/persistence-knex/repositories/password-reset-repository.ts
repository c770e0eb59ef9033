import type { PasswordResetRepository } from '../../../application/ports/repositories/password-reset-repository.js';
import type { Database } from '../connection/database.js';
import { fromPasswordResetRow, toPasswordResetRow, type PasswordResetRow } from '../rows/password-reset-row.js';

export const createPasswordResetRepository = (db: Database): PasswordResetRepository => {
  const resets = () => db.from<PasswordResetRow>('password_resets');
  return {
    async findByHash(hash) {
      const row = await resets().where({ secret_hash: hash }).first();
      return row && fromPasswordResetRow(row);
    },
    async add(reset) {
      await resets().insert(toPasswordResetRow(reset));
    },
    async removeOfUser(user) {
      await resets().where({ user_id: user }).delete();
    },
    purgeExpired: async (now) => resets().where('expires_at', '<=', now).delete(),
  };
};
