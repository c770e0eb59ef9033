import { basename } from 'node:path';
import { HeadBucketCommand, HeadObjectCommand, type HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { ObjectNotFound, type VideoStorage } from '../../application/ports/video-storage.js';
import { openBucket } from './bucket.js';
import { renameObject } from './copy-object.js';
import { deleteAllUnder, deleteObject, listObjects } from './list-objects.js';
import { keepLocalCopies } from './local-copies.js';
import { checkWhole, MiB, type S3VideoStorageOptions } from './options.js';
import { readObject } from './read-object.js';
import { removeUnfinished } from './remove-unfinished.js';
import { answerOf, isMissing } from './s3-errors.js';
import { createUrlSigner } from './sign-url.js';
import { checkKey } from './storage-key.js';
import { uploadStream } from './upload-stream.js';

export interface S3VideoStorage extends VideoStorage, AsyncDisposable {
  /**
   * Removes what dead uploads older than `olderThanMs` left in the bucket and on this machine's disk; returns how many. `ping`
   * does it once an hour by itself; any number of processes may.
   */
  removeUnfinished(olderThanMs: number): Promise<number>;
}

const hourMs = 3_600_000;

/**
 * Objects in a bucket of Backblaze B2 or another store that speaks S3; a range past the end of an object is a `RangeError`.
 *
 * All web and worker machines share the bucket: videos, artifacts, reports and previews live here. Resumable uploads that are
 * under way may live here too (`createS3UploadParts`), which frees web machines of a shared disk; with one machine, or a disk
 * that all share, the adapter on disk spares the requests. Working directories stay on each machine's disk: tools need
 * files, nobody else reads them, and a stage that dies is run again elsewhere.
 *
 * B2 keeps old versions of what is replaced or deleted until a lifecycle rule takes them (`setUpBucket`).
 */
export const createS3VideoStorage = (options: S3VideoStorageOptions): S3VideoStorage => {
  if (options.copiesDir === '') throw new RangeError('Copies have a folder.');
  const { now = Date.now, logger, reuseShare = 0.75, unfinishedLifeMs = 24 * hourMs } = options;
  if (!(reuseShare >= 0 && reuseShare <= 0.9)) throw new RangeError('reuseShare is 0..0.9.');
  checkWhole('unfinishedLifeMs', unfinishedLifeMs, 60_000, 365 * 24 * hourMs);
  const limits = {
    partBytes: checkWhole('partBytes', options.partBytes ?? 8 * MiB, 5 * MiB, 1024 * MiB),
    partsAtOnce: checkWhole('partsAtOnce', options.partsAtOnce ?? 2, 1, 8),
    copyPartBytes: checkWhole('copyPartBytes', options.copyPartBytes ?? 1024 * MiB, 5 * MiB, 5 * 1024 * MiB),
    logger,
  };
  const copies = keepLocalCopies(options.copiesDir);
  const bucket = openBucket(options);
  const signer = createUrlSigner(bucket, reuseShare, now);
  let tidiedAtMs = Number.NEGATIVE_INFINITY;

  const head = async (key: string): Promise<HeadObjectCommandOutput | undefined> => {
    try {
      return await bucket.ask('HeadObject', (client, sent) =>
        client.send(new HeadObjectCommand({ Bucket: bucket.name, Key: checkKey(key) }), sent),
      );
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
  const existing = async (key: string): Promise<HeadObjectCommandOutput> => {
    const found = await head(key);
    if (found === undefined) throw new ObjectNotFound(`no object ${key}`);
    return found;
  };
  const removeDead = async (olderThanMs: number): Promise<number> => {
    const inBucket = await removeUnfinished(bucket, Date.now() - olderThanMs);
    return inBucket + (await copies.sweep(olderThanMs));
  };
  /** Once an hour; that it fails is no reason to call the store unreachable. */
  const tidy = async (): Promise<void> => {
    if (performance.now() - tidiedAtMs < hourMs) return;
    tidiedAtMs = performance.now();
    await removeDead(unfinishedLifeMs).catch((error: unknown) => {
      const { code, status } = answerOf(error);
      logger?.warn('dead uploads were not removed', { code, status });
    });
  };

  return {
    put: async (key, source, given) => uploadStream(bucket, checkKey(key), source, given, limits),
    putContent: async (prefix, extension, source, given) => {
      const keyFor = (sha256: string): string => checkKey(`${prefix}/${sha256}.${extension}`);
      keyFor('0'.repeat(64)); // a wrong prefix is told before a byte is read
      return uploadStream(bucket, keyFor, source, given, limits);
    },
    read: async (key, range) => readObject(bucket, checkKey(key), range),
    stat: async (key) => {
      const found = await head(key);
      return found && { key, sizeBytes: found.ContentLength ?? 0, modifiedAtMs: found.LastModified?.getTime() ?? 0 };
    },
    localCopy: async (key, signal) => {
      signal?.throwIfAborted();
      const stored = await readObject(bucket, checkKey(key), undefined);
      if (stored === undefined) throw new ObjectNotFound(`no object ${key}`);
      return copies.keep(stored.bytes, basename(key), signal);
    },
    move: async (from, to) => {
      checkKey(to);
      const { ContentLength: sizeBytes = 0, ContentType: contentType = 'application/octet-stream' } =
        await existing(from);
      // S3 refuses to copy an object onto itself, and the removal of the old name would take it.
      if (from !== to) await renameObject(bucket, from, to, { sizeBytes, contentType }, limits);
    },
    delete: async (key) => deleteObject(bucket, checkKey(key)),
    deletePrefix: async (prefix) => deleteAllUnder(bucket, `${checkKey(prefix)}/`),
    list: async (prefix, limit, after) => listObjects(bucket, `${checkKey(prefix)}/`, limit, after),
    signedUrl: async (key, given) => signer.sign(checkKey(key), given),
    ping: async () => {
      await bucket.ask('HeadBucket', (client, sent) =>
        client.send(new HeadBucketCommand({ Bucket: bucket.name }), sent),
      );
      await tidy();
    },
    removeUnfinished: removeDead,
    [Symbol.asyncDispose]: async () => bucket[Symbol.dispose](),
  };
};
