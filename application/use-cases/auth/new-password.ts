import { messageId } from '../../../domain/shared/ids.js';
import type { Instant } from '../../../domain/shared/instant.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import { setPassword } from '../../../domain/user/change-user.js';
import type { User } from '../../../domain/user/user.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Links } from '../../ports/links.js';
import type { StaleWrite, Transaction } from '../../ports/unit-of-work.js';
import type { LogInGuard } from './log-in-guard.js';

interface Surroundings {
  readonly ids: IdGenerator;
  readonly links: Links;
  readonly guard: LogInGuard;
}

/** Sets it, ends whatever the old one opened, and tells the owner, who may not be the one who did it. */
export const writeNewPassword = async (
  tx: Transaction,
  user: User,
  passwordHash: string,
  now: Instant,
  { ids, links, guard }: Surroundings,
): Promise<Result<User, StaleWrite>> => {
  const changed = setPassword(user, passwordHash, now);
  const written = await tx.users.update(changed);
  if (!written.ok) return written;
  await tx.refreshTokens.revokeOfUser(user.id, 'credentials-changed', now);
  await tx.passwordResets.removeOfUser(user.id);
  await guard.forgetAccount(tx, user.email);
  const recipient = { to: user.email, locale: user.locale, recipientName: user.name };
  const notification = { ...recipient, kind: 'password-changed', link: links.lostPassword() } as const;
  await tx.outbox.append([{ id: messageId(ids.next()), job: { name: 'notify', notification } }]);
  return accept({ ...changed, version: changed.version + 1 });
};
