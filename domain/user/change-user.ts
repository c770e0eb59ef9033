import type { Instant } from '../shared/instant.js';
import { accept, refuse, type Result } from '../shared/result.js';
import type { NotificationSettings } from './notification-settings.js';
import { userName, type InvalidName, type Locale, type Role, type User } from './user.js';

/** What a person may change about themselves; what is left out stays as it is. */
export interface ProfileChange {
  readonly name?: string;
  readonly locale?: Locale;
  readonly notifications?: Partial<NotificationSettings>;
}

export const changeProfile = (user: User, change: ProfileChange): Result<User, InvalidName> => {
  const name = change.name === undefined ? accept(user.name) : userName(change.name);
  if (!name.ok) return name;
  return accept({
    ...user,
    name: name.value,
    locale: change.locale ?? user.locale,
    notifications: { ...user.notifications, ...change.notifications },
  });
};

/** What an admin may change about anyone; what is left out stays as it is. */
export interface AccountChange {
  readonly name?: string;
  readonly role?: Role;
  readonly isActive?: boolean;
}

/** Nobody would be left who could give the role back. */
export interface LastAdmin {
  readonly kind: 'last-admin';
}

/** `hasOtherAdmin`: somebody else is an admin with an open account. A changed role or a closed account voids tokens and sessions. */
export const changeAccount = (
  user: User,
  change: AccountChange,
  hasOtherAdmin: boolean,
  now: Instant,
): Result<User, InvalidName | LastAdmin> => {
  const name = change.name === undefined ? accept(user.name) : userName(change.name);
  if (!name.ok) return name;
  const role = change.role ?? user.role;
  const isActive = change.isActive ?? user.isActive;
  if (isOpenAdmin(user) && !isOpenAdmin({ role, isActive }) && !hasOtherAdmin) return refuse({ kind: 'last-admin' });
  const changed = { ...user, name: name.value, role, isActive };
  return accept(role !== user.role || (user.isActive && !isActive) ? voidCredentials(changed, now) : changed);
};

export const setPassword = (user: User, passwordHash: string, now: Instant): User =>
  voidCredentials({ ...user, passwordHash }, now);

/** Ends every token and session that was made until now. */
export const voidCredentials = (user: User, now: Instant): User => ({ ...user, credentialsChangedAt: now });

/** From when what is opened now counts. The clock of the machine that voided the old may be ahead of this one's. */
export const credentialsFrom = (user: Pick<User, 'credentialsChangedAt'>, now: Instant): Instant =>
  now < user.credentialsChangedAt ? user.credentialsChangedAt : now;

const isOpenAdmin = ({ role, isActive }: Pick<User, 'role' | 'isActive'>): boolean => role === 'admin' && isActive;
