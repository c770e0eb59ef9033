import { CopyObjectCommand, UploadPartCopyCommand, type CompletedPart } from '@aws-sdk/client-s3';
import type { Logger } from '../../application/ports/logger.js';
import type { Bucket } from './bucket.js';
import { deleteObject } from './list-objects.js';
import { multipart } from './multipart.js';

export interface CopyLimits {
  readonly copyPartBytes: number;
  readonly logger: Logger | undefined;
}

export interface CopiedObject {
  readonly sizeBytes: number;
  readonly contentType: string;
}

/** S3 has no renaming: a copy inside the store, then the old name goes. In between both are there. */
export const renameObject = async (
  bucket: Bucket,
  from: string,
  to: string,
  object: CopiedObject,
  limits: CopyLimits,
): Promise<void> => {
  await copyObject(bucket, from, to, object, limits);
  await deleteObject(bucket, from);
};

/** In pieces when it is large: one request copies at most 5 GB, and must end within its time. */
const copyObject = async (
  bucket: Bucket,
  from: string,
  to: string,
  { sizeBytes, contentType }: CopiedObject,
  { copyPartBytes, logger }: CopyLimits,
): Promise<void> => {
  const Bucket = bucket.name;
  const CopySource = `${Bucket}/${from}`;
  if (sizeBytes <= copyPartBytes) {
    await bucket.ask('CopyObject', (client, options) =>
      client.send(new CopyObjectCommand({ Bucket, Key: to, CopySource }), options),
    );
    return;
  }
  await multipart({ bucket, key: to, contentType, logger }, async (UploadId) => {
    const parts: CompletedPart[] = [];
    for (let at = 0; at < sizeBytes; at += copyPartBytes) {
      const PartNumber = parts.length + 1;
      const CopySourceRange = `bytes=${at}-${Math.min(at + copyPartBytes, sizeBytes) - 1}`;
      const { CopyPartResult } = await bucket.ask('UploadPartCopy', (client, options) =>
        client.send(
          new UploadPartCopyCommand({ Bucket, Key: to, UploadId, PartNumber, CopySource, CopySourceRange }),
          options,
        ),
      );
      parts.push({ PartNumber, ETag: CopyPartResult?.ETag });
    }
    return parts;
  });
};
