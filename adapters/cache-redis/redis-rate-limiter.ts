import { createHash } from 'node:crypto';
import type { RateLimiter, RatePolicy } from '../../application/ports/rate-limiter.js';
import type { RedisLink } from './redis-link.js';

export interface RedisRateLimiterOptions {
  readonly keyPrefix: string;
  /** Counts when Redis does not. */
  readonly local: RateLimiter;
}

/** A longer window is more than the local limiter can count. */
const maxWindowMs = 2 ** 31 - 1;

/** The server's time alone decides when a window is over. */
const consumeScript = `
local used = redis.call('incr', KEYS[1])
local left = redis.call('pttl', KEYS[1])
if left < 0 then
  redis.call('pexpire', KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return {used, left}`;

/** Fixed windows that open with a key's first point, common to all processes. */
export const createRedisRateLimiter = (
  link: RedisLink,
  { keyPrefix, local }: RedisRateLimiterOptions,
): RateLimiter => ({
  async consume(key, policy) {
    checkPolicy(policy);
    const { name, points, windowMs } = policy;
    const counter = `${keyPrefix}rate:${name}/${points}/${windowMs}:${hashed(key)}`;
    const answer = await link.ask((redis) => redis.eval(consumeScript, 1, counter, Math.ceil(windowMs)));
    if (!isPair(answer)) return local.consume(key, policy);
    const [used, left] = answer;
    return { isAllowed: used <= points, remaining: Math.max(0, points - used), resetMs: Math.max(0, left) };
  },
});

/** Keys are people's addresses and mailboxes, which have no business on a server for counters. */
const hashed = (key: string): string => createHash('sha256').update(key).digest('base64url');

const isPair = (answer: unknown): answer is readonly [number, number] =>
  Array.isArray(answer) && answer.length === 2 && answer.every((part) => typeof part === 'number');

const checkPolicy = ({ name, points, windowMs }: RatePolicy): void => {
  if (!(Number.isInteger(points) && points >= 1)) throw new RangeError(`Policy ${name}: points is at least 1.`);
  if (!(windowMs >= 1 && windowMs <= maxWindowMs)) throw new RangeError(`Policy ${name}: window out of range.`);
};
