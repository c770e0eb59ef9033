import type { UserId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Versioned } from '../shared/versioned.js';
import { accept, refuse, type Result } from '../shared/result.js';
import type { Brand } from '../shared/brand.js';
import type { NotificationSettings } from './notification-settings.js';

export const roles = ['client', 'operator', 'admin'] as const;
export type Role = (typeof roles)[number];

export const locales = ['ru', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Lower-cased e-mail address; the name under which a person logs in. */
export type Email = Brand<string, 'Email'>;

export interface User extends Versioned {
  readonly id: UserId;
  readonly email: Email;
  readonly name: string;
  readonly role: Role;
  readonly locale: Locale;
  /** Made by the `PasswordHasher`; never shown, never logged. */
  readonly passwordHash: string;
  readonly isActive: boolean;
  readonly notifications: NotificationSettings;
  readonly createdAt: Instant;
  /** Tokens and sessions made before this moment are void. */
  readonly credentialsChangedAt: Instant;
}

export interface InvalidEmail {
  readonly kind: 'invalid-email';
}

/** One `@`, no blanks or control characters, a dot in the host, at most 254 characters (RFC 5321 4.5.3.1.3). Delivery is the only real proof. */
export const email = (text: string): Result<Email, InvalidEmail> => {
  const address = text.trim().toLowerCase();
  return address.length <= 254 && /^[^\s\p{Cc}@<>"]+@[^\s\p{Cc}@<>"]+\.[^\s\p{Cc}@<>"]+$/u.test(address)
    ? accept(address as Email)
    : refuse({ kind: 'invalid-email' });
};

export const passwordMinLength = 8;
export const passwordMaxLength = 128;

export interface InvalidPassword {
  readonly kind: 'invalid-password';
  readonly minLength: number;
  readonly maxLength: number;
}

/** Length only, as NIST SP 800-63B 5.1.1.2 advises; the upper bound keeps hashing cheap to refuse. */
export const checkPassword = (password: string): Result<string, InvalidPassword> =>
  password.length >= passwordMinLength && password.length <= passwordMaxLength
    ? accept(password)
    : refuse({ kind: 'invalid-password', minLength: passwordMinLength, maxLength: passwordMaxLength });

export const userNameLimit = 200;

export interface InvalidName {
  readonly kind: 'invalid-name';
  readonly limit: number;
}

/** Without control characters, which no name has and PostgreSQL does not take. */
export const cleanName = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim();

/** 1..200 characters after cleaning. */
export const userName = (text: string): Result<string, InvalidName> => {
  const name = cleanName(text);
  return name !== '' && name.length <= userNameLimit
    ? accept(name)
    : refuse({ kind: 'invalid-name', limit: userNameLimit });
};
