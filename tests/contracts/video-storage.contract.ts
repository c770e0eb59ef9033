import { createHash, randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { TestFn } from 'ava';
import {
  InvalidStorageKey,
  ObjectNotFound,
  StorageLimitExceeded,
  type StoredStream,
  type VideoStorage,
} from '../../application/ports/video-storage.js';

export interface VideoStorageSubject {
  readonly subject: VideoStorage;
  /** Opens an address as a stranger would, with a `Range` header or without; undefined when access is denied. */
  readonly open: (url: string, range?: string) => Promise<OpenedAddress | undefined>;
  /** Lets addresses grow older by this. */
  readonly letPass: (seconds: number) => Promise<void>;
  /** Makes the store unreachable. */
  readonly breakStore: () => Promise<void>;
  readonly dispose: () => Promise<void>;
}

export interface OpenedAddress {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** The name under which a browser saves it. */
  readonly downloadName: string | undefined;
}

export interface VideoStorageContractOptions {
  readonly name: string;
  readonly create: () => Promise<VideoStorageSubject>;
}

const MiB = 1_048_576;
const anything = { contentType: 'application/octet-stream', maxBytes: 64 * MiB };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** In pieces of uneven size, as from a network. */
const pieces = async function* (bytes: Uint8Array, size = 70_001): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};
const text = (words: string): AsyncIterable<Uint8Array> => pieces(Buffer.from(words));

