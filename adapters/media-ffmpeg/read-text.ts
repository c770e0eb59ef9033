import type { Readable } from 'node:stream';

/** What the stream says, up to `maxBytes`; the rest is read and dropped, so that the writer is not held up. */
export const readText = async (source: Readable, maxBytes: number): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    if (bytes < maxBytes) chunks.push(chunk.subarray(0, maxBytes - bytes));
    bytes += chunk.length;
  }
  return Buffer.concat(chunks).toString('utf8');
};
