import type { SecretHash } from '../../domain/user/secret-hash.js';

/** Secrets that are handed out once; only their hash is kept. */
export interface Secrets {
  /** A fresh secret that nobody can guess: at least 256 random bits, of letters, digits, `-` and `_` only. */
  next(): string;
  /** The same secret always gives the same hash, another one another; the way back is a search through all secrets. */
  hashOf(secret: string): SecretHash;
}