const allOf = async (stream: StoredStream | undefined): Promise<Buffer | undefined> => {
  if (stream === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream.bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
};

export const videoStorageContract = (test: TestFn, { name, create }: VideoStorageContractOptions): void => {
  const withStorage = async (
    use: (storage: VideoStorage, around: VideoStorageSubject) => Promise<void>,
  ): Promise<void> => {
    const around = await create();
    try {
      await use(around.subject, around);
    } finally {
      await around.dispose();
    }
  };
  const keysOf = async (storage: VideoStorage, prefix: string): Promise<readonly string[]> =>
    (await storage.list(prefix, 1000)).map(({ key }) => key);

  test(`${name}: what is put comes back byte for byte, with its size and hash`, (t) =>
    withStorage(async (storage) => {
      const bytes = randomBytes(3 * MiB + 17);
      const before = Date.now() - 5_000;
      const stored = await storage.put('videos/raw/a/b.mp4', pieces(bytes), anything);
      t.deepEqual(stored, { key: 'videos/raw/a/b.mp4', sizeBytes: bytes.length, sha256: sha256(bytes) });
      const read = await storage.read('videos/raw/a/b.mp4');
      t.is(read?.sizeBytes, bytes.length);
      t.deepEqual(read?.range, { first: 0, last: bytes.length - 1 });
      t.is(sha256((await allOf(read)) ?? Buffer.of()), stored.sha256);
      const found = await storage.stat('videos/raw/a/b.mp4');
      t.like(found, { key: 'videos/raw/a/b.mp4', sizeBytes: bytes.length });
      t.true((found?.modifiedAtMs ?? 0) >= before && (found?.modifiedAtMs ?? Infinity) <= Date.now() + 5_000);
    }));

  test(`${name}: an empty object is an object`, (t) =>
    withStorage(async (storage) => {
      t.is((await storage.put('empty', text(''), anything)).sizeBytes, 0);
      t.is((await storage.stat('empty'))?.sizeBytes, 0);
      t.is((await allOf(await storage.read('empty')))?.length, 0);
    }));

  test(`${name}: putting to a key again replaces the object`, (t) =>
    withStorage(async (storage) => {
      await storage.put('notes/one.txt', text('first'), anything);
      await storage.put('notes/one.txt', text('second, and longer'), anything);
      t.is((await allOf(await storage.read('notes/one.txt')))?.toString(), 'second, and longer');
      t.deepEqual(await keysOf(storage, 'notes'), ['notes/one.txt']);
    }));

  test(`${name}: a source may use its buffer again after each piece`, (t) =>
    withStorage(async (storage) => {
      const reused = async function* (): AsyncGenerator<Uint8Array> {
        const buffer = new Uint8Array(4);
        for (const letter of 'abc') yield buffer.fill(letter.charCodeAt(0));
      };
      const { sha256: hash } = await storage.put('reused', reused(), anything);
      t.is(hash, sha256(Buffer.from('aaaabbbbcccc')));
      t.is((await allOf(await storage.read('reused')))?.toString(), 'aaaabbbbcccc');
    }));

  test(`${name}: a failing source leaves nothing, keeps what was there, and its own error comes out`, (t) =>
    withStorage(async (storage) => {
      await storage.put('kept/old.txt', text('old'), anything);
      const broken = new Error('the sender went away');
      const failing = async function* (): AsyncGenerator<Uint8Array> {
        yield randomBytes(2 * MiB);
        throw broken;
      };
      t.is(await t.throwsAsync(storage.put('kept/old.txt', failing(), anything)), broken);
      t.is(await t.throwsAsync(storage.putContent('kept', 'bin', failing(), anything)), broken);
      t.is((await allOf(await storage.read('kept/old.txt')))?.toString(), 'old');
      t.deepEqual(await keysOf(storage, 'kept'), ['kept/old.txt']);
    }));

  test(`${name}: an abort ends even a silent source, leaves nothing, and its reason comes out`, (t) =>
    withStorage(async (storage) => {
      const reason = new Error('cancelled');
      const abort = new AbortController();
      const silent = async function* (): AsyncGenerator<Uint8Array> {
        yield randomBytes(1000);
        setImmediate(() => abort.abort(reason));
        await new Promise(() => undefined);
      };
      const put = storage.put('gone', silent(), { ...anything, signal: abort.signal });
      t.is(await t.throwsAsync(put), reason);
      t.is(await t.throwsAsync(storage.put('gone', text('x'), { ...anything, signal: abort.signal })), reason);
      t.is(await storage.stat('gone'), undefined);
    }));

  test(`${name}: an object may fill its limit to the byte, and not pass it`, (t) =>
    withStorage(async (storage) => {
      const limited = { ...anything, maxBytes: 100_000 };
      await storage.put('full', pieces(randomBytes(100_000), 999), limited);
      let given = 0;
      const endless = async function* (): AsyncGenerator<Uint8Array> {
        for (;;) {
          given += 10_000;
          yield randomBytes(10_000);
        }
      };
      await t.throwsAsync(storage.put('over', endless(), limited), { instanceOf: StorageLimitExceeded });
      t.true(given <= 10 * limited.maxBytes, 'the source is not read to its end');
      t.is(await storage.stat('over'), undefined);
    }));

  test(`${name}: content is stored under its hash, the same bytes once`, (t) =>
    withStorage(async (storage) => {
      const bytes = randomBytes(5000);
      const first = await storage.putContent('artifacts/x/frames', 'jpg', pieces(bytes, 7), anything);
      const again = await storage.putContent('artifacts/x/frames', 'jpg', pieces(bytes), anything);
      t.is(first.key, `artifacts/x/frames/${sha256(bytes)}.jpg`);
      t.deepEqual(again, first);
      t.deepEqual(await keysOf(storage, 'artifacts/x'), [first.key]);
      t.deepEqual(await allOf(await storage.read(first.key)), bytes);
    }));

  test(`${name}: ranges are inclusive and end at the object's end`, (t) =>
    withStorage(async (storage) => {
      await storage.put('digits', text('0123456789'), anything);
      const part = async (first: number, last?: number) => {
        const read = await storage.read('digits', last === undefined ? { first } : { first, last });
        return [(await allOf(read))?.toString(), read?.range.first, read?.range.last, read?.sizeBytes];
      };
      t.deepEqual(await part(2, 4), ['234', 2, 4, 10]);
      t.deepEqual(await part(0, 0), ['0', 0, 0, 10]);
      t.deepEqual(await part(7), ['789', 7, 9, 10]);
      t.deepEqual(await part(9, 500), ['9', 9, 9, 10]);
    }));

  test(`${name}: a reader that stops early does no harm`, (t) =>
    withStorage(async (storage) => {
      const bytes = randomBytes(4 * MiB);
      await storage.put('big', pieces(bytes), anything);
      for (let i = 0; i < 20; i++)
        for await (const chunk of (await storage.read('big'))?.bytes ?? []) {
          t.true(chunk.length > 0 && chunk.length <= 2 * MiB);
          break;
        }
      t.is(sha256((await allOf(await storage.read('big'))) ?? Buffer.of()), sha256(bytes));
    }));

  test(`${name}: what is not there is undefined to read and stat, and not an error to delete`, (t) =>
    withStorage(async (storage) => {
      await storage.put('here/it/is', text('x'), anything);
      for (const key of ['nowhere', 'here', 'here/it', 'here/it/is/not']) {
        t.is(await storage.read(key), undefined, key);
        t.is(await storage.read(key, { first: 0, last: 1 }), undefined, key);
        t.is(await storage.stat(key), undefined, key);
        await storage.delete(key);
        await t.throwsAsync(storage.localCopy(key), { instanceOf: ObjectNotFound }, key);
        await t.throwsAsync(storage.move(key, 'elsewhere'), { instanceOf: ObjectNotFound }, key);
      }
      t.deepEqual(await keysOf(storage, 'here'), ['here/it/is']);
      t.deepEqual(await storage.list('nowhere', 10), []);
      t.is(await storage.deletePrefix('nowhere'), 0);
    }));

  test(`${name}: a local copy is a file with the bytes, while it is held`, (t) =>
    withStorage(async (storage) => {
      const bytes = randomBytes(300_000);
      await storage.put('videos/incoming/v', pieces(bytes), anything);
      const copy = await storage.localCopy('videos/incoming/v');
      t.is((await stat(copy.path)).size, bytes.length);
      t.deepEqual(await readFile(copy.path), bytes);
      await copy[Symbol.asyncDispose]();
      t.deepEqual(await allOf(await storage.read('videos/incoming/v')), bytes);
      const reason = new Error('cancelled');
      t.is(await t.throwsAsync(storage.localCopy('videos/incoming/v', AbortSignal.abort(reason))), reason);
    }));

  test(`${name}: moving renames and replaces the target`, (t) =>
    withStorage(async (storage) => {
      await storage.put('incoming/a', text('new'), anything);
      await storage.put('raw/p/a.mp4', text('old'), anything);
      await storage.move('incoming/a', 'raw/p/a.mp4');
      t.is(await storage.stat('incoming/a'), undefined);
      t.is((await allOf(await storage.read('raw/p/a.mp4')))?.toString(), 'new');
    }));

  test(`${name}: deleting a prefix takes what is under it and nothing beside it`, (t) =>
    withStorage(async (storage) => {
      for (const key of ['a/1', 'a/b/2', 'a/b/c/3', 'ab/4', 'a.b/5']) await storage.put(key, text(key), anything);
      t.is(await storage.deletePrefix('a'), 3);
      t.deepEqual(await keysOf(storage, 'a'), []);
      t.deepEqual([await keysOf(storage, 'ab'), await keysOf(storage, 'a.b')], [['ab/4'], ['a.b/5']]);
      await storage.delete('ab/4');
      await storage.delete('ab/4');
      t.deepEqual(await keysOf(storage, 'ab'), []);
    }));

  test(`${name}: lists come by key, page by page`, (t) =>
    withStorage(async (storage) => {
      const keys = ['l/a-b/x', 'l/a.b', 'l/a/c', 'l/a0', 'l/B', 'l/.hidden', 'l/z/y/x'];
      for (const key of keys) await storage.put(key, text(key), anything);
      const sorted = [...keys].sort();
      t.deepEqual(await keysOf(storage, 'l'), sorted);
      const paged: string[] = [];
      for (let after: string | undefined; ; after = paged.at(-1)) {
        const page = await storage.list('l', 2, after);
        t.true(page.length <= 2);
        if (page.length === 0) break;
        paged.push(...page.map(({ key }) => key));
      }
      t.deepEqual(paged, sorted);
      t.is((await storage.list('l', 10)).find(({ key }) => key === 'l/B')?.sizeBytes, 3);
      t.deepEqual(
        (await storage.list('l', 10, 'l/a/b')).map(({ key }) => key),
        sorted.filter((key) => key > 'l/a/b'),
        'the mark need not exist',
      );
    }));

  test(`${name}: keys of any other form are refused before anything happens`, (t) =>
    withStorage(async (storage) => {
      const bad = ['', '/a', 'a/', 'a//b', '..', 'a/../b', './a', 'a\\b', 'a\0', 'ключ', 'a b', 'a'.repeat(2000)];
      for (const key of bad) {
        const refused = { instanceOf: InvalidStorageKey };
        await t.throwsAsync(storage.put(key, text('x'), anything), refused, key);
        await t.throwsAsync(storage.read(key), refused, key);
        await t.throwsAsync(storage.stat(key), refused, key);
        await t.throwsAsync(storage.delete(key), refused, key);
        await t.throwsAsync(storage.localCopy(key), refused, key);
        await t.throwsAsync(storage.move('a', key), refused, key);
        await t.throwsAsync(storage.move(key, 'a'), refused, key);
        await t.throwsAsync(storage.deletePrefix(key), refused, key);
        await t.throwsAsync(storage.list(key, 1), refused, key);
        await t.throwsAsync(storage.putContent(key, 'jpg', text('x'), anything), refused, key);
        await t.throwsAsync(storage.signedUrl(key, { expiresInS: 60, contentType: 'a/b' }), refused, key);
      }
      await t.throwsAsync(storage.putContent('a', 'jpg/../../b', text('x'), anything), {
        instanceOf: InvalidStorageKey,
      });
    }));

  test(`${name}: a signed address opens its one object, with ranges, until it expires`, (t) =>
    withStorage(async (storage, { open, letPass }) => {
      await storage.put('reports/r.pdf', text('0123456789'), anything);
      await storage.put('reports/other.pdf', text('secret'), anything);
      const url = await storage.signedUrl('reports/r.pdf', {
        expiresInS: 3600,
        contentType: 'application/pdf',
        downloadName: 'отчёт "1".pdf',
      });
      const opened = await open(url);
      t.is(Buffer.from(opened?.bytes ?? []).toString(), '0123456789');
      t.is(opened?.contentType, 'application/pdf');
      t.is(opened?.downloadName, 'отчёт "1".pdf');
      t.is(Buffer.from((await open(url, 'bytes=2-4'))?.bytes ?? []).toString(), '234');

      for (const forged of [url.replace('r.pdf', 'other.pdf'), url.replace('application%2Fpdf', 'text%2Fhtml')]) {
        t.not(forged, url);
        t.is(await open(forged), undefined);
      }
      const brief = await storage.signedUrl('reports/r.pdf', { expiresInS: 1, contentType: 'application/pdf' });
      t.is((await open(brief))?.downloadName, undefined);
      await letPass(3);
      t.is(await open(brief), undefined);
      t.truthy(await open(url));
    }));

  test(`${name}: an address lives 1 second to 7 days`, (t) =>
    withStorage(async (storage) => {
      await storage.put('x', text('x'), anything);
      for (const expiresInS of [0, -1, 604_801, 1.5, Number.NaN])
        await t.throwsAsync(storage.signedUrl('x', { expiresInS, contentType: 'a/b' }), { instanceOf: RangeError });
      await t.notThrowsAsync(storage.signedUrl('x', { expiresInS: 604_800, contentType: 'a/b' }));
    }));

  test(`${name}: many writers of one key leave one whole object`, (t) =>
    withStorage(async (storage) => {
      const versions = Array.from({ length: 8 }, () => randomBytes(200_000));
      await Promise.all(versions.map((bytes) => storage.put('hot/key', pieces(bytes), anything)));
      const left = (await allOf(await storage.read('hot/key'))) ?? Buffer.of();
      t.true(versions.some((bytes) => bytes.equals(left)));
    }));

  test(`${name}: writing next to deleting loses nothing`, (t) =>
    withStorage(async (storage) => {
      for (let round = 0; round < 10; round++) {
        await storage.put('shared/old', text('old'), anything);
        await Promise.all([storage.delete('shared/old'), storage.put('shared/new', text('new'), anything)]);
        t.deepEqual(await keysOf(storage, 'shared'), ['shared/new']);
        await storage.deletePrefix('shared');
      }
    }));

  test(`${name}: a store that does not answer is a fault`, (t) =>
    withStorage(async (storage, { breakStore }) => {
      await t.notThrowsAsync(storage.ping());
      await breakStore();
      await t.throwsAsync(storage.ping(), { name: 'StorageFault' });
      await t.throwsAsync(storage.put('a/b', text('x'), anything), { name: 'StorageFault' });
    }));
};
