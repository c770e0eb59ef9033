import type { ScreenQueries, VideoStorage } from '../../../application/index.js';
import type { HealthChecks } from '../../koa/health/health-check.js';
import type { Config } from '../config.js';
import type { Live } from '../tokens.js';
import { replicateCheck } from './replicate-check.js';

export interface LookedAt {
  readonly queries: Pick<ScreenQueries, 'ping'>;
  readonly storage: Pick<VideoStorage, 'stat'>;
  readonly live: Pick<Live, 'pingRedis'>;
}

/** No object has this name; that the store can say so is what counts. */
const probeKey = 'health/probe';

export const healthChecks = (
  { s3, replicate }: Pick<Config, 's3' | 'replicate'>,
  { queries, storage, live }: LookedAt,
): HealthChecks => ({
  database: { look: () => queries.ping(), freshMs: 1_000 },
  redis: live.pingRedis && { look: live.pingRedis, freshMs: 1_000, isToldElsewhere: true },
  b2: s3 && {
    async look() {
      await storage.stat(probeKey);
    },
    freshMs: 10_000,
  },
  replicate: replicate && replicateCheck(replicate),
});
