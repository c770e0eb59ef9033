import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import {
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import {
  createS3UploadParts,
  createS3VideoStorage,
  setUpBucket,
  type S3VideoStorageOptions,
} from '../../adapters/storage-s3/index.js';
import { heldMemory } from '../builders/held-memory.js';
import { uploadPartsContract } from '../contracts/upload-parts.contract.js';
import { videoStorageContract } from '../contracts/video-storage.contract.js';
import { openS3Address } from '../adapters/storage-s3-open-address.js';
import { startSwift, type TestSwift } from './support/swift.js';

const MiB = 1_048_576;
const anything = { contentType: 'application/octet-stream', maxBytes: 1024 * MiB };

let swift: TestSwift;
test.before(async () => {
  swift = await startSwift();
});
test.after.always(() => swift?.[Symbol.asyncDispose]());

const aStorage = async (given: Partial<S3VideoStorageOptions> = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'storage-s3-'));
  const bucket = `test-${randomUUID()}`;
  const { endpoint, accessKeyId, secretAccessKey } = swift;
  const options = {
    ...{ endpoint, accessKeyId, secretAccessKey, bucket, copiesDir: join(folder, 'copies') },
    ...{ partBytes: 5 * MiB, copyPartBytes: 5 * MiB, retries: { baseMs: 20 } },
    ...given,
  };
  const made = await setUpBucket({ ...options, endpoint }, { origins: [] });
  if (made[0]?.outcome !== 'done') throw new Error('no bucket', { cause: made[0]?.error });
  const storage = createS3VideoStorage(options);
  const dispose = async (): Promise<void> => {
    await storage[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  };
  return { storage, bucket, options, dispose };
};

const bareClient = (): S3Client => {
  const { endpoint, accessKeyId, secretAccessKey } = swift;
  const credentials = { accessKeyId, secretAccessKey };
  return new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials });
};

const unfinishedUploads = async (bucket: string): Promise<number> => {
  const client = bareClient();
  try {
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    return Uploads.length;
  } finally {
    client.destroy();
  }
};

/** A way to the store that can be cut. */
const aWire = async (): Promise<{ readonly endpoint: string; readonly cut: () => Promise<void> }> => {
  const sockets = new Set<Socket>();
  const to = new URL(swift.endpoint);
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const cut = async (): Promise<void> => {
    if (!server.listening) return;
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { endpoint: `http://127.0.0.1:${port}`, cut };
};

videoStorageContract(test, {
  name: 'S3 on Swift',
  create: async () => {
    const wire = await aWire();
    const { storage, dispose } = await aStorage({ endpoint: wire.endpoint });
    return {
      subject: storage,
      open: openS3Address,
      // The store's own clock decides.
      letPass: (seconds) => sleep(seconds * 1_000),
      breakStore: wire.cut,
      dispose: async () => {
        await dispose();
        await wire.cut();
      },
    };
  },
});

uploadPartsContract(test, {
  name: 'S3 on Swift',
  create: async () => {
    const { options, dispose } = await aStorage();
    const subject = createS3UploadParts({ ...options, pieceBytes: MiB });
    return {
      subject,
      dispose: async () => {
        await subject[Symbol.asyncDispose]();
        await dispose();
      },
    };
  },
});

const within = async (
  use: (made: Awaited<ReturnType<typeof aStorage>>) => Promise<void>,
  given = {},
): Promise<void> => {
  const made = await aStorage(given);
  try {
    await use(made);
  } finally {
    await made.dispose();
  }
};
const sha256Of = async (bytes: AsyncIterable<Uint8Array> | undefined): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of bytes ?? []) hash.update(chunk);
  return hash.digest('hex');
};
const allOf = async (bytes: AsyncIterable<Uint8Array> | undefined): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
};
/** `sizeMiB` MiB of which no two are the same, out of one buffer. */
const many = async function* (sizeMiB: number): AsyncGenerator<Uint8Array> {
  const buffer = randomBytes(MiB);
  for (let n = 0; n < sizeMiB; n++) {
    buffer.writeUInt32LE(n);
    yield buffer;
  }
};

test.serial('An upload that is broken off leaves no parts and no object', (t) =>
  within(async ({ storage, bucket }) => {
    const broken = new Error('the sender went away');
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      yield* many(23);
      throw broken;
    };
    t.is(await t.throwsAsync(storage.put('videos/a', failing(), anything)), broken);
    t.is(await t.throwsAsync(storage.putContent('videos', 'bin', failing(), anything)), broken);

    const stop = new AbortController();
    const reason = new Error('cancelled');
    const silent = async function* (): AsyncGenerator<Uint8Array> {
      yield* many(12);
      setTimeout(() => stop.abort(reason), 50);
      await new Promise(() => undefined);
    };
    const aborted = storage.put('videos/b', silent(), { ...anything, signal: stop.signal });
    t.is(await t.throwsAsync(aborted), reason);
    await t.throwsAsync(storage.put('videos/c', many(30), { ...anything, maxBytes: 21 * MiB }), {
      name: 'StorageLimitExceeded',
    });
    t.is(await unfinishedUploads(bucket), 0);
    t.deepEqual(await storage.list('videos', 10), []);
  }),
);

