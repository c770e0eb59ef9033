import { randomUUID } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  ListPartsCommand,
  type CompletedPart,
} from '@aws-sdk/client-s3';
import type { Logger } from '../../application/ports/logger.js';
import { StorageFault } from '../../application/ports/video-storage.js';
import type { Bucket } from './bucket.js';
import { answerOf, isMissing } from './s3-errors.js';

/** A most that S3 and B2 share. */
export const maxParts = 10_000;

export interface MultipartTarget {
  readonly bucket: Bucket;
  readonly key: string;
  readonly contentType: string;
  readonly logger: Logger | undefined;
}

/** How `part` of an upload gets there; returns what the store calls it. */
export type SendPart = (uploadId: string, partNumber: number) => Promise<CompletedPart>;

/**
 * Runs a multipart upload. When `sendAll` fails, no part stays: it throws only after each part that it sent has been
 * answered or broken off. (`Upload` of @aws-sdk/lib-storage returns from an abort at once, before its parts are removed, and
 * never while the source is silent; it also keeps chunks without copying them, which a source that reuses its buffer spoils.)
 */
export const multipart = async (
  { bucket, key, contentType, logger }: MultipartTarget,
  sendAll: (uploadId: string) => Promise<CompletedPart[]>,
): Promise<void> => {
  const Bucket = bucket.name;
  const mark = randomUUID();
  // A lost answer leaves an upload without parts behind, which weighs nothing; `removeUnfinished` takes it.
  const { UploadId } = await bucket.ask('CreateMultipartUpload', (client, options) =>
    client.send(
      new CreateMultipartUploadCommand({ Bucket, Key: key, ContentType: contentType, Metadata: { upload: mark } }),
      options,
    ),
  );
  if (UploadId === undefined) throw new StorageFault('the store began an upload without an id');
  try {
    const Parts = await sendAll(UploadId);
    await bucket.ask('CompleteMultipartUpload', (client, options) =>
      client
        .send(new CompleteMultipartUploadCommand({ Bucket, Key: key, UploadId, MultipartUpload: { Parts } }), options)
        .catch(async (error: unknown) => {
          // The answer to an earlier try was lost when the object is ours.
          if (isMissing(error) && (await isMarked(bucket, key, mark))) return undefined;
          throw error;
        }),
    );
  } catch (error) {
    await removeParts(bucket, key, UploadId).catch((failure: unknown) => {
      const { code, status } = answerOf(failure);
      logger?.warn('parts of a failed upload stay until the next tidying', { key, code, status });
    });
    throw error;
  }
};

const isMarked = async (bucket: Bucket, key: string, mark: string): Promise<boolean> => {
  const found = await bucket
    .ask('HeadObject', (client, options) =>
      client.send(new HeadObjectCommand({ Bucket: bucket.name, Key: key }), options),
    )
    .catch(() => undefined);
  return found?.Metadata?.['upload'] === mark;
};

const removals = 3;

/** A part that was still being written when the upload was aborted may outlive it (S3 API, AbortMultipartUpload): look. */
export const removeParts = async (bucket: Bucket, key: string, UploadId: string): Promise<void> => {
  const target = { Bucket: bucket.name, Key: key, UploadId };
  try {
    for (let round = 0; round < removals; round++) {
      await bucket.ask('AbortMultipartUpload', (client, options) =>
        client.send(new AbortMultipartUploadCommand(target), options),
      );
      await bucket.ask('ListParts', (client, options) =>
        client.send(new ListPartsCommand({ ...target, MaxParts: 1 }), options),
      );
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
};
