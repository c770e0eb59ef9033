import { Readable } from 'node:stream';
import { GetObjectCommand, type GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { StorageFault, type ByteRange, type StoredStream } from '../../application/ports/video-storage.js';
import type { Bucket } from './bucket.js';
import { hasStatus, isMissing, isTransient, toFault } from './s3-errors.js';
import { orAbort, within } from './within.js';

/**
 * Bytes of an object; where the connection breaks, reading goes on from the next byte, of the same version only. Throws
 * `RangeError` past the end.
 */
export const readObject = async (
  bucket: Bucket,
  key: string,
  range: ByteRange | undefined,
): Promise<StoredStream | undefined> => {
  checkRange(range);
  const header = range && `bytes=${range.first}-${range.last ?? ''}`;
  const answer = await get(bucket, { Key: key, Range: header }).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    if (hasStatus(error, 416)) throw new RangeError('the range lies outside of the object');
    throw error;
  });
  if (answer === undefined) return undefined;
  const length = answer.ContentLength ?? 0;
  const place = range === undefined ? { first: 0, sizeBytes: length } : placeOf(answer);
  const last = place.first + length - 1;
  return {
    bytes: Readable.from(resumable(bucket, key, answer, place.first, last), { objectMode: false }),
    sizeBytes: place.sizeBytes,
    range: { first: place.first, last },
  };
};

const checkRange = (range: ByteRange | undefined): void => {
  if (range === undefined) return;
  const { first, last = first } = range;
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || first < 0 || last < first)
    throw new RangeError('the range lies outside of the object');
};

const get = (
  bucket: Bucket,
  given: { readonly Key: string; readonly Range: string | undefined; readonly IfMatch?: string | undefined },
): Promise<GetObjectCommandOutput> =>
  bucket.ask('GetObject', (client, options) =>
    client.send(new GetObjectCommand({ Bucket: bucket.name, ...given }), options),
  );

const placeOf = ({ ContentRange = '' }: GetObjectCommandOutput): { first: number; sizeBytes: number } => {
  const match = /^bytes (\d+)-\d+\/(\d+)$/.exec(ContentRange);
  if (match === null) throw new StorageFault('the store does not answer with the range that it was asked for');
  return { first: Number(match[1]), sizeBytes: Number(match[2]) };
};

/** Not a generator: its `return` must free the connection also when nobody has read yet. */
const resumable = (
  bucket: Bucket,
  key: string,
  answer: GetObjectCommandOutput,
  first: number,
  last: number,
): AsyncIterable<Uint8Array> => {
  let body = bodyOf(answer);
  let chunks = chunksOf(body);
  let at = first;
  let failures = 0;

  const goOn = async (failure: unknown): Promise<void> => {
    body.destroy();
    failures += 1;
    if (!isTransient(failure) || failures >= bucket.attempts) throw toFault('GetObject', failure);
    const rest = { Key: key, Range: `bytes=${at}-${last}`, IfMatch: answer.ETag };
    body = bodyOf(
      await get(bucket, rest).catch((error: unknown) => {
        if (hasStatus(error, 404, 412))
          throw new StorageFault('the object changed while it was read', { cause: error });
        throw error;
      }),
    );
    chunks = chunksOf(body);
  };
  const next = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
    for (;;)
      try {
        const { done, value } = await within(bucket.idleTimeoutMs, undefined, (signal) =>
          orAbort(chunks.next(), signal),
        );
        if (done !== true) {
          failures = 0;
          at += value.length;
          return { done: false, value };
        }
        if (at > last) return { done: true, value: undefined };
        await goOn(Object.assign(new Error('the answer ended early'), { code: 'ECONNRESET' }));
      } catch (error) {
        if (error instanceof StorageFault) throw error;
        await goOn(error);
      }
  };
  return {
    [Symbol.asyncIterator]: () => ({
      next,
      return: () => {
        body.destroy();
        return Promise.resolve({ done: true, value: undefined });
      },
    }),
  };
};

const chunksOf = (body: AsyncIterable<Uint8Array>): AsyncIterator<Uint8Array, unknown> => body[Symbol.asyncIterator]();

const bodyOf = ({ Body }: GetObjectCommandOutput): Readable => {
  if (!(Body instanceof Readable)) throw new StorageFault('the store answered without a body');
  return Body;
};
