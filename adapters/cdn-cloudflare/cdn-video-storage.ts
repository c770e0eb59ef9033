import type { Cache } from '../../application/ports/cache.js';
import type { CdnPurger } from '../../application/ports/cdn-purger.js';
import type { Logger } from '../../application/ports/logger.js';
import type { VideoStorage } from '../../application/ports/video-storage.js';
import { keepKnownAddresses } from './known-addresses.js';

export interface CdnVideoStorageOptions {
  /** The store behind the CDN. It is not closed with this. */
  readonly storage: VideoStorage;
  /** Such as `https://cdn.example.ru`. */
  readonly cdnUrl: string;
  /** Without one, what is removed or replaced stays in the CDN until its addresses die. */
  readonly purger?: CdnPurger | undefined;
  /** Shared by all processes: what one gave out, another purges. */
  readonly cache: Cache;
  readonly logger?: Logger;
  /** Milliseconds since the epoch; the system's clock by default. */
  readonly now?: () => number;
}

export interface CdnVideoStorage extends VideoStorage {
  /**
   * Purges again what the CDN refused to forget and what still could be opened; returns how many addresses are left over.
   * For hourly use. Addresses need no other refreshing: the store signs a new one when most of the old one's life is over.
   */
  refresh(): Promise<number>;
}

const maxOwed = 10_000;
const pageSize = 1_000;
const atOnce = 16;

/**
 * A store whose signed addresses lead through a CDN, and whose CDN forgets what the store lost.
 *
 * Path and query stay, so the CDN's copy is as secret as the address: whoever does not have the whole address has no copy. The
 * signature covers the store's host name, so the CDN must ask the store under that name (at Cloudflare a Worker or an Origin
 * Rule that overrides the host; a bare CNAME is answered with SignatureDoesNotMatch), must cache by the whole query, and must
 * respect `Expires`, which the store sends with the end of the address's life: no "Edge Cache TTL" of its own.
 */
export const createCdnVideoStorage = (options: CdnVideoStorageOptions): CdnVideoStorage => {
  const { storage, purger, cache, logger, now = Date.now } = options;
  const cdn = new URL(options.cdnUrl);
  if (!/^https?:$/.test(cdn.protocol) || cdn.pathname !== '/' || cdn.search !== '')
    throw new RangeError('The CDN has an address without a path, such as https://cdn.example.ru.');
  const known = keepKnownAddresses(cache, now);
  let owed: readonly string[] = [];

  const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      logger?.warn(what, { error });
    }
  };
  const purge = async (urls: readonly string[]): Promise<void> => {
    if (urls.length === 0 || purger === undefined) return;
    try {
      await purger.purge(urls);
    } catch (error) {
      owed = [...new Set([...owed, ...urls])].slice(-maxOwed);
      throw error;
    }
  };
  /** The store has done what it was asked: that the CDN does not follow yet is no failure of it. */
  const forget = (keys: readonly string[]): Promise<void> =>
    attempt('the CDN may still hold what was removed', async () => {
      if (purger === undefined) return;
      const urls: string[] = [];
      for (let at = 0; at < keys.length; at += atOnce)
        urls.push(...(await Promise.all(keys.slice(at, at + atOnce).map((key) => known.take(key)))).flat());
      await purge(urls);
    });

  return {
    putContent: (prefix, extension, source, given) => storage.putContent(prefix, extension, source, given),
    read: (key, range) => storage.read(key, range),
    stat: (key) => storage.stat(key),
    localCopy: (key, signal) => storage.localCopy(key, signal),
    list: (prefix, limit, after) => storage.list(prefix, limit, after),
    ping: () => storage.ping(),
    put: async (key, source, given) => {
      const stored = await storage.put(key, source, given);
      await forget([key]);
      return stored;
    },
    move: async (from, to) => {
      await storage.move(from, to);
      await forget([from, to]);
    },
    delete: async (key) => {
      await storage.delete(key);
      await forget([key]);
    },
    deletePrefix: async (prefix) => {
      const keys = purger === undefined ? [] : await keysUnder(storage, prefix);
      const removed = await storage.deletePrefix(prefix);
      await forget(keys);
      return removed;
    },
    signedUrl: async (key, given) => {
      const url = new URL(await storage.signedUrl(key, given));
      url.protocol = cdn.protocol;
      url.host = cdn.host;
      // `host` without a port leaves the old one.
      url.port = cdn.port;
      const address = { url: url.href, untilMs: now() + given.expiresInS * 1_000 };
      if (purger !== undefined) await attempt('an address was not noted for purging', () => known.add(key, address));
      return url.href;
    },
    refresh: async () => {
      const again = owed;
      owed = [];
      await attempt('the CDN still holds what was removed', () => purge(again));
      return owed.length;
    },
  };
};

const keysUnder = async (storage: VideoStorage, prefix: string): Promise<readonly string[]> => {
  const keys: string[] = [];
  for (;;) {
    const page = await storage.list(prefix, pageSize, keys.at(-1));
    if (page.length === 0) return keys;
    keys.push(...page.map(({ key }) => key));
  }
};
