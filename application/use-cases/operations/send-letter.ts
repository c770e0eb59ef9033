import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { LetterTry } from '../../ports/job-scheduler.js';
import type { Logger } from '../../ports/logger.js';
import type { Metrics } from '../../ports/metrics.js';
import { NotificationFault, type Notification, type Notifier } from '../../ports/notifier.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import { growingRestMs, patientAttempts, putOff } from './put-off.js';

interface Dependencies {
  readonly notifier: Notifier;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

export type LetterOutcome = 'sent' | 'refused' | 'put-off' | 'given-up';

/** Sends one letter. A mail system that is away is asked again ever more seldom; one that refuses the letter is not. */
export class SendLetter {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(notification: Notification, letter?: LetterTry): Promise<LetterOutcome> {
    const { notifier, ids, logger } = this.#deps;
    const { id, attempt } = letter ?? { id: ids.next(), attempt: 0 };
    try {
      await notifier.send(notification, id);
      return 'sent';
    } catch (error) {
      if (!(error instanceof NotificationFault)) throw error;
      const fields = { letter_id: id, letter: notification.kind, attempt: attempt + 1, error: reasonOf(error) };
      if (error.isPermanent) return this.#lose(notification, 'refused', fields);
      if (attempt + 1 >= patientAttempts) return this.#lose(notification, 'given-up', fields);
      const again = { id, attempt: attempt + 1 };
      await putOff(this.#deps, [{ name: 'notify', notification, letter: again }], growingRestMs(again.attempt));
      logger.warn('a letter waits for the mail system', { ...fields, status: 'put-off' });
      return 'put-off';
    }
  }

  #lose(notification: Notification, outcome: 'refused' | 'given-up', fields: object): LetterOutcome {
    const { logger, metrics } = this.#deps;
    metrics.count('mail_lost_total', { kind: notification.kind, reason: outcome });
    logger.error('a letter will not be sent', { ...fields, status: outcome });
    return outcome;
  }
}

/** What the mail system said, without names of mailboxes. */
const reasonOf = ({ message, cause }: NotificationFault): string =>
  (cause instanceof Error ? `${message} ${cause.message}` : message).replace(/[^\s<>"':]+@/g, '***@');
