import { userId } from '../../../domain/shared/ids.js';
import { accept, refuse } from '../../../domain/shared/result.js';
import type { UserRepository } from '../../../application/ports/repositories/user-repository.js';
import type { Database } from '../connection/database.js';
import { fromUserRow, toUserRow, type UserRow } from '../rows/user-row.js';
import { insertUnlessConflict } from './insert-unless-conflict.js';
import { updateVersioned } from './versioned-update.js';

export const createUserRepository = (db: Database): UserRepository => ({
  async find(id) {
    const row = await db.from<UserRow>('users').where({ id }).first();
    return row && fromUserRow(row);
  },
  async findByEmail(email) {
    const row = await db.from<UserRow>('users').where({ email }).first();
    return row && fromUserRow(row);
  },
  async add(user) {
    const isAdded = await insertUnlessConflict(db, 'users', ['email'], { ...toUserRow(user) });
    return isAdded ? accept(undefined) : refuse({ kind: 'email-taken' });
  },
  async openAdmins() {
    const open = db
      .from<UserRow>('users')
      .select('id')
      .where({ role: 'admin', is_active: true })
      .orderBy('id')
      .limit(100);
    // SQLite's runs exclude each other as they are.
    if (db.dialect === 'pg') void open.forUpdate();
    const rows = (await open) as readonly { readonly id: string }[];
    return rows.map(({ id }) => userId(id));
  },
  update: (user) => updateVersioned(db, 'users', 'user', toUserRow(user)),
});
