import type { AuditAction, AuditEntry } from '../../domain/audit/audit-entry.js';
import { auditEntryId, type UserId } from '../../domain/shared/ids.js';
import type { Instant } from '../../domain/shared/instant.js';
import type { IdGenerator } from '../ports/id-generator.js';

export interface AuditFacts {
  readonly actorId?: UserId | undefined;
  readonly userId?: UserId | undefined;
  readonly details?: AuditEntry['details'];
}

export const auditLine = (ids: IdGenerator, action: AuditAction, facts: AuditFacts, at: Instant): AuditEntry => ({
  id: auditEntryId(ids.next()),
  action,
  actorId: facts.actorId,
  userId: facts.userId,
  details: facts.details ?? {},
  at,
});
