/** What a client may be written to about; letters about the account itself cannot be switched off. */
export const notificationTopics = ['analysis-ready', 'video-failed', 'report-published'] as const;
export type NotificationTopic = (typeof notificationTopics)[number];

export type NotificationSettings = Readonly<Record<NotificationTopic, boolean>>;

export const allNotifications: NotificationSettings = {
  'analysis-ready': true,
  'video-failed': true,
  'report-published': true,
};
