import type { Cache } from '../../application/ports/cache.js';
import type { CdnAddress } from '../../application/ports/cdn-purger.js';
import type { Logger } from '../../application/ports/logger.js';
import { StorageFault, type VideoStorage } from '../../application/ports/video-storage.js';
import { keepKnownAddresses } from './known-addresses.js';

export interface CdnVideoStorageOptions {
  /** The store behind the CDN. It is not closed with this. */
  readonly storage: VideoStorage;
  /** Such as `https://cdn.example.ru`. */
  readonly cdnUrl: string;
  /**
   * Resolves when it is kept for good that the CDN has to forget these addresses, not at once but within some minutes. It is
   * called before the object goes: who dies in between has not lost it. Without one, what is removed or replaced stays in the
   * CDN until its addresses die.
   */
  readonly owe?: ((addresses: readonly CdnAddress[]) => Promise<void>) | undefined;
  /** Shared by all processes: what one gave out, another purges. */
  readonly cache: Cache;
  readonly logger?: Logger;
  /** Milliseconds since the epoch; the system's clock by default. */
  readonly now?: () => number;
}

/** A change that takes longer may end after the purge that was owed before it. */
const slowMs = 30_000;
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
export const createCdnVideoStorage = (options: CdnVideoStorageOptions): VideoStorage => {
  const { storage, owe, cache, logger, now = Date.now } = options;
  const cdn = new URL(options.cdnUrl);
  if (!/^https?:$/.test(cdn.protocol) || cdn.pathname !== '/' || cdn.search !== '')
    throw new RangeError('The CDN has an address without a path, such as https://cdn.example.ru.');
  const known = keepKnownAddresses(cache, now);

  const notNoted = (error: unknown): void => logger?.warn('an address was not noted for purging', { error });
  const addressesOf = async (keys: readonly string[]): Promise<readonly CdnAddress[]> => {
    const found: CdnAddress[] = [];
    try {
      for (let at = 0; at < keys.length; at += atOnce)
        found.push(...(await Promise.all(keys.slice(at, at + atOnce).map((key) => known.of(key)))).flat());
    } catch (error) {
      logger?.warn('the CDN may still hold what was removed', { error });
    }
    return found;
  };
  const note = async (addresses: readonly CdnAddress[]): Promise<void> => {
    try {
      await owe?.(addresses);
    } catch (cause) {
      throw new StorageFault('what the CDN has to forget could not be kept', { cause });
    }
  };
  const forgetting = async <T>(keys: readonly string[], change: () => Promise<T>): Promise<T> => {
    const stale = owe === undefined ? [] : await addressesOf(keys);
    if (stale.length === 0) return change();
    await note(stale);
    const startedAt = now();
    const changed = await change();
    if (now() - startedAt > slowMs) await note(stale);
    return changed;
  };

  return {
    putContent: (prefix, extension, source, given) => storage.putContent(prefix, extension, source, given),
    read: (key, range) => storage.read(key, range),
    stat: (key) => storage.stat(key),
    localCopy: (key, signal) => storage.localCopy(key, signal),
    list: (prefix, limit, after) => storage.list(prefix, limit, after),
    ping: () => storage.ping(),
    put: (key, source, given) => forgetting([key], () => storage.put(key, source, given)),
    move: (from, to) => forgetting([from, to], () => storage.move(from, to)),
    delete: (key) => forgetting([key], () => storage.delete(key)),
    deletePrefix: async (prefix) =>
      forgetting(owe === undefined ? [] : await keysUnder(storage, prefix), () => storage.deletePrefix(prefix)),
    signedUrl: async (key, given) => {
      const url = new URL(await storage.signedUrl(key, given));
      url.protocol = cdn.protocol;
      url.host = cdn.host;
      // `host` without a port leaves the old one.
      url.port = cdn.port;
      const address = { url: url.href, untilMs: now() + given.expiresInS * 1_000 };
      if (owe !== undefined) await known.add(key, address).catch(notNoted);
      return url.href;
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
