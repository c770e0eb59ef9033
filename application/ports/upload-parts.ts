import type { UploadId } from '../../domain/shared/ids.js';

/**
 * Bytes of uploads that are under way, on disk that every web process shares. Bytes are addressed by their place in the
 * file: two writers of the same file at the same time write the same, so that a connection which is still dying does no harm.
 * Methods throw `StorageFault` when the store fails, `StorageFull` when nothing more fits.
 */
export interface UploadParts {
  /** Begins an upload that has no bytes yet; one that was begun keeps what it has. */
  create(id: UploadId): Promise<void>;
  /** How many bytes have come in; undefined when it was never begun, or removed. */
  size(id: UploadId): Promise<number | undefined>;
  /**
   * Writes what `source` gives from `offset` on and returns the offset behind it. When the source fails its error comes out
   * unchanged; what came in before is kept. Memory stays bounded. Throws `ObjectNotFound` when it was not begun.
   */
  write(id: UploadId, offset: number, source: AsyncIterable<Uint8Array>): Promise<number>;
  /** All bytes that have come in. Throws `ObjectNotFound` when it was not begun. */
  read(id: UploadId): AsyncIterable<Uint8Array>;
  /** Removes the bytes; removing what is not there is not an error. */
  remove(id: UploadId): Promise<void>;
  /** Up to `limit` uploads that have bytes here, by id, after `after`. */
  list(limit: number, after?: UploadId): Promise<readonly HeldUpload[]>;
}

export interface HeldUpload {
  readonly id: UploadId;
  /** When bytes came in last. */
  readonly modifiedAtMs: number;
}
