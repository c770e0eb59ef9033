import type { OperatorLog } from '../../../application/ports/repositories/operator-log.js';
import type { Database } from '../connection/database.js';
import { toLogEntryRow, type LogEntryRow } from '../rows/log-entry-row.js';

export const createOperatorLog = (db: Database): OperatorLog => ({
  async add(entry) {
    await db.from<LogEntryRow>('operator_log').insert(toLogEntryRow(entry));
  },
});
