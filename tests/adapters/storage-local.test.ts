import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import {
  createLocalUploadParts,
  createLocalUrlSigner,
  createLocalVideoStorage,
  createLocalWorkDirs,
} from '../../adapters/storage-local/index.js';
import { uploadPartsContract } from '../contracts/upload-parts.contract.js';
import { videoStorageContract } from '../contracts/video-storage.contract.js';
import { workDirsContract } from '../contracts/work-dirs.contract.js';
import { uploadId } from '../../domain/shared/ids.js';
import { freshId } from '../builders/fresh-id.js';
import { heldMemory } from '../builders/held-memory.js';
import { requestedBytes } from '../media/requested-bytes.js';

const signingKey = 'a key of thirty-two bytes or more';
const anything = { contentType: 'application/octet-stream', maxBytes: 1e9 };
const text = async function* (words: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(words);
};

const MiB = 1_048_576;

interface Folder {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** Where a test is named, it goes with it. */
const aFolder = async (t?: ExecutionContext): Promise<Folder> => {
  const path = await mkdtemp(join(tmpdir(), 'storage-'));
  const remove = (): Promise<void> => rm(path, { recursive: true, force: true });
  t?.teardown(remove);
  return { path, remove };
};

const aStorage = (root: string, now: () => number = Date.now) => {
  const signer = createLocalUrlSigner({ signingKey, baseUrl: 'https://example.test/', now });
  return { signer, storage: createLocalVideoStorage({ root, signer }) };
};

videoStorageContract(test, {
  name: 'local',
  create: async () => {
    const folder = await aFolder();
    let passedMs = 0;
    const root = join(folder.path, 'objects');
    const { signer, storage } = aStorage(root, () => Date.now() + passedMs);
    return {
      subject: storage,
      open: async (address, range) => {
        const { pathname, searchParams } = new URL(address);
        const granted = signer.verify(pathname, searchParams);
        if (granted === undefined) return undefined;
        const { key, contentType, downloadName } = granted;
        return { bytes: await requestedBytes(storage, key, range), contentType, downloadName };
      },
      letPass: async (seconds) => void (passedMs += seconds * 1000),
      breakStore: async () => {
        await rm(root, { recursive: true, force: true });
        await writeFile(root, 'a file where the folder was');
      },
      dispose: async () => {
        await storage[Symbol.asyncDispose]();
        await folder.remove();
      },
    };
  },
});

workDirsContract(test, {
  name: 'local',
  create: async () => {
    const folder = await aFolder();
    return { subject: createLocalWorkDirs({ root: join(folder.path, 'new', 'scratch') }), dispose: folder.remove };
  },
});

test('Files of the storage are readable by this user only and nothing unfinished stays', async (t) => {
  const folder = await aFolder(t);
  const { storage } = aStorage(folder.path);
  await storage.put('videos/raw/p/v.mp4', text('bytes'), anything);
  t.is((await stat(join(folder.path, 'videos/raw/p/v.mp4'))).mode & 0o077, 0);
  t.deepEqual(await readdir(join(folder.path, '.unfinished')), []);
  t.is(
    (await storage.localCopy('videos/raw/p/v.mp4')).path,
    join(folder.path, 'videos/raw/p/v.mp4'),
    'no bytes are copied',
  );
  await storage.delete('videos/raw/p/v.mp4');
  t.deepEqual(await readdir(folder.path), ['.unfinished'], 'empty folders go');
});

test('A symbolic link is no object and leads nowhere', async (t) => {
  const folder = await aFolder(t);
  const outside = join(folder.path, 'outside');
  const root = join(folder.path, 'objects');
  await mkdir(outside);
  await mkdir(join(root, 'a'), { recursive: true });
  await writeFile(join(outside, 'secret'), 'secret');
  await symlink(join(outside, 'secret'), join(root, 'a', 'file'));
  await symlink(outside, join(root, 'a', 'folder'));
  const { storage } = aStorage(root);

  t.is(await storage.read('a/file'), undefined);
  t.is(await storage.stat('a/file'), undefined);
  await t.throwsAsync(storage.localCopy('a/file'), { name: 'ObjectNotFound' });
  t.deepEqual(await storage.list('a', 10), []);
  const leads = { name: 'StorageFault', message: /symbolic link/ };
  await t.throwsAsync(storage.read('a/folder/secret'), leads);
  await t.throwsAsync(storage.stat('a/folder/secret'), leads);
  await t.throwsAsync(storage.put('a/folder/new', text('x'), anything), leads);
  await t.throwsAsync(storage.deletePrefix('a/folder'), leads);
  await t.throwsAsync(storage.list('a/folder', 10), leads);
  await storage.put('a/file', text('mine'), anything);
  await storage.deletePrefix('a');
  t.deepEqual(await readdir(outside), ['secret']);
  t.is((await stat(join(outside, 'secret'))).size, 6, 'the link was replaced, not followed');
});

/** What a script prints that is run on a disk of 4 MiB. */
const onSmallDisk = async (t: ExecutionContext, name: string): Promise<unknown> => {
  const folder = await aFolder(t);
  const script = join(dirname(fileURLToPath(import.meta.url)), name);
  const inOwnMounts = ['--user', '--map-root-user', '--mount', 'sh', '-c'];
  const { stdout } = await promisify(execFile)('unshare', [
    ...inOwnMounts,
    'mount -t tmpfs -o size=4m none "$1" && exec "$2" "$3" "$1"',
    ...['sh', folder.path, process.execPath, script],
  ]);
  return JSON.parse(stdout);
};

test('A full disk is told as such, and nothing is left of what did not fit', async (t) => {
  const told = await onSmallDisk(t, 'fill-small-disk.js');
  t.deepEqual(told, { error: 'StorageFull', unfinished: [], small: 'fits', kept: ['small'] });
});

test('An upload that meets a full disk keeps what came in, and goes on when there is room again', async (t) => {
  const told = await onSmallDisk(t, 'fill-disk-with-parts.js');
  const end = 48 * 65_536;
  t.deepEqual(told, { error: 'StorageFull', isSomeKept: true, end, at: end, isRight: true });
});

uploadPartsContract(test, {
  name: 'local',
  create: async () => {
    const folder = await aFolder();
    const root = join(folder.path, 'made', 'uploads');
    return { subject: createLocalUploadParts({ root }), dispose: folder.remove };
  },
});

test('Unfinished uploads are for this user alone, and nothing else in their folder is theirs', async (t) => {
  const folder = await aFolder(t);
  const root = join(folder.path, 'uploads');
  const parts = createLocalUploadParts({ root });
  const [id, linked] = [uploadId(freshId()), uploadId(freshId())];
  await parts.create(id);
  t.is((await stat(root)).mode & 0o777, 0o700);
  t.is((await stat(join(root, id))).mode & 0o777, 0o600);
  await writeFile(join(folder.path, 'secret'), 'secret');
  await symlink(join(folder.path, 'secret'), join(root, linked));
  t.is(await parts.size(linked), undefined);
  await t.throwsAsync(parts.write(linked, 0, text('x')), { name: 'ObjectNotFound' });
  await t.throwsAsync(parts.create(linked), { name: 'StorageFault' });
  await writeFile(join(root, 'readme.txt'), 'x');
  t.deepEqual(
    (await parts.list(10)).map((held) => held.id),
    [id, linked],
  );
  await t.throwsAsync(parts.size(uploadId('../secret')), { instanceOf: RangeError });
});

test('A ping removes what uploads of dead processes left, and only that', async (t) => {
  const folder = await aFolder(t);
  const { storage } = aStorage(folder.path);
  await storage.ping();
  await storage.put('x', text('x'), anything);
  const unfinished = join(folder.path, '.unfinished');
  for (const name of ['1-dead', '2-alive']) await writeFile(join(unfinished, name), 'half');
  const twoDaysAgo = Date.now() / 1000 - 2 * 86_400;
  await utimes(join(unfinished, '1-dead'), twoDaysAgo, twoDaysAgo);
  await utimes(join(folder.path, 'x'), twoDaysAgo, twoDaysAgo);
  await storage.ping();
  t.deepEqual(await readdir(unfinished), ['2-alive']);
  t.truthy(await storage.stat('x'));
});

test.serial('Memory stays bounded while a large object passes, even in tiny pieces', async (t) => {
  const { path } = await aFolder(t);
  const { storage } = aStorage(path);
  const piece = randomBytes(64);
  const before = await heldMemory();
  let highest = before;
  const tiny = async function* (): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < 1_000_000; i++) {
      if (i % 50_000 === 49_999) highest = Math.max(highest, await heldMemory());
      yield Buffer.from(piece);
    }
  };
  const { sizeBytes } = await storage.put('tiny', tiny(), { ...anything, signal: new AbortController().signal });
  t.is(sizeBytes, 64_000_000);
  t.log(`${((highest - before) / MiB).toFixed(1)} MiB more`);
  t.true(highest - before < 16 * MiB, `${Math.round((highest - before) / MiB)} MiB`);
});

