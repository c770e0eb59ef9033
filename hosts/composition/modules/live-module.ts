import { ContainerModule } from 'inversify';
import { createRedisParts } from '../../../adapters/cache-redis/index.js';
import {
  createInMemoryCache,
  createInMemoryProgressFeed,
  createInMemoryRateLimiter,
} from '../../../adapters/in-memory/ephemeral/index.js';
import { T, type Live } from '../tokens.js';

/** News of running analyses, counted requests, remembered answers: of this process alone, or of all of them through Redis. */
export const liveModule = new ContainerModule(({ bind }) => {
  bind(T.live)
    .toResolvedValue(
      (lifetime, { redis }, clock, logger): Live => {
        const rateLimiter = createInMemoryRateLimiter();
        if (redis === undefined)
          return {
            rateLimiter,
            cache: createInMemoryCache({ clock }),
            progress: createInMemoryProgressFeed(),
            pingRedis: undefined,
          };
        const { url, keyPrefix } = redis;
        const parts = lifetime.own(
          createRedisParts({ url: url.reveal(), keyPrefix, logger, localRateLimiter: rateLimiter }),
        );
        return { ...parts, pingRedis: () => parts.ping() };
      },
      [T.lifetime, T.config, T.clock, T.logger],
    )
    .inSingletonScope();
  bind(T.progress)
    .toResolvedValue((live) => live.progress, [T.live])
    .inSingletonScope();
  bind(T.cache)
    .toResolvedValue((live) => live.cache, [T.live])
    .inSingletonScope();
  bind(T.rateLimiter)
    .toResolvedValue((live) => live.rateLimiter, [T.live])
    .inSingletonScope();
});
