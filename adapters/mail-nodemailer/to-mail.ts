import { randomUUID } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { Notification } from '../../application/ports/notifier.js';
import { composeLetter } from './compose-letter.js';
import { oneLine } from './one-line.js';

export interface LetterOptions {
  /** `Name <address>` or an address. */
  readonly from: string;
  /** Page on which people choose the letters that they want. Without it letters do not offer the choice. */
  readonly settingsUrl?: string;
}

export type ToMail = (notification: Notification, id: string | undefined) => SendMailOptions;

/** Letters that a person may turn off; the others are about their own account or work. */
const optionalKinds: ReadonlySet<Notification['kind']> = new Set([
  'analysis-ready',
  'report-published',
  'video-failed',
  'stage-exhausted',
]);

/** Throws a `RangeError` for what cannot be a sender or a page. */
export const letterMaker = ({ from, settingsUrl }: LetterOptions): ToMail => {
  const domain = /^[^\r\n]*[^\s@<>]+@([^\s@<>]+)>?$/.exec(from)?.[1];
  if (domain === undefined) throw new RangeError(`Not a sender address: ${from}`);
  if (settingsUrl !== undefined && !(URL.canParse(settingsUrl) && /^https?:/.test(settingsUrl)))
    throw new RangeError(`Not a page: ${settingsUrl}`);
  return (notification, id = randomUUID()) => {
    if (!/^[A-Za-z0-9-]{1,100}$/.test(id)) throw new TypeError(`Not an id of a message: ${id}`);
    const settings = optionalKinds.has(notification.kind) ? settingsUrl : undefined;
    return {
      from,
      // As an object the address is never parsed: a comma in it cannot add a recipient.
      to: { name: oneLine(notification.recipientName, 100), address: notification.to },
      ...composeLetter(notification, settings),
      messageId: `<${id}@${domain}>`,
      headers: {
        // RFC 3834: out-of-office replies stay away; the second is what Exchange heeds.
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        // RFC 2369: a page, not one-click (RFC 8058), since the reader has to be known to change their settings.
        ...(settings !== undefined && { 'List-Unsubscribe': `<${settings}>` }),
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  };
};
