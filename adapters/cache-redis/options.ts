import type { Logger } from '../../application/ports/logger.js';
import type { RateLimiter } from '../../application/ports/rate-limiter.js';

export interface RedisPartsOptions {
  /** `redis://` or `rediss://`, with the password; a server of version 6 or later. */
  readonly url: string;
  /** Before every key and channel, so that several installations can share a server. May be empty. */
  readonly keyPrefix: string;
  readonly logger: Logger;
  /** Counts while Redis is away: then each process has the whole budget. */
  readonly localRateLimiter: RateLimiter;
  /** What is not answered within this time counts as not answered. 10..10,000, default 500. */
  readonly commandTimeoutMs?: number;
  /** How often the server is looked at when nothing else asks it. 10..60,000, default 2,000. */
  readonly heartbeatMs?: number;
  /** How long the newest news of a video are kept after the last one. Default 6 h. */
  readonly newsLifeMs?: number;
}

export type CheckedOptions = Required<RedisPartsOptions>;

export const checkOptions = (options: RedisPartsOptions): CheckedOptions => {
  const checked = { commandTimeoutMs: 500, heartbeatMs: 2_000, newsLifeMs: 6 * 3_600_000, ...options };
  const protocol = URL.canParse(checked.url) ? new URL(checked.url).protocol : '';
  // The address itself stays out of the message: it carries the password.
  if (!['redis:', 'rediss:'].includes(protocol)) throw new TypeError('url is redis://… or rediss://….');
  if (checked.keyPrefix.length > 100 || /[\s\0]/.test(checked.keyPrefix))
    throw new TypeError('keyPrefix has at most 100 characters and no blanks.');
  for (const [name, most] of [
    ['commandTimeoutMs', 10_000],
    ['heartbeatMs', 60_000],
  ] as const)
    if (!(checked[name] >= 10 && checked[name] <= most)) throw new RangeError(`${name} is 10..${most}.`);
  if (!(Number.isInteger(checked.newsLifeMs) && checked.newsLifeMs >= 1))
    throw new RangeError('newsLifeMs is at least 1.');
  return checked;
};