test('Sweeping takes old working directories of others and nothing that is not one', async (t) => {
  const folder = await aFolder(t);
  const workDirs = createLocalWorkDirs({ root: folder.path });
  const names = ['work-old-1', 'work-new-2', 'foreign'];
  for (const name of names) await mkdir(join(folder.path, name));
  await writeFile(join(folder.path, 'work-old-1', 'frame.jpg'), 'x');
  const longAgo = Date.now() / 1000 - 100_000;
  for (const name of ['work-old-1', 'foreign']) await utimes(join(folder.path, name), longAgo, longAgo);
  await using mine = await workDirs.create('mine');
  await utimes(mine.path, longAgo, longAgo);
  t.is(await workDirs.sweep(86_400_000), 1);
  t.deepEqual((await readdir(folder.path)).filter((name) => names.includes(name)).sort(), ['foreign', 'work-new-2']);
  t.true((await stat(mine.path)).isDirectory());
  t.is(await createLocalWorkDirs({ root: join(folder.path, 'never-made') }).sweep(0), 0);
});

test('A signed address is refused when any part of it was changed', (t) => {
  const { signer } = aStorage('/unused');
  const address = new URL(
    signer.sign('reports/r.pdf', { expiresInS: 60, contentType: 'application/pdf', downloadName: 'a.pdf' }),
  );
  t.is(address.origin + address.pathname, 'https://example.test/media/reports/r.pdf');
  t.deepEqual(signer.verify(address.pathname, address.searchParams), {
    key: 'reports/r.pdf',
    contentType: 'application/pdf',
    downloadName: 'a.pdf',
  });
  for (const name of ['expires', 'type', 'name', 'signature']) {
    for (const change of [(value: string) => `${value}1`, (value: string) => value.slice(1), () => '']) {
      const query = new URLSearchParams(address.searchParams);
      query.set(name, change(query.get(name) ?? ''));
      t.is(signer.verify(address.pathname, query), undefined, name);
    }
    const query = new URLSearchParams(address.searchParams);
    query.delete(name);
    t.is(signer.verify(address.pathname, query), undefined, name);
  }
  t.is(signer.verify('/media/reports/../r.pdf', address.searchParams), undefined);
  t.is(signer.verify('/reports/r.pdf', address.searchParams), undefined);
  const other = createLocalUrlSigner({ signingKey: `${signingKey}!`, baseUrl: 'https://example.test' });
  t.is(other.verify(address.pathname, address.searchParams), undefined);
});

test('Options that make no sense are refused on construction', (t) => {
  const signer = createLocalUrlSigner({ signingKey, baseUrl: 'http://localhost' });
  t.throws(() => createLocalUrlSigner({ signingKey: 'short', baseUrl: 'http://localhost' }), {
    instanceOf: RangeError,
  });
  t.throws(() => createLocalVideoStorage({ root: '', signer }), { instanceOf: RangeError });
  t.throws(() => createLocalWorkDirs({ root: '' }), { instanceOf: RangeError });
});
