import { messageId } from '../../domain/shared/ids.js';
import type { User } from '../../domain/user/user.js';
import type { IdGenerator } from '../ports/id-generator.js';
import type { NotificationBody } from '../ports/notifier.js';
import type { OutboxJob } from '../ports/outbox.js';
import type { Transaction } from '../ports/unit-of-work.js';

/** One letter to every admin who may log in and whom `isFor` does not leave out, each in their own language. */
export const lettersToAdmins = async (
  tx: Transaction,
  ids: IdGenerator,
  body: NotificationBody,
  isFor: (admin: User) => boolean = () => true,
): Promise<readonly OutboxJob[]> => {
  const letters: OutboxJob[] = [];
  for (const id of await tx.users.openAdmins()) {
    const admin = await tx.users.find(id);
    if (admin === undefined || !isFor(admin)) continue;
    const notification = { ...body, to: admin.email, locale: admin.locale, recipientName: admin.name };
    letters.push({ id: messageId(ids.next()), job: { name: 'notify', notification } });
  }
  return letters;
};
