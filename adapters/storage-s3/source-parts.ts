import { createHash } from 'node:crypto';
import { StorageLimitExceeded } from '../../application/ports/video-storage.js';
import { orAbort } from './within.js';

export interface SourceParts {
  /** The next part, of exactly `partBytes` unless it is the last; undefined behind the last. An empty source has no part. */
  next(signal: AbortSignal): Promise<Buffer | undefined>;
  /** Of all that was read; asked once, at the end. */
  sha256(): string;
  sizeBytes(): number;
  /** Tells the source that no more is wanted; a silent one cannot answer, so nobody waits for it. */
  close(): void;
}

/** Cuts a stream into parts, copies of its chunks, and hashes it on the way. Throws `StorageLimitExceeded` past `maxBytes`. */
export const cutIntoParts = (source: AsyncIterable<Uint8Array>, partBytes: number, maxBytes: number): SourceParts => {
  const chunks: AsyncIterator<Uint8Array, unknown> = source[Symbol.asyncIterator]();
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let rest: Uint8Array = Buffer.alloc(0);
  let isAtEnd = false;

  const pull = async (signal: AbortSignal): Promise<void> => {
    const { done, value } = await orAbort(chunks.next(), signal);
    if (done === true) {
      isAtEnd = true;
      return;
    }
    sizeBytes += value.length;
    if (sizeBytes > maxBytes) throw new StorageLimitExceeded(`more than ${maxBytes} bytes`);
    hash.update(value);
    rest = value;
  };

  return {
    async next(signal) {
      signal.throwIfAborted();
      // Most objects are far smaller than a part: the buffer grows with what comes.
      let part: Buffer = Buffer.allocUnsafe(Math.min(partBytes, 65_536));
      let filled = 0;
      while (filled < partBytes) {
        if (rest.length === 0) {
          if (!isAtEnd) await pull(signal);
          if (isAtEnd) break;
        }
        const taken = rest.subarray(0, partBytes - filled);
        if (filled + taken.length > part.length) part = grown(part, filled, filled + taken.length, partBytes);
        part.set(taken, filled);
        filled += taken.length;
        rest = rest.subarray(taken.length);
      }
      return filled === 0 ? undefined : part.subarray(0, filled);
    },
    sha256: () => hash.digest('hex'),
    sizeBytes: () => sizeBytes,
    close: () => void chunks.return?.().catch(() => undefined),
  };
};

const grown = (part: Buffer, filled: number, needed: number, most: number): Buffer => {
  const larger = Buffer.allocUnsafe(Math.min(most, Math.max(needed, part.length * 4)));
  part.copy(larger, 0, 0, filled);
  return larger;
};
