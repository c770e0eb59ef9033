export interface PeekedBytes {
  /** The first bytes of the source; fewer than asked for when it ends earlier. */
  readonly head: Uint8Array;
  /** The whole source from its start; the source is read once. */
  readonly whole: AsyncIterable<Uint8Array>;
  /** Lets the source go, wherever reading stopped. */
  close(): void;
}

/** Looks at the first `count` bytes. An abort ends the wait for a silent source; what the source throws comes out. */
export const peekBytes = async (
  source: AsyncIterable<Uint8Array>,
  count: number,
  signal?: AbortSignal,
): Promise<PeekedBytes> => {
  const iterator = source[Symbol.asyncIterator]();
  // A silent source cannot answer its own closing: it is told, not waited for.
  const close = (): void => void iterator.return?.().catch(() => undefined);
  try {
    const seen: Uint8Array[] = [];
    let size = 0;
    while (size < count) {
      const next = await orAbort(iterator.next(), signal);
      if (next.done === true) break;
      seen.push(next.value);
      size += next.value.length;
    }
    const head = joined(seen, size);
    const whole = async function* () {
      if (size > 0) yield head;
      for (;;) {
        const next = await iterator.next();
        if (next.done === true) return;
        yield next.value;
      }
    };
    return { head, whole: whole(), close };
  } catch (error) {
    close();
    throw error;
  }
};

const joined = (chunks: readonly Uint8Array[], size: number): Uint8Array => {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
};

const orAbort = async <T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (signal === undefined) return work;
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => undefined);
  }
};
