import type { AuditLog } from '../../../application/ports/repositories/audit-log.js';
import type { Database } from '../connection/database.js';
import { toAuditRow, type AuditRow } from '../rows/audit-row.js';

export const createAuditLog = (db: Database): AuditLog => ({
  async add(entry) {
    await db.from<AuditRow>('audit_log').insert(toAuditRow(entry));
  },
});
