import { notificationTopics, type NotificationTopic } from '../../../../domain/user/notification-settings.js';
import { locales, userNameLimit, type Locale, type User } from '../../../../domain/user/user.js';
import type { Words } from '../shared/page-context.js';

interface ProfileView {
  readonly email: string;
  readonly name: string;
  readonly nameLimit: number;
  readonly locales: readonly { readonly value: Locale; readonly text: string; readonly isChosen: boolean }[];
  readonly topics: readonly { readonly value: NotificationTopic; readonly text: string; readonly isOn: boolean }[];
  readonly done: string | undefined;
  readonly error: string | undefined;
}

/** `saved` and `password` come from the address after a form was sent. */
const doneTexts: Readonly<Record<string, string>> = { saved: 'profile.saved', password: 'profile.passwordChanged' };

export const profileView = (user: User, done: string, error: string | undefined, { t }: Words): ProfileView => {
  const doneKey = doneTexts[done];
  return {
    email: user.email,
    name: user.name,
    nameLimit: userNameLimit,
    locales: locales.map((value) => ({ value, text: t(`localeName.${value}`), isChosen: value === user.locale })),
    topics: notificationTopics.map((value) => ({ value, text: t(`topic.${value}`), isOn: user.notifications[value] })),
    done: doneKey === undefined ? undefined : t(doneKey),
    error,
  };
};
