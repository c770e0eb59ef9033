import { setTimeout as sleep } from 'node:timers/promises';
import { CdnFault, type CdnPurger } from '../../application/ports/cdn-purger.js';
import type { Logger } from '../../application/ports/logger.js';
import { askToPurge, type PurgeAnswer } from './purge-request.js';

export interface CloudflarePurgerOptions {
  readonly zoneId: string;
  /** With the permission "Zone – Cache Purge". */
  readonly apiToken: string;
  /** Default `https://api.cloudflare.com/client/v4`. */
  readonly apiUrl?: string;
  /** Of one request to the end of its answer; 100..120,000 ms, default 15,000. */
  readonly timeoutMs?: number;
  /** Tries of one request; 1..10, default 4. */
  readonly attempts?: number;
  /** Wait before the second try; it doubles up to a minute. 1..60,000 ms, default 1,000. */
  readonly baseMs?: number;
  readonly logger?: Logger;
}

/** What every plan of Cloudflare takes in one request (developers.cloudflare.com/cache/how-to/purge-cache). */
const batchSize = 30;
const longestWaitMs = 60_000;

/**
 * Purges by URL through Cloudflare's API, 30 URLs at a time, one request after another: the smallest plan allows five a
 * minute. Refusals that may pass are tried again, after `Retry-After` when it is told; a fault leaves the rest unpurged.
 */
export const createCloudflarePurger = (options: CloudflarePurgerOptions): CdnPurger => {
  const { zoneId, apiToken, apiUrl = 'https://api.cloudflare.com/client/v4', logger } = options;
  const { timeoutMs = 15_000, attempts = 4, baseMs = 1_000 } = options;
  if (!/^[A-Za-z0-9]{1,64}$/.test(zoneId)) throw new RangeError('The id of a zone is letters and digits.');
  if (!/^[\x21-\x7e]+$/.test(apiToken)) throw new RangeError('The token of the API is visible characters.');
  checkRange('timeoutMs', timeoutMs, 100, 120_000);
  checkRange('attempts', attempts, 1, 10);
  checkRange('baseMs', baseMs, 1, 60_000);
  const target = { url: new URL(`${apiUrl}/zones/${zoneId}/purge_cache`), apiToken, timeoutMs };

  const purgeBatch = async (files: readonly string[]): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      const answer = await askToPurge(target, files);
      if (answer.kind === 'purged') return;
      const waitMs = waitAfter(answer, attempt, baseMs);
      if (attempt >= attempts || waitMs === undefined)
        throw new CdnFault(`the CDN did not purge: ${answer.reason}`, answer);
      logger?.warn('the CDN is asked again', { attempt, waitMs: Math.round(waitMs), reason: answer.reason });
      await sleep(waitMs);
    }
  };
  return {
    async purge(urls) {
      const all = [...new Set(urls.map(checkUrl))];
      for (let at = 0; at < all.length; at += batchSize) await purgeBatch(all.slice(at, at + batchSize));
    },
  };
};

/** Undefined when it is of no use to ask again, or not within a minute. */
const waitAfter = (answer: PurgeAnswer, attempt: number, baseMs: number): number | undefined => {
  if (answer.kind !== 'busy') return undefined;
  const jitter = 0.75 + Math.random() / 2;
  const ours = Math.min(baseMs * 2 ** (attempt - 1) * jitter, longestWaitMs);
  const { retryAfterMs = 0 } = answer;
  return retryAfterMs > longestWaitMs ? undefined : Math.max(ours, retryAfterMs);
};

const checkUrl = (url: string): string => {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new RangeError('what is purged is an absolute http(s) address');
};

const checkRange = (name: string, value: number, least: number, most: number): void => {
  if (!(Number.isInteger(value) && value >= least && value <= most))
    throw new RangeError(`${name} is ${least}..${most}, not ${value}.`);
};
