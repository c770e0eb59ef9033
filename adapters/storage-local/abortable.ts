/** The same items, but an abort ends the wait for the next one, however long the source is silent. */
export const abortable = async function* <T>(
  source: AsyncIterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void> {
  if (signal === undefined) {
    yield* source;
    return;
  }
  signal.throwIfAborted();
  const items = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await orAbort(items.next(), signal);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // A silent source cannot answer its own closing: it is told, not waited for.
    void items.return?.().catch(() => undefined);
  }
};

/** A listener for each wait: a race against one promise that lives as long as the upload would pile up in memory. */
const orAbort = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    if (signal.aborted) stop();
  });
