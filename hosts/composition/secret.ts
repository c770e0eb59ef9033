import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The configured secret, or one that this installation makes for itself once and keeps readable only by its user. */
export const installationSecret = async (configured: string | undefined, dataDir: string): Promise<string> => {
  if (configured !== undefined) return configured;
  const file = join(dataDir, 'secret');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const kept = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  if (kept === undefined) await makeSecret(file);
  const secret = (kept ?? (await readFile(file, 'utf8'))).trim();
  if (secret.length < 32) throw new Error(`${file} does not hold a secret; remove it to have a new one made`);
  return secret;
};

/** The name appears with its whole content: a process that starts beside this one never reads half a secret. */
const makeSecret = async (file: string): Promise<void> => {
  const aside = `${file}.${randomUUID()}`;
  try {
    await writeFile(aside, randomBytes(48).toString('base64'), { mode: 0o600, flag: 'wx' });
    await link(aside, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(aside, { force: true });
  }
};

/** A key for one purpose (HKDF, RFC 5869): what leaks in one place opens no other. */
export const derivedKey = (secret: string, purpose: string): string =>
  Buffer.from(hkdfSync('sha256', secret, 'ai-compliance-agent', purpose, 32)).toString('base64url');

/** Signs bearer tokens: the token service makes them with it, koa-jwt checks them. */
export const tokenKey = (secret: string): string => derivedKey(secret, 'tokens');
