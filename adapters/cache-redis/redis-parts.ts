import type { Cache } from '../../application/ports/cache.js';
import type { ProgressFeed } from '../../application/ports/progress-feed.js';
import type { RateLimiter } from '../../application/ports/rate-limiter.js';
import { checkOptions, type RedisPartsOptions } from './options.js';
import { createRedisProgressFeed } from './progress/redis-progress-feed.js';
import { createRedisCache } from './redis-cache.js';
import { openRedisLink } from './redis-link.js';
import { createRedisRateLimiter } from './redis-rate-limiter.js';

export interface RedisParts extends AsyncDisposable {
  readonly cache: Cache;
  readonly rateLimiter: RateLimiter;
  readonly progress: ProgressFeed;
  /** Resolves when Redis can be used, throws otherwise; either within the command timeout. */
  ping(): Promise<void>;
}

/**
 * What several processes share for moments. None of it fails when Redis is away: limits are counted in this process, news
 * reach its own readers and go out later, the cache is empty. It is told to the log once, and ends by itself.
 */
export const createRedisParts = (options: RedisPartsOptions): RedisParts => {
  const checked = checkOptions(options);
  const { keyPrefix, localRateLimiter, newsLifeMs } = checked;
  const link = openRedisLink(checked);
  const progress = createRedisProgressFeed(link, { keyPrefix, lifeMs: newsLifeMs });
  return {
    cache: createRedisCache(link, keyPrefix),
    rateLimiter: createRedisRateLimiter(link, { keyPrefix, local: localRateLimiter }),
    progress,
    async ping() {
      if ((await link.ask((redis) => redis.ping())) === undefined) throw new Error('Redis does not answer');
    },
    async [Symbol.asyncDispose]() {
      await progress[Symbol.asyncDispose]();
      await link[Symbol.asyncDispose]();
    },
  };
};
