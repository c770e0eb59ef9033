import type { AccountReader } from '../../application/ports/account-reader.js';
import type { Database } from './connection/database.js';
import type { BooleanColumn } from './rows/columns.js';
import { fromUserRow, type UserRow } from './rows/user-row.js';

type StandingRow = UserRow & { readonly is_logged_in: BooleanColumn };

const withFamily = `
  select u.*, exists (
    select 1 from refresh_tokens f where f.id = ? and f.user_id = u.id and f.state = 'active'
  ) as is_logged_in
  from users u where u.id = ?`;

export const createAccountReader = (db: Database): AccountReader => ({
  async find(id, family) {
    const [row] =
      family === undefined
        ? await db.raw<UserRow>('select * from users where id = ?', [id])
        : await db.raw<StandingRow>(withFamily, [family, id]);
    if (row === undefined) return undefined;
    return { user: fromUserRow(row), isLoggedIn: !('is_logged_in' in row) || Boolean(row.is_logged_in) };
  },
});
