import type { SendMailOptions } from 'nodemailer';
import type { Notification } from '../../application/ports/notifier.js';
import { composeMessage, oneLine } from './compose-message.js';

export const toMail = (notification: Notification, from: string): SendMailOptions => ({
  from,
  // As an object the address is never parsed: a comma in it cannot add a recipient.
  to: { name: oneLine(notification.recipientName, 100), address: notification.to },
  ...composeMessage(notification),
  // RFC 3834: out-of-office replies stay away.
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Throws a `RangeError` for what cannot be a sender. */
export const checkSender = (from: string): string => {
  if (!/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(from)) throw new RangeError(`Not a sender address: ${from}`);
  return from;
};
