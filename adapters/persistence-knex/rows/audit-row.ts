import { auditActions, type AuditEntry } from '../../../domain/audit/audit-entry.js';
import { auditEntryId, userId } from '../../../domain/shared/ids.js';
import { fromJson, oneOf, reading, toInstant, toJson, type BigIntColumn, type JsonColumn } from './columns.js';

export interface AuditRow {
  readonly id: string;
  readonly action: string;
  readonly actor_id: string | null;
  readonly user_id: string | null;
  readonly details: JsonColumn;
  readonly created_at: BigIntColumn;
}

export const toAuditRow = (entry: AuditEntry): AuditRow => ({
  id: entry.id,
  action: entry.action,
  actor_id: entry.actorId ?? null,
  user_id: entry.userId ?? null,
  details: toJson(entry.details),
  created_at: entry.at,
});

export const fromAuditRow = reading('audit entry', (row: AuditRow): AuditEntry => ({
  id: auditEntryId(row.id),
  action: oneOf(auditActions, row.action),
  actorId: row.actor_id === null ? undefined : userId(row.actor_id),
  userId: row.user_id === null ? undefined : userId(row.user_id),
  details: fromJson<AuditEntry['details']>(row.details),
  at: toInstant(row.created_at),
}));
