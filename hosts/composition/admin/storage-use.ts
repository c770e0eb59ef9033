import type { VideoStorage } from '../../../application/index.js';
import type { StoragePart } from '../../koa/admin-services.js';

/** What the domain keeps (domain/video/storage-key.ts). */
const prefixes = ['videos/raw', 'videos/incoming', 'videos/subtitles', 'artifacts', 'reports', 'previews'];

const batch = 1_000;
const mostObjects = 20_000;

/** Walks the store, no further than 20,000 objects under each prefix. */
export const storageUse = async (storage: Pick<VideoStorage, 'list'>): Promise<readonly StoragePart[]> => {
  const parts: StoragePart[] = [];
  for (const prefix of prefixes) parts.push(await usedUnder(storage, prefix));
  return parts;
};

const usedUnder = async (storage: Pick<VideoStorage, 'list'>, prefix: string): Promise<StoragePart> => {
  let [objects, bytes] = [0, 0];
  let after: string | undefined;
  while (objects < mostObjects) {
    const found = await storage.list(prefix, batch, after);
    objects += found.length;
    for (const { sizeBytes } of found) bytes += sizeBytes;
    after = found.at(-1)?.key;
    if (found.length < batch) return { prefix, objects, bytes, isCut: false };
  }
  return { prefix, objects, bytes, isCut: true };
};
