import type { Cache } from '../../application/ports/cache.js';
import type { CdnAddress } from '../../application/ports/cdn-purger.js';

/** Addresses that were given out and still live, by the key of their object; all processes share them through the cache. */
export interface KnownAddresses {
  add(key: string, address: CdnAddress): Promise<void>;
  /** Those that live now. */
  of(key: string): Promise<readonly CdnAddress[]>;
}

/** More for one object in an hour is not worth purging one by one. */
const maxPerKey = 100;
const maxNoted = 10_000;

/** A cache may forget: an address that nobody remembers is not purged, and ends with its life. */
export const keepKnownAddresses = (cache: Cache, now: () => number): KnownAddresses => {
  // Spares the cache a question each time the same address is given out again.
  const noted = new Set<string>();
  const nameOf = (key: string): string => `cdn-addresses:${key}`;
  const alive = async (key: string): Promise<readonly CdnAddress[]> => {
    const held = await cache.get(nameOf(key));
    return held === undefined ? [] : (JSON.parse(held) as CdnAddress[]).filter(({ untilMs }) => untilMs > now());
  };
  return {
    async add(key, address) {
      if (noted.has(address.url)) return;
      const others = (await alive(key)).filter(({ url }) => url !== address.url);
      const all = [...others, address].slice(-maxPerKey);
      const lastMs = Math.max(...all.map(({ untilMs }) => untilMs));
      await cache.set(nameOf(key), JSON.stringify(all), Math.max(1, Math.ceil(lastMs - now())));
      if (noted.size >= maxNoted) noted.clear();
      noted.add(address.url);
    },
    of: alive,
  };
};
