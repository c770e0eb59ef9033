import { NotificationFault, type Notification, type Notifier } from '../../../application/ports/notifier.js';

export interface RecordingNotifier extends Notifier {
  readonly sent: readonly Notification[];
  /** From now on `send` throws as if the mail system were down, or works again. */
  setDown(isDown: boolean): void;
}

export const createRecordingNotifier = (): RecordingNotifier => {
  const sent: Notification[] = [];
  let isDown = false;
  return {
    sent,
    async send(notification) {
      if (isDown) throw new NotificationFault('The mail system is down.', { cause: new Error('set down by the test') });
      sent.push(notification);
    },
    setDown(down) {
      isDown = down;
    },
  };
};
