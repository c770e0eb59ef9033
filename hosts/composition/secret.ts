import { randomBytes, hkdfSync } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The configured secret, or one that this installation makes for itself once and keeps readable only by its user. */
export const installationSecret = async (configured: string | undefined, dataDir: string): Promise<string> => {
  if (configured !== undefined) return configured;
  const file = join(dataDir, 'secret');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const made = randomBytes(48).toString('base64');
  // `wx` lets one of several starting processes win; the others read what it wrote.
  await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return (await readFile(file, 'utf8')).trim();
};

/** A key for one purpose (HKDF, RFC 5869): what leaks in one place opens no other. */
export const derivedKey = (secret: string, purpose: string): string =>
  Buffer.from(hkdfSync('sha256', secret, 'ai-compliance-agent', purpose, 32)).toString('base64url');

/** Signs bearer tokens: the token service makes them with it, koa-jwt checks them. */
export const tokenKey = (secret: string): string => derivedKey(secret, 'tokens');
