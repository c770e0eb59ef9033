import { notificationTopics, type NotificationSettings } from '../../../domain/user/notification-settings.js';
import { userId } from '../../../domain/shared/ids.js';
import { locales, roles, type Email, type User } from '../../../domain/user/user.js';
import {
  fromJson,
  oneOf,
  reading,
  searchable,
  toInstant,
  toJson,
  type BigIntColumn,
  type BooleanColumn,
  type JsonColumn,
} from './columns.js';

export interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly search_text: string;
  readonly role: string;
  readonly locale: string;
  readonly password_hash: string;
  readonly is_active: BooleanColumn;
  readonly notifications: JsonColumn;
  readonly created_at: BigIntColumn;
  readonly credentials_changed_at: BigIntColumn;
  readonly version: number;
}

export const toUserRow = (user: User): UserRow => ({
  id: user.id,
  email: user.email,
  name: user.name,
  search_text: searchable(user.name, user.email),
  role: user.role,
  locale: user.locale,
  password_hash: user.passwordHash,
  is_active: user.isActive,
  notifications: toJson(user.notifications),
  created_at: user.createdAt,
  credentials_changed_at: user.credentialsChangedAt,
  version: user.version,
});

export const fromUserRow = reading('user', (row: UserRow): User => ({
  id: userId(row.id),
  email: row.email as Email,
  name: row.name,
  role: oneOf(roles, row.role),
  locale: oneOf(locales, row.locale),
  passwordHash: row.password_hash,
  isActive: Boolean(row.is_active),
  notifications: toSettings(row.notifications),
  createdAt: toInstant(row.created_at),
  credentialsChangedAt: toInstant(row.credentials_changed_at),
  version: row.version,
}));

/** A topic that is not in the document is newer than it, and on. */
const toSettings = (stored: JsonColumn): NotificationSettings => {
  const document = fromJson<Partial<NotificationSettings>>(stored);
  return Object.fromEntries(
    notificationTopics.map((topic) => [topic, document[topic] ?? true]),
  ) as NotificationSettings;
};
