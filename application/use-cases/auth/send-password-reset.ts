import { passwordResetId } from '../../../domain/shared/ids.js';
import { accept } from '../../../domain/shared/result.js';
import { openPasswordReset, passwordResetLifeMs } from '../../../domain/user/password-reset.js';
import type { Email } from '../../../domain/user/user.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Links } from '../../ports/links.js';
import { NotificationFault, type Notifier } from '../../ports/notifier.js';
import type { Secrets } from '../../ports/secrets.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import { auditLine } from '../audit-line.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly notifier: Notifier;
  readonly secrets: Secrets;
  readonly links: Links;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

/** Writes to the holder of an open account; to everybody else nothing. Links sent earlier stay good until one is used. */
export class SendPasswordReset {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(address: Email): Promise<void> {
    const { unitOfWork, notifier, secrets, links, clock, ids } = this.#deps;
    const secret = secrets.next();
    const { value: user } = await unitOfWork.run(async (tx) => {
      const found = await tx.users.findByEmail(address);
      if (found?.isActive !== true) return accept(undefined);
      const now = clock.now();
      const reset = openPasswordReset(passwordResetId(ids.next()), found.id, secrets.hashOf(secret), now);
      await tx.passwordResets.add(reset);
      await tx.audit.add(auditLine(ids, 'password-reset-sent', { userId: found.id }, now));
      return accept(found);
    });
    if (user === undefined) return;
    const letter = {
      kind: 'password-reset',
      to: user.email,
      locale: user.locale,
      recipientName: user.name,
      link: links.passwordReset(secret),
      validMinutes: passwordResetLifeMs / 60_000,
    } as const;
    await notifier.send(letter, ids.next()).catch((error: unknown) => {
      // Nobody will ever get it; the next try would only make another link.
      if (!(error instanceof NotificationFault && error.isPermanent)) throw error;
    });
  }
}
