import type { Cache } from '../../../application/ports/cache.js';
import type { Clock } from '../../../application/ports/clock.js';

export interface InMemoryCacheOptions {
  readonly clock: Clock;
  /** When full, the entry that was used longest ago makes room. Default 10,000. */
  readonly maxEntries?: number;
}

interface Entry {
  readonly value: string;
  readonly expiresAt: number;
}

export const createInMemoryCache = ({ clock, maxEntries = 10_000 }: InMemoryCacheOptions): Cache => {
  if (!(Number.isInteger(maxEntries) && maxEntries >= 1)) throw new RangeError('maxEntries is at least 1.');
  /** A Map keeps insertion order: its first key is the one used longest ago. */
  const entries = new Map<string, Entry>();

  return {
    async get(key) {
      const entry = entries.get(key);
      entries.delete(key);
      if (entry === undefined || entry.expiresAt <= clock.now()) return undefined;
      entries.set(key, entry);
      return entry.value;
    },

    async set(key, value, ttlMs) {
      if (!(ttlMs >= 1)) throw new RangeError(`ttlMs is at least 1: ${ttlMs}`);
      entries.delete(key);
      entries.set(key, { value, expiresAt: clock.now() + ttlMs });
      for (const oldest of entries.keys()) {
        if (entries.size <= maxEntries) break;
        entries.delete(oldest);
      }
    },

    async delete(key) {
      entries.delete(key);
    },
  };
};
