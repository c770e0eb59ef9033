import type { ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromAuditRow, type AuditRow } from '../rows/audit-row.js';
import { fromUserRow, type UserRow } from '../rows/user-row.js';
import { newestFirst, whereContains, whereGiven } from './conditions.js';
import { mapPage, pageOf } from './page-of.js';

export const createPeopleQueries = (db: Database): Pick<ScreenQueries, 'users' | 'user' | 'audit'> => ({
  async user(id) {
    const row = await db.from<UserRow>('users').where({ id }).first();
    return row && fromUserRow(row);
  },
  async audit({ user, actor, action }, request) {
    const found = whereGiven(db.from<AuditRow>('audit_log'), { user_id: user, actor_id: actor, action });
    return mapPage(await pageOf<AuditRow>(db, newestFirst(found, 'audit_log', 'created_at'), request), fromAuditRow);
  },
  async users({ role, search }, request) {
    const found = whereGiven(db.from<UserRow>('users'), { role });
    return mapPage(
      await pageOf<UserRow>(
        db,
        newestFirst(whereContains(found, 'search_text', search), 'users', 'created_at'),
        request,
      ),
      fromUserRow,
    );
  },
});
