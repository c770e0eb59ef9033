import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { isUuid, uploadId, type UploadId } from '../../domain/shared/ids.js';
import type { UploadParts } from '../../application/ports/upload-parts.js';
import { ObjectNotFound, StorageFault, type StoredStat } from '../../application/ports/video-storage.js';
import { openBucket } from './bucket.js';
import { deleteAllUnder, deleteObject, listObjects, pageOfKeys } from './list-objects.js';
import { checkWhole, MiB, type S3BucketOptions } from './options.js';
import { readObject } from './read-object.js';
import { isMissing } from './s3-errors.js';
import { uploadsPrefix } from './storage-key.js';
import { coverFromStart, pieceName, type Piece } from './upload-pieces.js';

export interface S3UploadPartsOptions extends S3BucketOptions {
  /** What one object holds at most, and one upload in memory; 64 KiB..64 MiB, default 8 MiB. */
  readonly pieceBytes?: number;
}

/** Of one upload; more come only of a client that sends it in crumbs. */
const maxPieces = 20_000;

/**
 * Unfinished uploads in the bucket, for web machines that share no disk. S3 cannot write into an object, so each run of
 * bytes is an object of its own, named by its place; beside them stands a mark, whose time is that of the last bytes.
 */
export const createS3UploadParts = (options: S3UploadPartsOptions): UploadParts & AsyncDisposable => {
  const pieceBytes = checkWhole('pieceBytes', options.pieceBytes ?? 8 * MiB, 65_536, 64 * MiB);
  const bucket = openBucket(options);
  const marks = `${uploadsPrefix}begun/`;
  const folderOf = (id: UploadId): string => {
    if (!isUuid(id)) throw new RangeError('the id of an upload is a UUID');
    return `${uploadsPrefix}bytes/${id}/`;
  };
  const put = async (key: string, Body: Uint8Array): Promise<void> => {
    await bucket.ask('PutObject', (client, sent) =>
      client.send(new PutObjectCommand({ Bucket: bucket.name, Key: key, Body }), sent),
    );
  };
  const mark = (id: UploadId): Promise<void> => put(`${marks}${id}`, Buffer.alloc(0));
  const isBegun = async (id: UploadId): Promise<boolean> => {
    try {
      await bucket.ask('HeadObject', (client, sent) =>
        client.send(new HeadObjectCommand({ Bucket: bucket.name, Key: `${marks}${id}` }), sent),
      );
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  };
  const piecesOf = async (id: UploadId): Promise<readonly Piece[]> => {
    const all: StoredStat[] = [];
    for (;;) {
      const page = await listObjects(bucket, folderOf(id), pageOfKeys, all.at(-1)?.key);
      all.push(...page);
      if (page.length < pageOfKeys) return coverFromStart(all);
      if (all.length >= maxPieces) throw new StorageFault(`the upload has come in more than ${maxPieces} pieces`);
    }
  };
  const requireBegun = async (id: UploadId): Promise<void> => {
    if (!(await isBegun(id))) throw new ObjectNotFound(`no upload ${id}`);
  };

  return {
    async create(id) {
      folderOf(id);
      await mark(id);
    },
    async size(id) {
      folderOf(id);
      if (!(await isBegun(id))) return undefined;
      return (await piecesOf(id)).at(-1)?.end ?? 0;
    },
    async write(id, offset, source) {
      const folder = folderOf(id);
      await requireBegun(id);
      const store = (at: number, bytes: Uint8Array): Promise<void> =>
        put(`${folder}${pieceName(at, bytes.length)}`, bytes);
      return storeInPieces(source, offset, pieceBytes, store, () => mark(id));
    },
    async *read(id) {
      folderOf(id);
      await requireBegun(id);
      for (const { key, from } of await piecesOf(id)) {
        const stored = await readObject(bucket, key, { first: from });
        if (stored === undefined) throw new ObjectNotFound(`no upload ${id}`);
        yield* stored.bytes;
      }
    },
    async remove(id) {
      // The mark goes last: while anything is left, `list` shows it.
      await deleteAllUnder(bucket, folderOf(id));
      await deleteObject(bucket, `${marks}${id}`);
    },
    async list(limit, after) {
      const found = await listObjects(bucket, marks, limit, after && `${marks}${after}`);
      return found.map(({ key, modifiedAtMs }) => ({ id: uploadId(key.slice(marks.length)), modifiedAtMs }));
    },
    [Symbol.asyncDispose]: async () => bucket[Symbol.dispose](),
  };
};

/** Whatever ends the source, what it gave before is stored when this settles. */
const storeInPieces = async (
  source: AsyncIterable<Uint8Array>,
  offset: number,
  pieceBytes: number,
  store: (at: number, bytes: Uint8Array) => Promise<void>,
  done: () => Promise<void>,
): Promise<number> => {
  const piece = Buffer.allocUnsafe(pieceBytes);
  let filled = 0;
  let at = offset;
  const flush = async (): Promise<void> => {
    if (filled === 0) return;
    const bytes = piece.subarray(0, filled);
    filled = 0;
    await store(at, bytes);
    at += bytes.length;
  };
  const settle = async (): Promise<void> => {
    await flush();
    if (at > offset) await done();
  };
  try {
    for await (const chunk of source)
      for (let taken = 0; taken < chunk.length;) {
        const part = chunk.subarray(taken, taken + pieceBytes - filled);
        piece.set(part, filled);
        taken += part.length;
        filled += part.length;
        if (filled === pieceBytes) await flush();
      }
  } catch (error) {
    await settle();
    throw error;
  }
  await settle();
  return at;
};
