import type { Clock, Logger } from '../../../application/index.js';
import type { Health, PartHealth, Services } from '../services.js';
import type { HealthCheck, HealthChecks } from './health-check.js';
import { rememberedLook } from './remembered-look.js';

export interface WatchHealthOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** What one part may take to answer. Default 2 s. */
  readonly limitMs?: number;
}

/** Looks at all parts at once; when a part falls ill or recovers, the log is told, once. */
export const watchHealth = (
  checks: HealthChecks,
  { clock, logger, limitMs = 2_000 }: WatchHealthOptions,
): Pick<Services, 'health' | 'canServe'> => {
  const looking = (part: keyof HealthChecks, check: HealthCheck): (() => Promise<boolean>) =>
    rememberedLook(check, {
      clock,
      limitMs,
      onTurn(isWell, error) {
        if (check.isToldElsewhere) return;
        if (isWell) logger.info('a part answers again', { part, status: 'ready' });
        else logger.warn('a part does not answer', { part, status: 'degraded', error });
      },
    });
  const optional = (part: keyof HealthChecks): (() => Promise<PartHealth>) => {
    const check = checks[part];
    if (check === undefined) return async () => 'unused';
    const isWell = looking(part, check);
    return async () => ((await isWell()) ? 'ok' : 'unavailable');
  };
  const isDatabaseWell = looking('database', checks.database);
  const [redisHealth, b2Health, replicateHealth] = [optional('redis'), optional('b2'), optional('replicate')];

  return {
    async health(): Promise<Health> {
      const [isUp, redis, b2, replicate] = await Promise.all([
        isDatabaseWell(),
        redisHealth(),
        b2Health(),
        replicateHealth(),
      ]);
      const isWhole = [redis, b2, replicate].every((part) => part !== 'unavailable');
      return {
        status: !isUp ? 'unhealthy' : isWhole ? 'healthy' : 'degraded',
        database: isUp ? 'ok' : 'unavailable',
        redis,
        b2,
        replicate,
      };
    },
    canServe: isDatabaseWell,
  };
};
