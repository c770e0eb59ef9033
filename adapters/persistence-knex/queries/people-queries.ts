import type { ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromLabelRow, type LabelRow } from '../rows/label-row.js';
import { fromLogEntryRow, type LogEntryRow } from '../rows/log-entry-row.js';
import { fromUserRow, type UserRow } from '../rows/user-row.js';
import { newestFirst, whereContains, whereGiven } from './conditions.js';
import { mapPage, pageOf } from './page-of.js';

export const createPeopleQueries = (db: Database): Pick<ScreenQueries, 'labels' | 'operatorLog' | 'users'> => ({
  async labels({ operator, task, trigger, video }, request) {
    const found = whereGiven(db.from<LabelRow>('labels'), {
      operator_id: operator,
      task_id: task,
      trigger_id: trigger,
      video_id: video,
    });
    return mapPage(await pageOf<LabelRow>(db, newestFirst(found, 'labels', 'created_at'), request), fromLabelRow);
  },
  async operatorLog({ operator }, request) {
    const found = whereGiven(db.from<LogEntryRow>('operator_log'), { operator_id: operator });
    return mapPage(
      await pageOf<LogEntryRow>(db, newestFirst(found, 'operator_log', 'created_at'), request),
      fromLogEntryRow,
    );
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
