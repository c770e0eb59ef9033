import type { Metrics } from '../../application/ports/metrics.js';
import { NotificationFault, type Notifier } from '../../application/ports/notifier.js';

/** The same notifier, counted and timed. */
export const measuredNotifier = (notifier: Notifier, metrics: Metrics): Notifier => ({
  async send(notification, id) {
    const startedAt = performance.now();
    const measured = (outcome: 'sent' | 'refused' | 'fault'): void => {
      metrics.count('mail_attempts_total', { kind: notification.kind, outcome });
      metrics.observe('mail_attempt_seconds', (performance.now() - startedAt) / 1000);
    };
    try {
      await notifier.send(notification, id);
    } catch (error) {
      measured(error instanceof NotificationFault && error.isPermanent ? 'refused' : 'fault');
      throw error;
    }
    measured('sent');
  },
});
