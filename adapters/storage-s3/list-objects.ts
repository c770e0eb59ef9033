import { DeleteObjectCommand, DeleteObjectsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { StorageFault, type StoredStat } from '../../application/ports/video-storage.js';
import type { Bucket } from './bucket.js';

/** A most that S3 has for listing and for deleting. */
export const pageOfKeys = 1_000;

export const listObjects = async (
  bucket: Bucket,
  prefix: string,
  limit: number,
  after: string | undefined,
): Promise<readonly StoredStat[]> => {
  if (limit < 1) return [];
  const { Contents = [] } = await bucket.ask('ListObjectsV2', (client, options) =>
    client.send(
      new ListObjectsV2Command({
        Bucket: bucket.name,
        Prefix: prefix,
        MaxKeys: Math.min(limit, pageOfKeys),
        ...(after !== undefined && { StartAfter: after }),
      }),
      options,
    ),
  );
  return Contents.map(({ Key = '', Size = 0, LastModified }) => ({
    key: Key,
    sizeBytes: Size,
    modifiedAtMs: LastModified?.getTime() ?? 0,
  }));
};

export const deleteObject = async (bucket: Bucket, key: string): Promise<void> => {
  await bucket.ask('DeleteObject', (client, options) =>
    client.send(new DeleteObjectCommand({ Bucket: bucket.name, Key: key }), options),
  );
};

/** Up to 1,000 keys in one request. */
export const deleteObjects = async (bucket: Bucket, keys: readonly string[]): Promise<void> => {
  if (keys.length === 0) return;
  const Objects = keys.map((Key) => ({ Key }));
  const { Errors = [] } = await bucket.ask('DeleteObjects', (client, options) =>
    client.send(new DeleteObjectsCommand({ Bucket: bucket.name, Delete: { Objects, Quiet: true } }), options),
  );
  const [first] = Errors;
  if (first !== undefined)
    throw new StorageFault(`${Errors.length} of ${keys.length} objects could not be deleted: ${first.Code}`);
};

/** Page by page until nothing is left; returns how many. */
export const deleteAllUnder = async (bucket: Bucket, prefix: string): Promise<number> => {
  let removed = 0;
  let after: string | undefined;
  for (;;) {
    const page = await listObjects(bucket, prefix, pageOfKeys, after);
    await deleteObjects(
      bucket,
      page.map(({ key }) => key),
    );
    removed += page.length;
    after = page.at(-1)?.key;
    if (after === undefined) return removed;
  }
};
