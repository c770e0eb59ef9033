import type { Notification } from '../../../application/ports/notifier.js';
import { english } from './en.js';
import type { LetterCatalogue, LetterWords } from './letter-words.js';
import { russian } from './ru.js';

export const catalogues: Readonly<Record<Notification['locale'], LetterCatalogue>> = { ru: russian, en: english };

/** The AI finds signs; only the operator's report confirms them. */
export const wordsOf = (notification: Notification): LetterWords => {
  const { letters, failures, unknownFailure } = catalogues[notification.locale];
  switch (notification.kind) {
    case 'analysis-ready':
      return letters['analysis-ready'](notification);
    case 'report-published':
      return letters['report-published'](notification);
    case 'video-failed': {
      const said = Object.entries(failures).find(([kind]) => kind === notification.reason)?.[1];
      return letters['video-failed']({ ...notification, reason: said ?? unknownFailure });
    }
    case 'stage-exhausted':
      return letters['stage-exhausted'](notification);
    case 'webhook-disabled':
      return letters['webhook-disabled'](notification);
    case 'task-escalated':
      return letters['task-escalated'](notification);
    case 'password-reset':
      return letters['password-reset'](notification);
    case 'password-changed':
      return letters['password-changed'](notification);
  }
};
