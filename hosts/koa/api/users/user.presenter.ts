import type { NotificationSettings } from '../../../../domain/user/notification-settings.js';
import type { User } from '../../../../domain/user/user.js';
import { time } from '../shared/present.js';

/** Never the password's hash. */
export const presentUser = (user: User) => ({
  id: user.id,
  email: user.email,
  name: user.name,
  role: user.role,
  locale: user.locale,
  is_active: user.isActive,
  notifications: presentNotifications(user.notifications),
  created_at: time(user.createdAt),
  version: user.version,
});

const presentNotifications = (settings: NotificationSettings) => ({
  analysis_ready: settings['analysis-ready'],
  video_failed: settings['video-failed'],
  report_published: settings['report-published'],
});

export type NotificationInput = Partial<Record<keyof ReturnType<typeof presentNotifications>, boolean | undefined>>;

/** The way back; what is left out stays as it is. */
export const readNotifications = (input: NotificationInput): Partial<NotificationSettings> => ({
  ...(input.analysis_ready !== undefined && { 'analysis-ready': input.analysis_ready }),
  ...(input.video_failed !== undefined && { 'video-failed': input.video_failed }),
  ...(input.report_published !== undefined && { 'report-published': input.report_published }),
});
