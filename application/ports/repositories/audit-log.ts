import type { AuditEntry } from '../../../domain/audit/audit-entry.js';

/** Append-only; read through `ScreenQueries.audit`. */
export interface AuditLog {
  add(entry: AuditEntry): Promise<void>;
}
