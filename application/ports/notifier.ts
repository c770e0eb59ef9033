import type { StageName } from '../../domain/pipeline/stage.js';
import type { Email, Locale } from '../../domain/user/user.js';
import type { DisabledReason } from '../../domain/webhook/webhook.js';

/** A message to a person, in their language. Parameters are plain data; the adapter owns subject and text. */
export type Notification = {
  readonly to: Email;
  readonly locale: Locale;
  readonly recipientName: string;
} & NotificationBody;

export type NotificationBody =
  | {
      readonly kind: 'analysis-ready';
      readonly videoTitle: string;
      readonly link: string;
      readonly triggerCount: number;
    }
  | {
      readonly kind: 'report-published';
      readonly videoTitle: string;
      readonly link: string;
      readonly confirmedCount: number;
    }
  | { readonly kind: 'video-failed'; readonly videoTitle: string; readonly link: string; readonly reason: string }
  /** To admins: an analysis ended because a stage spent its attempts. */
  | {
      readonly kind: 'stage-exhausted';
      readonly videoTitle: string;
      readonly videoId: string;
      readonly stage: StageName;
      /** What the last attempt ended with, in the words of the program. */
      readonly fault: string;
      readonly link: string;
    }
  | {
      readonly kind: 'webhook-disabled';
      /** Host of the receiver. */
      readonly host: string;
      readonly reason: DisabledReason;
      readonly link: string;
    }
  | {
      readonly kind: 'task-escalated';
      readonly videoTitle: string;
      readonly operatorName: string;
      /** What the operator asks. */
      readonly comment: string;
      readonly link: string;
    }
  | { readonly kind: 'password-reset'; readonly link: string; readonly validMinutes: number }
  | { readonly kind: 'password-changed'; readonly link: string };

export interface Notifier {
  /**
   * Hands the message over to the mail system. Sending the same twice sends two messages; under the same `id` (letters,
   * digits and dashes) both carry one Message-ID, by which a receiving system may tell a repetition. Throws `NotificationFault`.
   */
  send(notification: Notification, id?: string): Promise<void>;
}

export class NotificationFault extends Error {
  override readonly name = 'NotificationFault';
  /** The mail system refused this very message for good: another try is in vain. */
  readonly isPermanent: boolean;

  constructor(message: string, options: ErrorOptions & { readonly isPermanent?: boolean } = {}) {
    super(message, options);
    this.isPermanent = options.isPermanent ?? false;
  }
}
