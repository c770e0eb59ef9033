import { Readable } from 'node:stream';
import test from 'ava';
import { PurgeExpired, UploadVideo, uploadUseCases, type UploadParts } from '../../application/index.js';
import { StorageFault, StorageFull } from '../../application/ports/video-storage.js';
import type { KeptCreation } from '../../domain/idempotency/kept-creation.js';
import { projectId, uploadId, userId, type UploadId } from '../../domain/shared/ids.js';
import { refuse, type Refusal, type Result } from '../../domain/shared/result.js';
import { openUploadsPerOwner, uploadLifeMs } from '../../domain/upload/resumable-upload.js';
import { aKeptCreation } from '../builders/a-kept-creation.js';
import { anUpload } from '../builders/an-upload.js';
import { freshId } from '../builders/fresh-id.js';
import { atNoon, day, hour, minute } from '../builders/moments.js';
import { openApplication, type Application } from './harness.js';

const clip = Buffer.from('MP4!clip and all the rest of it');
const never = new AbortController().signal;

const wish = (app: Application, over: object = {}) => ({
  projectId: app.project.id,
  fileName: 'clip.mp4',
  title: '',
  description: '',
  declaredMark: undefined,
  sizeBytes: clip.length,
  ...over,
});

const opened = async (app: Application, over: object = {}): Promise<UploadId> => {
  const result = await app.uploads.openUpload.execute(app.actors.owner, wish(app, over));
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value.id;
};

/** All bytes, in two pieces. */
const fill = async (app: Application, id: UploadId, bytes = clip): Promise<void> => {
  const middle = await app.uploadParts.write(id, 0, Readable.from([bytes.subarray(0, 10)]));
  await app.uploadParts.write(id, middle, Readable.from([bytes.subarray(10)]));
};

const whole = async (app: Application, over: object = {}, bytes = clip): Promise<UploadId> => {
  const id = await opened(app, { sizeBytes: bytes.length, ...over });
  await fill(app, id, bytes);
  return id;
};

const kindOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.kind);

const videosOf = (app: Application) => app.read((tx) => tx.videos.inProject(app.project.id));

const heldBytes = async (app: Application) => (await app.uploadParts.list(100)).map(({ id }) => id);

test('what can be refused without the bytes is refused before them', async (t) => {
  await using app = await openApplication();
  const { openUpload } = app.uploads;
  const refusedAs = async (kind: string, over: object, actor: keyof Application['actors'] = 'owner') => {
    const result = await openUpload.execute(app.actors[actor], wish(app, over));
    const { refusal } = result as { refusal: Refusal & { reason?: Refusal } };
    t.is(refusal.reason?.kind ?? refusal.kind, kind);
  };
  await refusedAs('file-too-large', { sizeBytes: app.limits.maxBytes + 1 });
  await refusedAs('empty-file', { sizeBytes: 0 });
  await refusedAs('invalid-video-details', { title: 'x'.repeat(201) });
  await refusedAs('not-found', { projectId: projectId(freshId()) });
  await refusedAs('not-found', {}, 'stranger');
  await refusedAs('forbidden', {}, 'operator');
  t.deepEqual(await heldBytes(app), []);
  t.is(kindOf(await openUpload.execute(app.actors.owner, wish(app, { sizeBytes: app.limits.maxBytes }))), 'accepted');
});

test('an upload whose bytes find no place at all is not begun', async (t) => {
  await using app = await openApplication();
  const parts: UploadParts = { ...app.uploadParts, create: () => Promise.reject(new StorageFull('full')) };
  const { openUpload } = uploadUseCases({ ...app, parts });
  for (let tried = 0; tried <= openUploadsPerOwner; tried++)
    await t.throwsAsync(openUpload.execute(app.actors.owner, wish(app)), { instanceOf: StorageFull });
  t.is(kindOf(await app.uploads.openUpload.execute(app.actors.owner, wish(app))), 'accepted');
});

test('an upload becomes the video that one request would have made, once, and its bytes go', async (t) => {
  await using app = await openApplication();
  const id = await opened(app, { title: ' Пирог ', declaredMark: '12+' });
  t.is(kindOf(await app.uploads.finishUpload.execute(app.actors.owner, id)), 'accepted');
  t.deepEqual(await videosOf(app), [], 'bytes are missing');
  await fill(app, id);
  const results = await Promise.all([1, 2, 3].map(() => app.uploads.finishUpload.execute(app.actors.owner, id)));
  results.push(await app.uploads.finishUpload.execute(app.actors.owner, id));
  const [video, ...others] = await videosOf(app);
  t.deepEqual(others, []);
  t.like(video, { title: 'Пирог', declaredMark: '12+', sizeBytes: clip.length, fileName: 'clip.mp4' });
  for (const result of results) t.like(result, { ok: true, value: { offset: clip.length } });
  for (const result of results)
    t.like(result.ok && result.value.upload, { state: 'finished', videoId: video?.id, subtitles: undefined });
  t.deepEqual(await heldBytes(app), []);
  t.is((await app.takeJobs()).length, 1);
  t.deepEqual(await app.keys('videos'), [video?.storageKey]);
});

