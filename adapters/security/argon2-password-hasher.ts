import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { PasswordHasher } from '../../application/ports/password-hasher.js';

/** Defaults: OWASP Password Storage Cheat Sheet, argon2id with 19 MiB, 2 passes, 1 lane. */
export interface Argon2Options {
  readonly memoryKib?: number;
  readonly timeCost?: number;
  readonly parallelism?: number;
}

/** RFC 9106 3.1: at least 8 KiB a lane. */
const minMemoryKibPerLane = 8;

export const createArgon2PasswordHasher = (options: Argon2Options = {}): PasswordHasher => {
  const { memoryKib = 19_456, timeCost = 2, parallelism = 1 } = options;
  for (const [name, value] of Object.entries({ memoryKib, timeCost, parallelism }))
    if (!(Number.isInteger(value) && value >= 1)) throw new RangeError(`${name} is a whole number of at least 1.`);
  if (memoryKib < minMemoryKibPerLane * parallelism) throw new RangeError('memoryKib is at least 8 a lane.');

  /** The package's default algorithm is argon2id. */
  const settings = { memoryCost: memoryKib, timeCost, parallelism };
  /** Checked in place of what is no hash, so that the time taken does not tell whether there was one. */
  const decoy = hash(randomBytes(16), settings);
  decoy.catch(() => undefined);

  return {
    hash: (password) => hash(password, settings),

    async verify(password, stored) {
      if (isArgon2Hash(stored)) {
        try {
          return await verify(stored, password);
        } catch {
          // Looked like one and is none.
        }
      }
      await verify(await decoy, password);
      return false;
    },
  };
};

const isArgon2Hash = (text: string): boolean =>
  /^\$argon2id\$v=\d+\$m=\d{1,7},t=\d{1,3},p=\d{1,3}\$[A-Za-z0-9+/]{11,}\$[A-Za-z0-9+/]{16,}$/.test(text);
