import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiter, RatePolicy, RateVerdict } from '../../../application/ports/rate-limiter.js';

/** A longer window would overflow the timer that forgets the key. */
const maxWindowMs = 2 ** 31 - 1;

export interface InMemoryRateLimiterOptions {
  /** Of one policy; beyond that the key that was asked for longest ago has its budget whole again. Default 100,000. */
  readonly maxKeys?: number;
}

interface Counted {
  readonly limiter: RateLimiterMemory;
  /** The one asked for longest ago comes first. */
  readonly keys: Set<string>;
}

/** Fixed windows that open with a key's first point. Counts live in this process only. */
export const createInMemoryRateLimiter = ({ maxKeys = 100_000 }: InMemoryRateLimiterOptions = {}): RateLimiter => {
  if (!(Number.isInteger(maxKeys) && maxKeys >= 1)) throw new RangeError('maxKeys is at least 1.');
  /** Policies come from a small closed set. */
  const limiters = new Map<string, Counted>();

  const countedBy = (policy: RatePolicy): Counted => {
    const id = `${policy.name}/${policy.points}/${policy.windowMs}`;
    const known = limiters.get(id);
    if (known) return known;
    checkPolicy(policy);
    const limiter = new RateLimiterMemory({ points: policy.points, duration: policy.windowMs / 1000, keyPrefix: id });
    const counted = { limiter, keys: new Set<string>() };
    limiters.set(id, counted);
    return counted;
  };

  const limiterFor = (key: string, policy: RatePolicy): RateLimiterMemory => {
    const { limiter, keys } = countedBy(policy);
    keys.delete(key);
    keys.add(key);
    for (const oldest of keys) {
      if (keys.size <= maxKeys) break;
      keys.delete(oldest);
      void limiter.delete(oldest);
    }
    return limiter;
  };

  return {
    async consume(key, policy) {
      try {
        return verdict(true, await limiterFor(key, policy).consume(key));
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return verdict(false, refusal);
        throw refusal;
      }
    },
  };
};

const verdict = (isAllowed: boolean, result: RateLimiterRes): RateVerdict => ({
  isAllowed,
  remaining: result.remainingPoints,
  resetMs: Math.max(0, result.msBeforeNext),
});

const checkPolicy = ({ name, points, windowMs }: RatePolicy): void => {
  if (!(Number.isInteger(points) && points >= 1)) throw new RangeError(`Policy ${name}: points is at least 1.`);
  if (!(windowMs >= 1 && windowMs <= maxWindowMs)) throw new RangeError(`Policy ${name}: window out of range.`);
};
