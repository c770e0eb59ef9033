import { randomUUID } from 'node:crypto';
import { PutObjectCommand, UploadPartCommand, type CompletedPart } from '@aws-sdk/client-s3';
import type { Logger } from '../../application/ports/logger.js';
import type { PutOptions, StoredObject } from '../../application/ports/video-storage.js';
import type { Bucket } from './bucket.js';
import { renameObject } from './copy-object.js';
import { maxParts, multipart } from './multipart.js';
import { cutIntoParts, type SourceParts } from './source-parts.js';
import { unfinishedPrefix } from './storage-key.js';

export interface UploadLimits {
  readonly partBytes: number;
  readonly partsAtOnce: number;
  readonly copyPartBytes: number;
  readonly logger: Logger | undefined;
}

/** Where the bytes belong: known before, or only when their hash is. */
export type Target = string | ((sha256: string) => string);

/**
 * What fits into one part is one request. More goes in parts to its key, or, when only the hash gives that, to a key aside
 * from where the store renames it.
 */
export const uploadStream = async (
  bucket: Bucket,
  target: Target,
  source: AsyncIterable<Uint8Array>,
  { contentType, maxBytes, signal }: PutOptions,
  limits: UploadLimits,
): Promise<StoredObject> => {
  signal?.throwIfAborted();
  const parts = cutIntoParts(source, limits.partBytes, Math.min(maxBytes, limits.partBytes * maxParts));
  const stop = new AbortController();
  const stopWith = (): void => stop.abort(signal?.reason);
  signal?.addEventListener('abort', stopWith, { once: true });
  const keyFor = (sha256: string): string => (typeof target === 'string' ? target : target(sha256));
  try {
    const first = await parts.next(stop.signal);
    if (first === undefined || first.length < limits.partBytes) {
      const sha256 = parts.sha256();
      const key = keyFor(sha256);
      signal?.throwIfAborted();
      await putObject(bucket, key, first, contentType);
      return { key, sizeBytes: parts.sizeBytes(), sha256 };
    }
    const aside = typeof target === 'string' ? target : `${unfinishedPrefix}${randomUUID()}`;
    await multipart({ bucket, key: aside, contentType, logger: limits.logger }, (uploadId) =>
      sendParts(bucket, aside, uploadId, first, parts, limits.partsAtOnce, stop),
    );
    const sha256 = parts.sha256();
    const key = keyFor(sha256);
    const sizeBytes = parts.sizeBytes();
    if (aside !== key) await renameObject(bucket, aside, key, { sizeBytes, contentType }, limits);
    return { key, sizeBytes, sha256 };
  } finally {
    signal?.removeEventListener('abort', stopWith);
    parts.close();
  }
};

/** Not broken off by an abort: nobody could tell whether the object is there. The bytes are at hand, so it does not take long. */
const putObject = async (bucket: Bucket, key: string, body: Buffer | undefined, type: string): Promise<void> => {
  const Body = body ?? Buffer.alloc(0);
  await bucket.ask('PutObject', (client, options) =>
    client.send(new PutObjectCommand({ Bucket: bucket.name, Key: key, Body, ContentType: type }), options),
  );
};

/** At most `atOnce` parts are on their way and one is being filled. One failure stops the others and the reading. */
const sendParts = async (
  bucket: Bucket,
  key: string,
  UploadId: string,
  first: Buffer,
  rest: SourceParts,
  atOnce: number,
  stop: AbortController,
): Promise<CompletedPart[]> => {
  const sent: CompletedPart[] = [];
  const onTheWay = new Set<Promise<void>>();
  const send = async (PartNumber: number, Body: Buffer): Promise<void> => {
    const target = { Bucket: bucket.name, Key: key, UploadId, PartNumber };
    const { ETag } = await bucket.ask(
      'UploadPart',
      (client, options) => client.send(new UploadPartCommand({ ...target, Body }), options),
      stop.signal,
    );
    sent.push({ PartNumber, ETag });
  };
  try {
    let number = 0;
    for (let part: Buffer | undefined = first; part !== undefined; part = await rest.next(stop.signal)) {
      const sending: Promise<void> = send(++number, part)
        .catch((error: unknown) => stop.abort(error))
        .finally(() => onTheWay.delete(sending));
      onTheWay.add(sending);
      if (onTheWay.size >= atOnce) await Promise.race(onTheWay);
    }
    await Promise.all(onTheWay);
    stop.signal.throwIfAborted();
  } catch (error) {
    stop.abort(error);
    await Promise.all(onTheWay);
    throw error;
  }
  return sent.sort((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0));
};
