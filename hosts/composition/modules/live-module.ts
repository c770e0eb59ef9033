import { ContainerModule } from 'inversify';
import {
  createInMemoryCache,
  createInMemoryProgressFeed,
  createInMemoryRateLimiter,
} from '../../../adapters/in-memory/ephemeral/index.js';
import { T } from '../tokens.js';

/** What lives for moments: news of running analyses, counted requests. */
export const liveModule = new ContainerModule(({ bind }) => {
  bind(T.progress)
    .toResolvedValue(() => createInMemoryProgressFeed(), [])
    .inSingletonScope();
  bind(T.cache)
    .toResolvedValue((clock) => createInMemoryCache({ clock }), [T.clock])
    .inSingletonScope();
  bind(T.rateLimiter)
    .toResolvedValue(() => createInMemoryRateLimiter(), [])
    .inSingletonScope();
});
