import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import test from 'ava';
import { uploadId } from '../../domain/shared/ids.js';
import type { UploadParts } from '../../application/ports/upload-parts.js';
import type { LogFields, Logger } from '../../application/ports/logger.js';
import {
  createS3UploadParts,
  createS3VideoStorage,
  setUpBucket,
  type S3VideoStorageOptions,
} from '../../adapters/storage-s3/index.js';
import { enStorageSetup, setUpStorage } from '../../hosts/cli/storage-setup.js';
import { SecretText } from '../../hosts/composition/config/secret-text.js';
import { freshId } from '../builders/fresh-id.js';
import { uploadPartsContract } from '../contracts/upload-parts.contract.js';
import { videoStorageContract } from '../contracts/video-storage.contract.js';
import { startFakeS3, type FakeS3, type Trouble } from './storage-s3-fake.js';
import { openS3Address } from './storage-s3-open-address.js';

const MiB = 1_048_576;
const anything = { contentType: 'application/octet-stream', maxBytes: 1024 * MiB };
const text = async function* (words: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(words);
};
const pieces = async function* (bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 300_000) yield bytes.subarray(at, at + 300_000);
};
const allOf = async (bytes: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
};
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const aStorage = async (given: Partial<S3VideoStorageOptions> = {}) => {
  const fake = await startFakeS3();
  const folder = await mkdtemp(join(tmpdir(), 'storage-s3-'));
  const logged: { message: string; fields: LogFields | undefined }[] = [];
  const log = (message: string, fields?: LogFields): void => void logged.push({ message, fields });
  const logger: Logger = { debug: log, info: log, warn: log, error: log, with: () => logger };
  const { endpoint, bucket, accessKeyId, secretAccessKey } = fake;
  const options = {
    ...{ endpoint, bucket, accessKeyId, secretAccessKey, logger, copiesDir: join(folder, 'copies') },
    ...{ partBytes: 5 * MiB, copyPartBytes: 5 * MiB, retries: { baseMs: 5 }, attemptTimeoutMs: 30_000 },
    ...given,
  };
  const storage = createS3VideoStorage(options);
  const dispose = async (): Promise<void> => {
    await storage[Symbol.asyncDispose]();
    await fake[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  };
  return { fake, storage, logged, options, dispose };
};
type Made = Awaited<ReturnType<typeof aStorage>>;
const withStorage = async (use: (made: Made) => Promise<void>, given: Partial<S3VideoStorageOptions> = {}) => {
  const made = await aStorage(given);
  try {
    await use(made);
  } finally {
    await made.dispose();
  }
};
uploadPartsContract(test, {
  name: 'S3',
  create: async () => {
    const { fake, options, dispose } = await aStorage();
    const subject = createS3UploadParts({ ...options, endpoint: fake.endpoint, pieceBytes: 65_536 });
    return {
      subject,
      dispose: async () => {
        await subject[Symbol.asyncDispose]();
        await dispose();
      },
    };
  },
});

/** The first `times` requests of this operation go wrong. */
const firstOf =
  (operation: string, wrong: Trouble, times = 1) =>
  (asked: string, nth: number): Trouble | undefined =>
    asked === operation && nth <= times ? wrong : undefined;
const count = ({ asked }: FakeS3, operation: string): number =>
  asked.filter((request) => request.operation === operation).length;
const slowDown: Trouble = { kind: 'refused', status: 503, code: 'SlowDown' };

videoStorageContract(test, {
  name: 'S3',
  create: async () => {
    const { fake, storage, dispose } = await aStorage();
    return {
      subject: storage,
      open: openS3Address,
      letPass: async (seconds) => fake.letPass(seconds),
      breakStore: () => fake.break(),
      dispose,
    };
  },
});

test('Every request is asked again through a storm of 503, dropped connections and lost answers', (t) =>
  withStorage(
    async ({ fake, storage, logged }) => {
      const wrongs: readonly Trouble[] = [
        slowDown,
        { kind: 'dropped', when: 'before' },
        { kind: 'dropped', when: 'after' },
        { kind: 'refused', status: 429, code: 'TooManyRequests', retryAfter: '0' },
      ];
      fake.misbehave((_operation, nth) => wrongs[(nth - 1) % (wrongs.length + 1)]);
      const bytes = randomBytes(11 * MiB);
      const stored = await storage.putContent('artifacts/x', 'bin', pieces(bytes), anything);
      t.is(stored.sha256, sha256(bytes));
      await storage.move(stored.key, 'videos/v');
      t.true((await allOf((await storage.read('videos/v'))?.bytes)).equals(bytes));
      t.is((await storage.list('videos', 10)).length, 1);
      t.is((await storage.stat('videos/v'))?.sizeBytes, bytes.length);
      await storage.ping();
      t.is(await storage.deletePrefix('videos'), 1);
      t.deepEqual([...fake.objects.keys()], []);
      t.is(logged.filter(({ message }) => message === 'the object store is asked again').length > 20, true);
      // The only trace: uploads whose first answer was lost, without a part; the removal of dead uploads takes them.
      t.deepEqual(
        [...fake.uploads.values()].filter(({ parts }) => parts.size > 0),
        [],
      );
      fake.misbehave(() => undefined);
      await storage.removeUnfinished(-1_000);
      t.is(fake.uploads.size, 0);
    },
    { retries: { attempts: 20, baseMs: 1, maxMs: 20 } },
  ));

test('An upload whose completion was answered to nobody is complete', (t) =>
  withStorage(async ({ fake, storage }) => {
    fake.misbehave(firstOf('CompleteMultipartUpload', { kind: 'dropped', when: 'after' }));
    const bytes = randomBytes(6 * MiB);
    t.is((await storage.put('v', pieces(bytes), anything)).sizeBytes, bytes.length);
    t.true(fake.objects.get('v')?.bytes.equals(bytes));
    t.is(count(fake, 'CompleteMultipartUpload'), 2);
  }));

test('An error inside an answer of 200 is an error, and is asked again', (t) =>
  withStorage(async ({ fake, storage }) => {
    fake.misbehave(firstOf('CopyObject', { kind: 'error-in-200' }));
    await storage.put('a', text('bytes'), anything);
    await storage.move('a', 'b');
    t.is(fake.objects.get('b')?.bytes.toString(), 'bytes');
    t.is(count(fake, 'CopyObject'), 2);
  }));

test('A storm that does not end is a fault with its cause, after the tries that are allowed, and leaves no parts', (t) =>
  withStorage(async ({ fake, storage }) => {
    fake.misbehave(firstOf('UploadPart', slowDown, Infinity));
    const fault = await t.throwsAsync(storage.put('v', pieces(randomBytes(17 * MiB)), anything), {
      name: 'StorageFault',
      message: /UploadPart: 503 SlowDown/,
    });
    t.is((fault?.cause as Error).name, 'SlowDown');
    t.is(fake.uploads.size, 0);
    t.true(count(fake, 'UploadPart') <= 6, 'three tries of two parts');
    fake.misbehave(firstOf('HeadObject', slowDown, Infinity));
    await t.throwsAsync(storage.stat('v'), { name: 'StorageFault' });
    t.is(count(fake, 'HeadObject'), 3);
  }));

test('A failing part ends the upload though the source is silent', (t) =>
  withStorage(async ({ fake, storage }) => {
    fake.misbehave(firstOf('UploadPart', { kind: 'refused', status: 403, code: 'AccessDenied' }, Infinity));
    const silent = async function* (): AsyncGenerator<Uint8Array> {
      yield* pieces(randomBytes(6 * MiB));
      await new Promise(() => undefined);
    };
    t.timeout(60_000);
    await t.throwsAsync(storage.put('v', silent(), anything), { message: /UploadPart: 403 AccessDenied/ });
    t.is(fake.uploads.size, 0);
    t.is(count(fake, 'UploadPart'), 1, 'what cannot get better is not asked again');
  }));

test.serial('Retry-After is waited for, and one that is too long ends the tries', (t) =>
  withStorage(
    async ({ fake, storage }) => {
      fake.misbehave(firstOf('PutObject', { ...slowDown, retryAfter: '1' }));
      const startedAt = Date.now();
      await storage.put('a', text('x'), anything);
      t.true(Date.now() - startedAt >= 990);
      const soon = new Date(Date.now() + 2_500).toUTCString();
      fake.misbehave((operation, nth) =>
        operation === 'PutObject' && nth === 3 ? { ...slowDown, retryAfter: soon } : undefined,
      );
      await storage.put('a', text('x'), anything);
      t.true(Date.now() >= Date.parse(soon) - 10, 'also as a date');
      fake.misbehave((operation) => (operation === 'HeadObject' ? { ...slowDown, retryAfter: '3600' } : undefined));
      await t.throwsAsync(storage.stat('a'), { name: 'StorageFault' });
      t.is(count(fake, 'HeadObject'), 1);
    },
    { retries: { baseMs: 5, maxMs: 4_000 } },
  ),
);

test.serial('An abort ends a wait between tries at once, with its reason', (t) =>
  withStorage(
    async ({ fake, storage }) => {
      const stop = new AbortController();
      fake.misbehave((operation) => {
        if (operation !== 'UploadPart') return undefined;
        setTimeout(() => stop.abort(new Error('cancelled')), 20);
        return slowDown;
      });
      const startedAt = Date.now();
      const put = storage.put('v', pieces(randomBytes(6 * MiB)), { ...anything, signal: stop.signal });
      await t.throwsAsync(put, { message: 'cancelled' });
      t.true(Date.now() - startedAt < 30_000, 'the wait would be 45 s at least');
      t.is(fake.uploads.size, 0);
    },
    { retries: { baseMs: 60_000 } },
  ),
);

test.serial('Reading goes on where the connection broke or fell silent, and gives every byte once', (t) =>
  withStorage(
    async ({ fake, storage }) => {
      const bytes = randomBytes(3 * MiB);
      await storage.put('v', pieces(bytes), anything);
      fake.misbehave((operation, nth) =>
        operation === 'GetObject' && nth <= 4 ? { kind: 'cut', bytes: 400_000, isSilent: nth % 2 === 0 } : undefined,
      );
      t.true((await allOf((await storage.read('v'))?.bytes)).equals(bytes));
      t.is(count(fake, 'GetObject'), 5);
      const part = await storage.read('v', { first: 100, last: 2 * MiB });
      t.true((await allOf(part?.bytes)).equals(bytes.subarray(100, 2 * MiB + 1)));
    },
    { idleTimeoutMs: 2_000 },
  ),
);

test('An object that is replaced in the middle of reading is a fault, not a mixture', (t) =>
  withStorage(async ({ fake, storage }) => {
    await storage.put('v', pieces(randomBytes(3 * MiB)), anything);
    fake.misbehave(firstOf('GetObject', { kind: 'cut', bytes: 500_000 }));
    const read = await storage.read('v');
    await storage.put('v', pieces(randomBytes(3 * MiB)), anything);
    await t.throwsAsync(allOf(read?.bytes), { name: 'StorageFault', message: /changed/ });
    fake.misbehave((operation) => (operation === 'GetObject' ? { kind: 'cut', bytes: 0 } : undefined));
    await t.throwsAsync(storage.localCopy('v'), { name: 'StorageFault' });
  }));

test.serial('A slow first byte is waited for within the limit and no longer', (t) =>
  withStorage(
    async ({ fake, storage }) => {
      await storage.put('v', text('bytes'), anything);
      fake.misbehave(firstOf('GetObject', { kind: 'slow', ms: 150 }));
      t.is((await allOf((await storage.read('v'))?.bytes)).toString(), 'bytes');
      t.is(count(fake, 'GetObject'), 1);
      fake.misbehave(firstOf('HeadObject', { kind: 'slow', ms: 60_000 }, Infinity));
      const startedAt = Date.now();
      await t.throwsAsync(storage.stat('v'), { name: 'StorageFault', message: /TimeoutError/ });
      t.true(Date.now() - startedAt < 30_000);
    },
    { attemptTimeoutMs: 2_000, retries: { attempts: 2, baseMs: 5 } },
  ),
);

test('More objects than one request takes are deleted page by page', (t) =>
  withStorage(async ({ fake, storage }) => {
    const left = Array.from({ length: 1_030 }, (_, n) => `many/${n}`);
    const put = async (): Promise<void> => {
      for (let key = left.pop(); key !== undefined; key = left.pop()) await storage.put(key, text('x'), anything);
    };
    await Promise.all(Array.from({ length: 16 }, put));
    t.is((await storage.list('many', 5_000)).length, 1_000, 'a list has at most 1,000');
    t.is(await storage.deletePrefix('many'), 1_030);
    t.is(count(fake, 'DeleteObjects'), 2);
  }));

test('An upload is whole out of pieces of broken connections that overlap, up to the first gap, on any machine', (t) =>
  withStorage(async ({ fake, options, storage }) => {
    const bytes = randomBytes(700_000);
    const id = uploadId(freshId());
    await using one = createS3UploadParts({ ...options, pieceBytes: 65_536 });
    await using other = createS3UploadParts({ ...options, pieceBytes: 100_000 });
    await one.create(id);
    const write = (parts: UploadParts, from: number, to: number) =>
      parts.write(id, from, pieces(bytes.subarray(from, to)));
    t.is(await write(other, 300_000, 700_000), 700_000);
    t.is(await one.size(id), 0, 'nothing at the beginning yet');
    t.is(await write(one, 0, 100_000), 100_000);
    t.is(await write(other, 70_000, 250_000), 250_000);
    t.is(await one.size(id), 250_000);
    fake.misbehave(firstOf('PutObject', slowDown));
    t.is(await write(one, 250_000, 310_000), 310_000);
    t.is(await other.size(id), 700_000);
    t.is(sha256(await allOf(other.read(id))), sha256(bytes));
    await t.throwsAsync(storage.list('.uploads', 10), { name: 'InvalidStorageKey' });
    await other.remove(id);
    t.deepEqual([...fake.objects.keys()], []);
  }));

test('Dead uploads are found over many pages, by a ping once an hour', (t) =>
  withStorage(async ({ fake, storage }) => {
    fake.misbehave((operation) =>
      operation === 'AbortMultipartUpload' || operation === 'UploadPart'
        ? { kind: 'refused', status: 403, code: 'AccessDenied' }
        : undefined,
    );
    for (let n = 0; n < 5; n++)
      await t.throwsAsync(storage.put(`v${n}`, pieces(randomBytes(5 * MiB)), anything), { name: 'StorageFault' });
    t.is(fake.uploads.size, 5, 'the clearing away fails too');
    fake.misbehave(() => undefined);
    t.is(await storage.removeUnfinished(60_000), 0);
    t.is(await storage.removeUnfinished(-1_000), 5);
    await storage.ping();
    await storage.ping();
    t.is(count(fake, 'HeadBucket'), 2);
    t.is(count(fake, 'ListObjectsV2'), 3, 'two by hand, one by the first ping');
  }));

test('A signed address is the same in every process for most of its life, then another', async (t) => {
  let nowMs = Date.UTC(2026, 10, 21, 12, 0, 1);
  const now = () => nowMs;
  const one = await aStorage({ now });
  const other = createS3VideoStorage({ ...one.options, now });
  const given = { expiresInS: 3_600, contentType: 'video/mp4' };
  const first = await one.storage.signedUrl('v', given);
  t.is(await other.signedUrl('v', given), first);
  nowMs += 20 * 60_000;
  t.is(await one.storage.signedUrl('v', given), first);
  t.not(await one.storage.signedUrl('v', { ...given, contentType: 'video/webm' }), first);
  nowMs += 40 * 60_000;
  const next = await one.storage.signedUrl('v', given);
  t.not(next, first);
  const { searchParams } = new URL(next);
  const signedAtMs = Date.parse(
    (searchParams.get('X-Amz-Date') ?? '').replace(/(....)(..)(..T..)(..)(..Z)/, '$1-$2-$3:$4:$5'),
  );
  t.true(signedAtMs + 3_600_000 - nowMs >= 0.25 * 3_600_000, 'a quarter of its life is left at least');
  await other[Symbol.asyncDispose]();
  await one.dispose();
});

test('Full and refusing stores are told apart', (t) =>
  withStorage(async ({ fake, storage }) => {
    fake.misbehave(firstOf('PutObject', { kind: 'refused', status: 507, code: 'InsufficientStorage' }));
    await t.throwsAsync(storage.put('a', text('x'), anything), { name: 'StorageFull' });
    fake.misbehave(() => ({ kind: 'refused', status: 403, code: 'AccessDenied' }));
    await t.throwsAsync(storage.stat('a'), { name: 'StorageFault' });
    await t.throwsAsync(storage.read('a'), { name: 'StorageFault', message: /403 AccessDenied/ });
  }));

test('Neither faults nor the log show a key or a signature', (t) =>
  withStorage(async ({ fake, storage, logged, options }) => {
    fake.misbehave(() => ({ ...slowDown }));
    const fault = await t.throwsAsync(storage.put('a', text('x'), anything));
    fake.misbehave(() => ({ kind: 'dropped', when: 'before' }));
    const dropped = await t.throwsAsync(storage.stat('a'));
    t.true(logged.length >= 4);
    const told = inspect([fault, dropped, logged], { depth: 20 });
    for (const secret of [options.secretAccessKey, options.accessKeyId, /Signature=/])
      t.notRegex(told, new RegExp(secret));
  }));

test('The bucket is set up as it must be: CORS for our pages, an end to dead uploads, temporary objects and old versions', async (t) => {
  const fake = await startFakeS3();
  try {
    const { endpoint, bucket, accessKeyId, secretAccessKey } = fake;
    const options = { endpoint, bucket, accessKeyId, secretAccessKey };
    const outcomes = await setUpBucket(options, { origins: ['https://app.example.test'] });
    t.deepEqual(
      outcomes.map(({ step, outcome }) => [step, outcome]),
      [
        ['bucket', 'already-there'],
        ['cors', 'done'],
        ['lifecycle', 'done'],
      ],
    );
    const bodyOf = (operation: string) => fake.asked.find((request) => request.operation === operation)?.body ?? '';
    t.regex(bodyOf('PutBucketCors'), /<AllowedOrigin>https:\/\/app\.example\.test<\/AllowedOrigin>/);
    t.notRegex(bodyOf('PutBucketCors'), /PUT|POST|\*/);
    const lifecycle = bodyOf('PutBucketLifecycleConfiguration');
    t.regex(lifecycle, /<AbortIncompleteMultipartUpload><DaysAfterInitiation>1</);
    t.regex(lifecycle, /<NoncurrentVersionExpiration><NoncurrentDays>1</);
    for (const prefix of ['.unfinished/', 'videos/incoming/']) t.true(lifecycle.includes(`<Prefix>${prefix}</Prefix>`));
    fake.misbehave(firstOf('PutBucketCors', { kind: 'refused', status: 501, code: 'NotImplemented' }, Infinity));
    t.is((await setUpBucket(options, { origins: [] }))[1]?.outcome, 'unsupported');
    await t.throwsAsync(setUpBucket(options, { origins: ['*'] }), { instanceOf: RangeError });
    await t.throwsAsync(setUpBucket(options, { origins: ['https://a.test/path'] }), { instanceOf: RangeError });
  } finally {
    await fake[Symbol.asyncDispose]();
  }
});

test('storage:setup prints each step and ends with 1 when one failed, with 2 without a bucket', async (t) => {
  const fake = await startFakeS3();
  try {
    const { endpoint, bucket, accessKeyId } = fake;
    const s3 = {
      ...{ endpoint, region: 'us-east-1', bucket, accessKeyId, isPathStyle: true },
      secretAccessKey: new SecretText(fake.secretAccessKey),
      retries: { most: 0, factor: 2, longestMs: 1_000 },
    };
    const lines: string[] = [];
    const run = (settings: typeof s3 | undefined) => {
      lines.length = 0;
      const config = { s3: settings, baseUrl: 'https://app.example.test/below' };
      return setUpStorage(config, enStorageSetup, (line) => void lines.push(line));
    };
    t.is(await run(s3), 0);
    t.deepEqual(lines, ['bucket: there already', 'CORS: done', 'lifecycle: done']);
    t.true(fake.asked.some(({ body }) => body.includes('<AllowedOrigin>https://app.example.test</AllowedOrigin>')));
    t.is(await run({ ...s3, secretAccessKey: new SecretText('wrong') }), 1);
    t.regex(lines.join(), /^bucket: FAILED: .*403/);
    t.is(await run(undefined), 2);
    t.deepEqual(lines, [enStorageSetup.noBucket]);
  } finally {
    await fake[Symbol.asyncDispose]();
  }
});

test('Options that cannot work are refused at once', (t) => {
  const good = {
    ...{ endpoint: 'https://s3.us-west-000.backblazeb2.com', bucket: 'some-bucket' },
    ...{ accessKeyId: 'id', secretAccessKey: 'key', copiesDir: '/nowhere' },
  };
  t.notThrows(() => createS3VideoStorage(good));
  const bad: readonly Partial<S3VideoStorageOptions>[] = [
    { endpoint: 'ftp://x' },
    { endpoint: 'nothing' },
    { bucket: 'a/b' },
    { secretAccessKey: '' },
    { copiesDir: '' },
    { partBytes: 1 * MiB },
    { partsAtOnce: 0 },
    { reuseShare: 1 },
    { retries: { attempts: 0 } },
    { attemptTimeoutMs: 0 },
  ];
  for (const wrong of bad)
    t.throws(() => createS3VideoStorage({ ...good, ...wrong }), undefined, JSON.stringify(wrong));
});