test('two processes that finish one upload at once make one video', async (t) => {
  await using app = await openApplication();
  const id = await whole(app);
  const other = uploadUseCases({ ...app, parts: app.uploadParts });
  const results = await Promise.all(
    [app.uploads, other, app.uploads, other].map(({ finishUpload }) => finishUpload.execute(app.actors.owner, id)),
  );
  const [video, ...more] = await videosOf(app);
  t.deepEqual(more, []);
  for (const result of results) t.like(result.ok && result.value.upload, { state: 'finished', videoId: video?.id });
  t.deepEqual(await app.keys('videos'), [video?.storageKey]);
});

test('bytes that are no video, or are here already, end the upload with the reason and go', async (t) => {
  await using app = await openApplication();
  const first = await app.upload('clip');
  const again = Buffer.from('MP4!clip');
  const endOf = async (id: UploadId) => {
    const result = await app.uploads.finishUpload.execute(app.actors.owner, id);
    return result.ok ? result.value.upload : undefined;
  };
  const text = await whole(app, {}, Buffer.from('<html>'.repeat(100)));
  t.like(await endOf(text), { state: 'refused', refusal: { kind: 'media-refused', reason: { kind: 'not-a-video' } } });
  const same = await whole(app, {}, again);
  t.like(await endOf(same), { state: 'refused', refusal: { kind: 'duplicate-video', existingId: first.id } });
  t.like(await endOf(same), { state: 'refused' }, 'and stays so');
  t.deepEqual(await heldBytes(app), []);
  t.deepEqual(await app.keys('videos'), [first.storageKey]);
});

test('a store that fails leaves the upload to be finished later', async (t) => {
  await using app = await openApplication();
  const id = await whole(app);
  for (const error of [new StorageFull('full'), new StorageFault('down')]) {
    const storage: typeof app.storage = { ...app.storage, put: () => Promise.reject(error) };
    const uploadVideo = new UploadVideo({ ...app, storage });
    const { finishUpload } = uploadUseCases({ ...app, parts: app.uploadParts, uploadVideo });
    t.is(await t.throwsAsync(finishUpload.execute(app.actors.owner, id)), error);
  }
  t.deepEqual(await app.keys('videos'), []);
  t.like(await app.uploads.finishUpload.execute(app.actors.owner, id), { value: { upload: { state: 'finished' } } });
});

test('the full disk met at 20 random places leaves no orphan, and the right bytes once there is room', async (t) => {
  await using app = await openApplication();
  const bytes = Buffer.from(`MP4!${'0123456789'.repeat(900)}`);
  for (let place = 0; place < 20; place++) {
    const file = Buffer.concat([bytes, Buffer.from(String(place))]);
    const id = await opened(app, { sizeBytes: file.length });
    const room = Math.floor(Math.random() * file.length * 2);
    // Each byte is written twice: as a piece, then into the store.
    const inPieces = Math.min(room, file.length);
    const limited = async function* (from: number, source: AsyncIterable<Uint8Array>, left: number) {
      for await (const chunk of source) {
        if (from + chunk.length > left) {
          yield chunk.subarray(0, Math.max(0, left - from));
          throw new StorageFull('no space left on the device');
        }
        from += chunk.length;
        yield chunk;
      }
    };
    const send = async (from: number, left: number) => {
      const pieces = Array.from({ length: Math.ceil((file.length - from) / 700) }, (_, n) =>
        file.subarray(from + n * 700, Math.min(file.length, from + (n + 1) * 700)),
      );
      return app.uploadParts.write(id, from, limited(from, Readable.from(pieces), left));
    };
    if (inPieces < file.length) {
      await t.throwsAsync(send(0, inPieces), { instanceOf: StorageFull });
      t.is(await app.uploadParts.size(id), inPieces);
      await send(inPieces, Infinity);
    } else {
      await send(0, Infinity);
      const storage: typeof app.storage = {
        ...app.storage,
        put: (key, source, options) => app.storage.put(key, limited(0, source, room - file.length), options),
      };
      const uploadVideo = new UploadVideo({ ...app, storage });
      const { finishUpload } = uploadUseCases({ ...app, parts: app.uploadParts, uploadVideo });
      await t.throwsAsync(finishUpload.execute(app.actors.owner, id), { instanceOf: StorageFull });
    }
    t.is((await videosOf(app)).length, place);
    t.is((await app.keys('videos')).length, place, `an orphan after ${room} bytes`);
    const ended = await app.uploads.finishUpload.execute(app.actors.owner, id);
    t.like(ended, { value: { upload: { state: 'finished' } } });
    const upload = ended.ok ? ended.value.upload : undefined;
    const video = (await videosOf(app)).find((one) => upload?.state === 'finished' && one.id === upload.videoId);
    const stored = await app.storage.read(video?.storageKey ?? '');
    const chunks: Uint8Array[] = [];
    for await (const chunk of stored?.bytes ?? []) chunks.push(chunk);
    t.true(Buffer.concat(chunks).equals(file));
  }
  t.deepEqual(await heldBytes(app), []);
});

