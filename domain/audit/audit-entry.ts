import type { AuditEntryId, UserId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';

export const auditActions = [
  'logged-in',
  'log-in-locked',
  'logged-out-everywhere',
  'token-reused',
  'password-changed',
  'password-reset-sent',
  'password-reset',
  'name-changed',
  'role-changed',
  'account-closed',
  'account-opened',
  'mention-list-loaded',
  'mention-list-activated',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Who did what to whom, append-only. Never holds a secret, nor what a stranger typed. */
export interface AuditEntry {
  readonly id: AuditEntryId;
  readonly action: AuditAction;
  /** Undefined: a stranger, or the system itself. */
  readonly actorId: UserId | undefined;
  /** The account that it is about; undefined when there is none of that name. */
  readonly userId: UserId | undefined;
  readonly details: Readonly<Record<string, string | number | boolean>>;
  readonly at: Instant;
}