test.serial('200 MB go in and out with bounded memory, and are copied piece by piece inside the store', (t) =>
  within(
    async ({ storage, bucket }) => {
      const before = await heldMemory();
      let peak = 0;
      /** The same bytes; looks at the memory every 10 MiB. */
      const watched = async function* (source: AsyncIterable<Uint8Array> = many(0)): AsyncGenerator<Uint8Array> {
        let passed = 0;
        for await (const piece of source) {
          if (passed % (10 * MiB) >= 10 * MiB - piece.length) peak = Math.max(peak, (await heldMemory()) - before);
          passed += piece.length;
          yield piece;
        }
      };
      const stored = await storage.putContent('artifacts/x', 'bin', watched(many(200)), anything);
      t.is(stored.sizeBytes, 200 * MiB);
      const read = await storage.read(stored.key);
      t.is(await sha256Of(watched(read?.bytes)), stored.sha256);
      t.log(`memory +${Math.round(peak / MiB)} MiB`);
      t.true(peak > 0 && peak < 64 * MiB, `memory grew by ${Math.round(peak / MiB)} MiB`);
      await storage.move(stored.key, 'videos/raw/p/v.bin');
      t.is((await storage.stat('videos/raw/p/v.bin'))?.sizeBytes, 200 * MiB);
      const end = await storage.read('videos/raw/p/v.bin', { first: 200 * MiB - 5 });
      t.deepEqual(end?.range, { first: 200 * MiB - 5, last: 200 * MiB - 1 });
      t.is((await allOf(end?.bytes)).length, 5);
      t.is(await unfinishedUploads(bucket), 0);
      t.deepEqual(
        (await storage.list('videos', 10)).map(({ key }) => key),
        ['videos/raw/p/v.bin'],
      );
      t.deepEqual(await storage.list('artifacts', 10), []);
    },
    { partBytes: 8 * MiB, copyPartBytes: 64 * MiB },
  ),
);

test.serial('Ranges at the edges: the first and the last byte, across parts, past the end, of an empty object', (t) =>
  within(async ({ storage }) => {
    await storage.put('v', many(11), anything);
    const whole = await allOf((await storage.read('v'))?.bytes);
    const bytesOf = async (first: number, last?: number): Promise<Buffer> => {
      const read = await storage.read('v', last === undefined ? { first } : { first, last });
      return allOf(read?.bytes);
    };
    const size = whole.length;
    t.deepEqual(await bytesOf(0, 0), whole.subarray(0, 1));
    t.deepEqual(await bytesOf(size - 1), whole.subarray(-1));
    t.deepEqual(await bytesOf(5 * MiB - 3, 5 * MiB + 2), whole.subarray(5 * MiB - 3, 5 * MiB + 3));
    t.deepEqual(await bytesOf(size - 2, size + 100), whole.subarray(-2));
    for (const wrong of [{ first: size }, { first: 5, last: 4 }, { first: -1 }, { first: 0.5 }])
      await t.throwsAsync(storage.read('v', wrong), { instanceOf: RangeError });
    await storage.put('empty', many(0), anything);
    await t.throwsAsync(storage.read('empty', { first: 0 }), { instanceOf: RangeError });
  }),
);

test.serial('Many objects are deleted at once, whole ones and ones of parts, and each is counted', (t) =>
  within(async ({ storage, bucket }) => {
    const left = Array.from({ length: 150 }, (_, n) => `many/${n}`);
    const put = async (): Promise<void> => {
      for (let key = left.pop(); key !== undefined; key = left.pop()) await storage.put(key, many(0), anything);
    };
    await Promise.all([storage.put('many/large', many(6), anything), ...Array.from({ length: 8 }, put)]);
    t.is(await storage.deletePrefix('many'), 151);
    t.deepEqual(await storage.list('many', 10), []);
    t.is(await unfinishedUploads(bucket), 0);
  }),
);

test.serial('What killed processes left in the bucket and on disk is removed when it is old, and nothing else', (t) =>
  within(async ({ storage, bucket, options }) => {
    const client = bareClient();
    const target = { Bucket: bucket, Key: 'videos/raw/dead' };
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(target));
    await client.send(new UploadPartCommand({ ...target, UploadId, PartNumber: 1, Body: randomBytes(5 * MiB) }));
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: '.unfinished/dead', Body: 'x' }));
    client.destroy();
    await storage.put('videos/raw/alive', many(1), anything);

    t.is(await storage.removeUnfinished(60_000), 0);
    t.is(await unfinishedUploads(bucket), 1);
    // Initiated carries whole seconds: what is younger than one may look older.
    t.is(await storage.removeUnfinished(-2_000), 2);
    t.is(await unfinishedUploads(bucket), 0);
    t.deepEqual(
      (await storage.list('videos', 10)).map(({ key }) => key),
      ['videos/raw/alive'],
    );

    const copy = await storage.localCopy('videos/raw/alive');
    t.is(await storage.removeUnfinished(-2_000), 0, 'a copy in use stays');
    await copy[Symbol.asyncDispose]();
    t.deepEqual(await readdir(options.copiesDir), []);
  }),
);

test.serial('A bucket is made once; what this store does not know is told', async (t) => {
  const { endpoint, accessKeyId, secretAccessKey } = swift;
  const options = { endpoint, accessKeyId, secretAccessKey, bucket: `test-${randomUUID()}` };
  const steps = async () =>
    (await setUpBucket(options, { origins: ['https://app.example.test'] })).map(({ step, outcome }) => [step, outcome]);
  // Swift takes the rules of a lifecycle for the description of a new bucket, and finds them wrong.
  const unsupported = [
    ['cors', 'unsupported'],
    ['lifecycle', 'failed'],
  ];
  t.deepEqual(await steps(), [['bucket', 'done'], ...unsupported]);
  t.deepEqual(await steps(), [['bucket', 'already-there'], ...unsupported]);
  const denied = await setUpBucket({ ...options, secretAccessKey: 'wrong' }, { origins: [] });
  t.deepEqual(
    denied.map(({ step, outcome }) => [step, outcome]),
    [['bucket', 'failed']],
  );
});
