import { createHash } from 'node:crypto';
import { StorageLimitExceeded, type PutOptions } from '../../../application/ports/video-storage.js';

/** The bytes and their hash, once the source has ended; an abort does not wait for it. */
export const collectBytes = async (
  source: AsyncIterable<Uint8Array>,
  { maxBytes, signal }: PutOptions,
): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }> => {
  signal?.throwIfAborted();
  const items = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const next = await orAbort(items.next(), signal);
      if (next.done === true) break;
      size += next.value.length;
      if (size > maxBytes) throw new StorageLimitExceeded(`more than ${maxBytes} bytes`);
      chunks.push(next.value.slice());
    }
  } finally {
    void items.return?.().catch(() => undefined);
  }
  const bytes = Buffer.concat(chunks);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
};

const orAbort = <T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> =>
  signal === undefined
    ? work
    : new Promise((resolve, reject) => {
        const stop = (): void => reject(signal.reason as Error);
        signal.addEventListener('abort', stop, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
        if (signal.aborted) stop();
      });
