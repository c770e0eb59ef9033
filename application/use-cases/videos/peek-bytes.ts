/** The first `count` bytes of a source (fewer when it ends earlier), and the whole source from its start. Reads the source once. */
export const peekBytes = async (
  source: AsyncIterable<Uint8Array>,
  count: number,
): Promise<{ readonly head: Uint8Array; readonly whole: AsyncIterable<Uint8Array> }> => {
  const iterator = source[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let size = 0;
  while (size < count) {
    const next = await iterator.next();
    if (next.done === true) break;
    seen.push(next.value);
    size += next.value.length;
  }
  const head = new Uint8Array(size);
  let offset = 0;
  for (const chunk of seen) {
    head.set(chunk, offset);
    offset += chunk.length;
  }
  const whole = async function* () {
    try {
      if (size > 0) yield head;
      for (;;) {
        const next = await iterator.next();
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  };
  return { head, whole: whole() };
};