test('nobody else sees, describes, finishes or removes an upload, admins neither', async (t) => {
  await using app = await openApplication();
  const id = await whole(app);
  const { readUpload, describeUpload, finishUpload, removeUpload } = app.uploads;
  for (const actor of [app.actors.stranger, app.actors.operator, app.actors.admin]) {
    const details = { title: 'x', description: '', declaredMark: undefined, subtitles: undefined };
    for (const result of [
      await readUpload.execute(actor, id),
      await describeUpload.execute(actor, id, details),
      await finishUpload.execute(actor, id),
      await removeUpload.execute(actor, id),
    ])
      t.deepEqual(result, { ok: false, refusal: { kind: 'not-found', subject: 'upload' } });
  }
  t.like(await readUpload.execute(app.actors.owner, id), { value: { offset: clip.length } });
  t.is(kindOf(await readUpload.execute(app.actors.owner, uploadId(freshId()))), 'not-found');
});

test('what is said about the video may be replaced until the upload is over', async (t) => {
  await using app = await openApplication();
  const id = await opened(app, { title: 'Первое', declaredMark: '6+' });
  const { describeUpload, finishUpload } = app.uploads;
  const subtitles = '1\n00:00:01,000 --> 00:00:02,000\nпромокод\n';
  const said = { title: 'Второе', description: 'Подробно', declaredMark: undefined, subtitles };
  t.is(
    kindOf(await describeUpload.execute(app.actors.owner, id, { ...said, subtitles: 'no times' })),
    'invalid-subtitles',
  );
  t.is(
    kindOf(await describeUpload.execute(app.actors.owner, id, { ...said, description: 'x'.repeat(5_001) })),
    'invalid-video-details',
  );
  t.like(await describeUpload.execute(app.actors.owner, id, said), { ok: true, value: { title: 'Второе', subtitles } });
  await fill(app, id);
  await finishUpload.execute(app.actors.owner, id);
  const [video] = await videosOf(app);
  t.like(video, { title: 'Второе', description: 'Подробно', declaredMark: undefined });
  t.deepEqual([...(await app.keys('videos'))].sort(), [video?.storageKey, `videos/subtitles/${video?.id}.txt`].sort());
  t.is(kindOf(await describeUpload.execute(app.actors.owner, id, said)), 'upload-over');
});

test('words that change while the video is made are waited for, not lost and not refused', async (t) => {
  await using app = await openApplication();
  const id = await whole(app);
  const said = { title: 'Позднее', description: '', declaredMark: undefined, subtitles: undefined };
  let isDescribed = false;
  const storage: typeof app.storage = {
    ...app.storage,
    async move(from, to) {
      if (!isDescribed) await app.uploads.describeUpload.execute(app.actors.owner, id, said);
      isDescribed = true;
      return app.storage.move(from, to);
    },
  };
  const uploadVideo = new UploadVideo({ ...app, storage });
  const { finishUpload } = uploadUseCases({ ...app, parts: app.uploadParts, uploadVideo });
  t.like(await finishUpload.execute(app.actors.owner, id), { value: { upload: { state: 'finished' } } });
  const [video, ...others] = await videosOf(app);
  t.deepEqual(others, []);
  t.is(video?.title, 'Позднее');
  t.deepEqual(await app.keys('videos'), [video?.storageKey]);
});

test('breaking off removes the bytes; a video that was made stays', async (t) => {
  await using app = await openApplication();
  const { removeUpload, finishUpload, readUpload } = app.uploads;
  const [begun, made] = [await opened(app), await whole(app)];
  await finishUpload.execute(app.actors.owner, made);
  for (const id of [begun, made]) {
    t.is(kindOf(await removeUpload.execute(app.actors.owner, id)), 'accepted');
    t.is(kindOf(await readUpload.execute(app.actors.owner, id)), 'not-found');
    t.is(kindOf(await removeUpload.execute(app.actors.owner, id)), 'not-found');
  }
  t.deepEqual(await heldBytes(app), []);
  t.is((await videosOf(app)).length, 1);
});

