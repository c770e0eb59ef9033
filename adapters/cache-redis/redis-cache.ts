import type { Cache } from '../../application/ports/cache.js';
import type { RedisLink } from './redis-link.js';

/** Far beyond any life that is asked for; Redis refuses moments that do not fit into 63 bits. */
const longestTtlMs = 2 ** 50;

/** While Redis is away nothing is found and nothing is kept. */
export const createRedisCache = (link: RedisLink, keyPrefix: string): Cache => {
  const nameOf = (key: string): string => `${keyPrefix}cache:${key}`;
  return {
    get: async (key) => (await link.ask((redis) => redis.get(nameOf(key)))) ?? undefined,
    async set(key, value, ttlMs) {
      if (!(ttlMs >= 1)) throw new RangeError(`ttlMs is at least 1: ${ttlMs}`);
      const life = Math.min(Math.ceil(ttlMs), longestTtlMs);
      await link.ask((redis) => redis.set(nameOf(key), value, 'PX', life));
    },
    async delete(key) {
      await link.ask((redis) => redis.del(nameOf(key)));
    },
  };
};
