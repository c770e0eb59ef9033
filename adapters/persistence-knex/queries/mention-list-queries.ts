import type { MentionListQueries } from '../../../application/ports/mention-list-queries.js';
import type { Database } from '../connection/database.js';
import { fromEntryRow, type MentionListEntryRow, type MentionListRow } from '../rows/mention-list-row.js';
import { whereContains } from './conditions.js';
import { mapPage, pageOf } from './page-of.js';

export const createMentionListQueries = (db: Database): MentionListQueries => ({
  async mentionListEntries({ kind, version, search }, request) {
    const list = db.from<MentionListRow>('mention_lists').where({ kind, version }).select('position');
    const found = db
      .from<MentionListEntryRow>('mention_list_entries')
      .whereIn('list_position', list)
      .orderBy('position');
    return mapPage(
      await pageOf<MentionListEntryRow>(db, whereContains(found, 'search_text', search), request),
      fromEntryRow,
    );
  },
});
