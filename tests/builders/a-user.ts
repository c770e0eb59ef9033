import { userId } from '../../domain/shared/ids.js';
import { allNotifications } from '../../domain/user/notification-settings.js';
import type { Email, User } from '../../domain/user/user.js';
import { freshId } from './fresh-id.js';
import { noon } from './moments.js';

/** An active Russian-speaking client with an address of their own. */
export const aUser = (over: Partial<User> = {}): User => {
  const id = over.id ?? userId(freshId());
  return {
    id,
    email: `user-${id.slice(-12)}@example.test` as Email,
    name: 'Анна Автор',
    role: 'client',
    locale: 'ru',
    passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$not-a-real-hash',
    isActive: true,
    notifications: allNotifications,
    createdAt: noon,
    credentialsChangedAt: noon,
    version: 0,
    ...over,
  };
};
