import type { OperatorLog } from '../../../application/ports/repositories/operator-log.js';
import type { Database } from '../connection/database.js';
import { fromLogEntryRow, toLogEntryRow, type LogEntryRow } from '../rows/log-entry-row.js';

export const createOperatorLog = (db: Database): OperatorLog => ({
  async add(entry) {
    await db.from<LogEntryRow>('operator_log').insert(toLogEntryRow(entry));
  },
  async ofSubject(id) {
    const rows = await db
      .from<LogEntryRow>('operator_log')
      .where({ subject_id: id })
      .orderBy(['created_at', 'id'])
      .limit(1_000);
    return rows.map(fromLogEntryRow);
  },
});
