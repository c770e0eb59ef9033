import { createHash, randomBytes } from 'node:crypto';
import type { Secrets } from '../../application/ports/secrets.js';
import type { SecretHash } from '../../domain/user/secret-hash.js';

/** SHA-256 without salt or slowness: what it hides has 256 random bits, or is looked up by its hash. */
export const createCryptoSecrets = (): Secrets => ({
  next: () => randomBytes(32).toString('base64url'),
  hashOf: (secret) => createHash('sha256').update(secret).digest('base64url') as SecretHash,
});