test('an account has a bounded number of unfinished uploads; what is over or expired is in nobody’s way', async (t) => {
  await using app = await openApplication();
  const { openUpload, removeUpload } = app.uploads;
  const ids = [];
  for (let begun = 0; begun < openUploadsPerOwner; begun++) ids.push(await opened(app));
  const open = async () => kindOf(await openUpload.execute(app.actors.owner, wish(app)));
  t.is(await open(), 'too-many-uploads');
  t.is(kindOf(await openUpload.execute(app.actors.admin, wish(app))), 'accepted', 'another account');
  const [first] = ids;
  if (first !== undefined) await removeUpload.execute(app.actors.owner, first);
  t.is(await open(), 'accepted');
  t.is(await open(), 'too-many-uploads');
  await app.clock.advance(uploadLifeMs);
  t.is(await open(), 'accepted');
  t.is((await heldBytes(app)).length, 2, 'bytes of the expired ones went with them');
});

test('after a day an upload is gone for its owner, and the purge removes it with its bytes', async (t) => {
  await using app = await openApplication();
  const { readUpload, finishUpload, describeUpload, removeUpload } = app.uploads;
  const [old, ended] = [await whole(app), await whole(app, {}, Buffer.from('MP4!other'))];
  await finishUpload.execute(app.actors.owner, ended);
  await app.clock.advance(uploadLifeMs - minute);
  const young = await opened(app);
  await purge(app);
  t.is((await heldBytes(app)).length, 2);
  await app.clock.advance(minute);
  const details = { title: 'x', description: '', declaredMark: undefined, subtitles: undefined };
  for (const result of [
    await readUpload.execute(app.actors.owner, old),
    await finishUpload.execute(app.actors.owner, old),
    await describeUpload.execute(app.actors.owner, old, details),
    await removeUpload.execute(app.actors.owner, old),
    await readUpload.execute(app.actors.owner, ended),
  ])
    t.is(kindOf(result), 'upload-expired');
  await purge(app);
  t.deepEqual(await heldBytes(app), [young]);
  for (const id of [old, ended]) t.is(await app.read((tx) => tx.uploads.find(id)), undefined);
  t.is((await videosOf(app)).length, 1);
});

test('bytes without an upload that waits for them are purged when they are a day old', async (t) => {
  await using app = await openApplication();
  const parts: UploadParts = {
    ...app.uploadParts,
    list: async (limit, after) => (await app.uploadParts.list(limit, after)).map(({ id }) => ({ id, modifiedAtMs })),
  };
  let modifiedAtMs = app.clock.now() - hour;
  const [stray, waiting] = [uploadId(freshId()), await opened(app)];
  await app.uploadParts.create(stray);
  await purge(app, parts);
  t.deepEqual((await heldBytes(app)).sort(), [stray, waiting].sort());
  modifiedAtMs = app.clock.now() - day - 1;
  await purge(app, parts);
  t.deepEqual(await heldBytes(app), [waiting]);
});

test('hundreds of expired uploads and keys are purged in one go, keys of the last day are kept', async (t) => {
  await using app = await openApplication();
  const keys = Array.from({ length: 450 }, () => aKeptCreation());
  const fresh = aKeptCreation({ createdAt: atNoon(minute) });
  await app.read(async (tx) => {
    for (const key of [...keys, fresh]) await tx.keptCreations.claim(key);
    for (let n = 0; n < 450; n++) await tx.uploads.add(anUpload({ ownerId: userId(freshId()) }));
  });
  const areKept = (...creations: readonly (KeptCreation | undefined)[]) =>
    app.unitOfWork.run(async (tx) => {
      const found = [];
      for (const one of creations) found.push(one !== undefined && (await tx.keptCreations.claim(one)) !== undefined);
      return refuse({ kind: found.join() });
    });
  await app.clock.advance(day);
  await purge(app);
  t.deepEqual(await app.read((tx) => tx.uploads.expired(app.clock.now(), 10)), []);
  t.is(kindOf(await areKept(keys[0], keys[449], fresh)), 'true,true,true', 'a day old, not older');
  await app.clock.advance(1);
  await purge(app);
  t.is(kindOf(await areKept(keys[0], keys[449], fresh)), 'false,false,true');
});

const purge = (app: Application, uploadParts: UploadParts = app.uploadParts): Promise<void> =>
  new PurgeExpired({ ...app, uploadParts, sessions: app.persistence.sessions }).execute(never);
