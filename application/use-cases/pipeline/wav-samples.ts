const headerLimit = 65_536;

/** Samples of a 16-bit WAV, as they come; whatever stands before its `data` chunk is left out. None of what is no WAV. */
export async function* wavSamples(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Int16Array> {
  let rest: Uint8Array = new Uint8Array();
  let isInData = false;
  for await (const chunk of bytes) {
    rest = joined(rest, chunk);
    if (!isInData) {
      const start = dataStart(rest);
      if (start === undefined) {
        if (rest.length > headerLimit) return;
        continue;
      }
      isInData = true;
      rest = rest.subarray(start);
    }
    const even = rest.length & ~1;
    // A copy: a view of 16 bits needs an even address.
    yield new Int16Array(new Uint8Array(rest.subarray(0, even)).buffer);
    rest = rest.subarray(even);
  }
}

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  if (a.length === 0) return b;
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
};

const dataMark = 0x64617461;

/** Where the samples begin; undefined when more bytes are needed to tell. */
const dataStart = (head: Uint8Array): number | undefined => {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  for (let at = 12; at + 8 <= head.length; at += 8 + view.getUint32(at + 4, true))
    if (view.getUint32(at) === dataMark) return at + 8;
  return undefined;
};
