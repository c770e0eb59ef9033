import { createHash, randomBytes } from 'node:crypto';
import type { PasswordHasher } from '../../../application/ports/password-hasher.js';

const phc = /^\$sha256\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Salted but NOT slow: for tests only, where argon2 would cost a second a login. */
export const createFastPasswordHasher = (): PasswordHasher => ({
  async hash(password) {
    const salt = randomBytes(9).toString('base64');
    return `$sha256$${salt}$${digest(salt, password)}`;
  },
  async verify(password, hash) {
    const [, salt = '', expected] = phc.exec(hash) ?? [];
    return digest(salt, password) === expected;
  },
});

const digest = (salt: string, password: string): string =>
  createHash('sha256').update(`${salt}:${password}`).digest('base64').replaceAll('=', '');
