import type { UploadId } from '../../../domain/shared/ids.js';
import type { UploadParts } from '../../../application/ports/upload-parts.js';
import { ObjectNotFound } from '../../../application/ports/video-storage.js';

interface Held {
  bytes: Uint8Array;
  modifiedAtMs: number;
}

export interface InMemoryUploadPartsOptions {
  /** Milliseconds since 1970; the system's own clock by default. */
  readonly now?: () => number;
}

/** Unfinished uploads of tests, whole in memory. */
export const createInMemoryUploadParts = ({ now = Date.now }: InMemoryUploadPartsOptions = {}): UploadParts => {
  const held = new Map<UploadId, Held>();
  const begun = (id: UploadId): Held => {
    const found = held.get(id);
    if (found === undefined) throw new ObjectNotFound(`no upload ${id}`);
    return found;
  };
  return {
    async create(id) {
      if (!held.has(id)) held.set(id, { bytes: new Uint8Array(), modifiedAtMs: now() });
    },
    size: async (id) => held.get(id)?.bytes.length,
    async write(id, offset, source) {
      const upload = begun(id);
      let at = offset;
      for await (const chunk of source) {
        const longer = new Uint8Array(Math.max(upload.bytes.length, at + chunk.length));
        longer.set(upload.bytes);
        longer.set(chunk, at);
        upload.bytes = longer;
        upload.modifiedAtMs = now();
        at += chunk.length;
      }
      return at;
    },
    async *read(id) {
      yield begun(id).bytes;
    },
    async remove(id) {
      held.delete(id);
    },
    list: async (limit, after) =>
      [...held]
        .filter(([id]) => after === undefined || id > after)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([id, { modifiedAtMs }]) => ({ id, modifiedAtMs })),
  };
};
