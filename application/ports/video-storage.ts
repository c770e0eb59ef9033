/** Object store for videos and artifacts. Keys are relative slash-separated names of `[A-Za-z0-9._-]` parts without `..`. */
export interface VideoStorage {
  /**
   * Streams `source` to `key`. The object appears whole or not at all: a failing source, an abort or a passed limit leaves nothing behind.
   * An existing object is replaced. Memory stays bounded whatever the size. Throws `StorageLimitExceeded` past `maxBytes`,
   * `StorageFault` when the store fails; the source's own error and the reason of an abort come out unchanged.
   */
  put(key: string, source: AsyncIterable<Uint8Array>, options: PutOptions): Promise<StoredObject>;
  /** Like `put`, under `{prefix}/{sha256}.{extension}`; the same bytes twice give the same key. */
  putContent(
    prefix: string,
    extension: string,
    source: AsyncIterable<Uint8Array>,
    options: PutOptions,
  ): Promise<StoredObject>;
  /** Bytes of the object or of its `range` (inclusive offsets, as in RFC 9110 14.1.2); undefined when there is no such object. */
  read(key: string, range?: ByteRange): Promise<StoredStream | undefined>;
  /** Size and type, or undefined when there is no such object. */
  stat(key: string): Promise<StoredStat | undefined>;
  /** A file on this machine's disk with the object's bytes, for tools that need one; disposing removes what was copied. Throws `ObjectNotFound`. */
  localCopy(key: string, signal?: AbortSignal): Promise<LocalCopy>;
  /** Renames; the target is replaced, the source is gone. Throws `ObjectNotFound`. */
  move(from: string, to: string): Promise<void>;
  /** Removes the object; removing what is not there is not an error. */
  delete(key: string): Promise<void>;
  /** Removes every object under `prefix/`; returns how many. */
  deletePrefix(prefix: string): Promise<number>;
  /** Up to `limit` (at most 1000) objects under `prefix/`, by key, after `after`. */
  list(prefix: string, limit: number, after?: string): Promise<readonly StoredStat[]>;
  /** A URL that lets anyone read this one object until it expires, with Range support. `expiresInS` 1..604800. */
  signedUrl(key: string, options: SignedUrlOptions): Promise<string>;
  /** Resolves when the store answers; throws `StorageFault` otherwise. */
  ping(): Promise<void>;
}

export interface PutOptions {
  readonly contentType: string;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

export interface ByteRange {
  readonly first: number;
  /** Inclusive; undefined reads to the end. */
  readonly last?: number;
}

export interface StoredObject {
  readonly key: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface StoredStat {
  readonly key: string;
  readonly sizeBytes: number;
  readonly modifiedAtMs: number;
}

export interface StoredStream {
  /** Must be consumed or destroyed (`return()`), else a descriptor leaks. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Of the whole object. */
  readonly sizeBytes: number;
  readonly range: { readonly first: number; readonly last: number };
}

export interface LocalCopy extends AsyncDisposable {
  readonly path: string;
}

export interface SignedUrlOptions {
  readonly expiresInS: number;
  /** Content-Type that the answer carries. */
  readonly contentType: string;
  /** Makes browsers save it under this name. */
  readonly downloadName?: string;
}

export class StorageFault extends Error {
  override readonly name: string = 'StorageFault';
}
export class ObjectNotFound extends StorageFault {
  override readonly name = 'ObjectNotFound';
}
export class StorageLimitExceeded extends StorageFault {
  override readonly name = 'StorageLimitExceeded';
}
/** The disk or bucket is full; nothing was left behind. */
export class StorageFull extends StorageFault {
  override readonly name = 'StorageFull';
}
/** The key is not of the allowed form. */
export class InvalidStorageKey extends StorageFault {
  override readonly name = 'InvalidStorageKey';
}
