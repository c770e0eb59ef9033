import { NotificationFault, type Notification, type Notifier } from '../../../application/ports/notifier.js';

export interface RecordingNotifier extends Notifier {
  readonly sent: readonly Notification[];
  /** Of what was sent, in the same order. */
  readonly ids: readonly (string | undefined)[];
  /** From now on `send` throws as if the mail system were down, or works again. */
  setDown(isDown: boolean): void;
  /** From now on `send` throws as if the recipient did not exist, or works again. */
  setRefusing(isRefusing: boolean): void;
}

export const createRecordingNotifier = (): RecordingNotifier => {
  const sent: Notification[] = [];
  const ids: (string | undefined)[] = [];
  let isDown = false;
  let isRefusing = false;
  return {
    sent,
    ids,
    async send(notification, id) {
      const cause = new Error('set by the test');
      if (isDown) throw new NotificationFault('The mail system is down.', { cause });
      if (isRefusing) throw new NotificationFault('There is no such mailbox.', { cause, isPermanent: true });
      sent.push(notification);
      ids.push(id);
    },
    setDown(down) {
      isDown = down;
    },
    setRefusing(refusing) {
      isRefusing = refusing;
    },
  };
};
