import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ObjectNotFound,
  StorageFault,
  type SignedUrlOptions,
  type StoredStat,
  type StoredStream,
  type VideoStorage,
} from '../../../application/ports/video-storage.js';
import { checkedKey } from './checked-key.js';
import { collectBytes } from './collect-bytes.js';

export interface InMemoryVideoStorageOptions {
  /** Milliseconds since the epoch; the system's clock by default. */
  readonly now?: () => number;
  /** Folder for local copies; the system's own by default. */
  readonly copiesRoot?: string;
}

export interface InMemoryVideoStorage extends VideoStorage {
  /** What an address made by `signedUrl` gives access to now; undefined when it was never made, or has expired. */
  openSignedUrl(url: string): (SignedUrlOptions & { readonly key: string }) | undefined;
  /** From now on everything throws `StorageFault`, as when the store is unreachable. */
  breakDown(): void;
}

interface StoredBytes {
  readonly bytes: Uint8Array;
  readonly modifiedAtMs: number;
}

const blockBytes = 262_144;

/** Objects in this process's memory: for tests, and for embedding without a disk. */
export const createInMemoryVideoStorage = (options: InMemoryVideoStorageOptions = {}): InMemoryVideoStorage => {
  const { now = Date.now, copiesRoot = tmpdir() } = options;
  const objects = new Map<string, StoredBytes>();
  const addresses = new Map<string, SignedUrlOptions & { readonly key: string; readonly expiresAtMs: number }>();
  let isBroken = false;
  let issued = 0;

  const reach = (...keys: readonly string[]): void => {
    for (const key of keys) checkedKey(key);
    if (isBroken) throw new StorageFault('the store was told to break down');
  };
  const existing = (key: string): StoredBytes => {
    const object = objects.get(key);
    if (object === undefined) throw new ObjectNotFound(`no object ${key}`);
    return object;
  };
  const statOf = (key: string, { bytes, modifiedAtMs }: StoredBytes): StoredStat => ({
    key,
    sizeBytes: bytes.length,
    modifiedAtMs,
  });
  const under = (prefix: string): string[] => [...objects.keys()].filter((key) => key.startsWith(`${prefix}/`)).sort();

  return {
    async put(key, source, given) {
      reach(key);
      const { bytes, sha256 } = await collectBytes(source, given);
      objects.set(key, { bytes, modifiedAtMs: now() });
      return { key, sizeBytes: bytes.length, sha256 };
    },
    async putContent(prefix, extension, source, given) {
      reach(`${prefix}/${'0'.repeat(64)}.${extension}`);
      const { bytes, sha256 } = await collectBytes(source, given);
      const key = `${prefix}/${sha256}.${extension}`;
      objects.set(key, { bytes, modifiedAtMs: now() });
      return { key, sizeBytes: bytes.length, sha256 };
    },
    async read(key, range): Promise<StoredStream | undefined> {
      reach(key);
      const bytes = objects.get(key)?.bytes;
      if (bytes === undefined) return undefined;
      const first = range?.first ?? 0;
      const last = Math.min(range?.last ?? Infinity, bytes.length - 1);
      if (!(first >= 0) || (range !== undefined && first > last))
        throw new RangeError('the range lies outside of the object');
      return { bytes: inBlocks(bytes.subarray(first, last + 1)), sizeBytes: bytes.length, range: { first, last } };
    },
    async stat(key) {
      reach(key);
      const object = objects.get(key);
      return object && statOf(key, object);
    },
    async localCopy(key, signal) {
      reach(key);
      const { bytes } = existing(key);
      signal?.throwIfAborted();
      const folder = await mkdtemp(join(copiesRoot, 'local-copy-'));
      const path = join(folder, key.slice(key.lastIndexOf('/') + 1));
      await writeFile(path, bytes, { mode: 0o600 });
      return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
    },
    async move(from, to) {
      reach(from, to);
      const object = existing(from);
      objects.delete(from);
      objects.set(to, object);
    },
    async delete(key) {
      reach(key);
      objects.delete(key);
    },
    async deletePrefix(prefix) {
      reach(prefix);
      const keys = under(prefix);
      for (const key of keys) objects.delete(key);
      return keys.length;
    },
    async list(prefix, limit, after = '') {
      reach(prefix);
      return under(prefix)
        .filter((key) => key > after)
        .slice(0, Math.min(limit, 1000))
        .map((key) => statOf(key, existing(key)));
    },
    async signedUrl(key, given) {
      reach(key);
      if (!Number.isInteger(given.expiresInS) || given.expiresInS < 1 || given.expiresInS > 604_800)
        throw new RangeError('expiresInS is 1..604800.');
      for (const [url, { expiresAtMs }] of addresses) if (expiresAtMs <= now()) addresses.delete(url);
      const query = new URLSearchParams({ type: given.contentType, number: String(++issued) });
      const url = `memory:///${key}?${query.toString()}`;
      addresses.set(url, { ...given, key, expiresAtMs: now() + given.expiresInS * 1000 });
      return url;
    },
    async ping() {
      reach();
    },
    openSignedUrl(url) {
      const address = addresses.get(url);
      return address !== undefined && address.expiresAtMs > now() ? address : undefined;
    },
    breakDown() {
      isBroken = true;
    },
  };
};

const inBlocks = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += blockBytes) yield bytes.slice(at, at + blockBytes);
};
