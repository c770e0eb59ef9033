import type { Notification } from '../../application/ports/notifier.js';
import { oneLine } from './one-line.js';

const longest = { name: 100, title: 120, host: 253, comment: 1_500, fault: 500 } as const;

/** The notification with what people wrote on one line each and cut where a letter would lose its shape. */
export const tidy = (notification: Notification): Notification => {
  const base = { recipientName: oneLine(notification.recipientName, longest.name) };
  switch (notification.kind) {
    case 'analysis-ready':
    case 'report-published':
    case 'video-failed':
      return { ...notification, ...base, videoTitle: oneLine(notification.videoTitle, longest.title) };
    case 'stage-exhausted':
      return {
        ...notification,
        ...base,
        videoTitle: oneLine(notification.videoTitle, longest.title),
        fault: oneLine(notification.fault, longest.fault),
      };
    case 'webhook-disabled':
      return { ...notification, ...base, host: oneLine(notification.host, longest.host) };
    case 'task-escalated':
      return {
        ...notification,
        ...base,
        videoTitle: oneLine(notification.videoTitle, longest.title),
        operatorName: oneLine(notification.operatorName, longest.name),
        comment: oneLine(notification.comment, longest.comment),
      };
    case 'password-reset':
    case 'password-changed':
      return { ...notification, ...base };
  }
};
