import type { AuditEntry } from '../../../domain/audit/audit-entry.js';
import type { MentionListVersion } from '../../../domain/mention-list/mention-list.js';
import { auditEntryId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { Actor } from '../../../domain/user/access.js';
import type { IdGenerator } from '../../ports/id-generator.js';

/** What an admin did to a list. */
export const listAudit = (
  ids: IdGenerator,
  action: 'mention-list-loaded' | 'mention-list-activated',
  actor: Actor,
  { kind, version, asOf }: MentionListVersion,
  details: AuditEntry['details'],
  at: Instant,
): AuditEntry => ({
  id: auditEntryId(ids.next()),
  action,
  actorId: actor.userId,
  userId: undefined,
  details: { list: kind, version, as_of: asOf, ...details },
  at,
});
