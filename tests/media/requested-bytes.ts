import type { VideoStorage } from '../../application/ports/video-storage.js';

/** What a web server would send for this `Range` header (`bytes=first-last`). */
export const requestedBytes = async (storage: VideoStorage, key: string, range?: string): Promise<Uint8Array> => {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
  const stored = await storage.read(
    key,
    first === undefined || last === undefined ? undefined : { first: Number(first), last: Number(last) },
  );
  const chunks: Uint8Array[] = [];
  for await (const chunk of stored?.bytes ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
};
