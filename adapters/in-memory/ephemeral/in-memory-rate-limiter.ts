import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiter, RatePolicy, RateVerdict } from '../../../application/ports/rate-limiter.js';

/** A longer window would overflow the timer that forgets the key. */
const maxWindowMs = 2 ** 31 - 1;

/** Fixed windows that open with a key's first point. Counts live in this process only. */
export const createInMemoryRateLimiter = (): RateLimiter => {
  /** Policies come from a small closed set. */
  const limiters = new Map<string, RateLimiterMemory>();

  const limiterOf = (policy: RatePolicy): RateLimiterMemory => {
    const id = `${policy.name}/${policy.points}/${policy.windowMs}`;
    const known = limiters.get(id);
    if (known) return known;
    checkPolicy(policy);
    const limiter = new RateLimiterMemory({ points: policy.points, duration: policy.windowMs / 1000, keyPrefix: id });
    limiters.set(id, limiter);
    return limiter;
  };

  return {
    async consume(key, policy) {
      try {
        return verdict(true, await limiterOf(policy).consume(key));
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
