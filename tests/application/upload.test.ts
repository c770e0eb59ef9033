import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import test, { type ExecutionContext } from 'ava';
import {
  PurgeExpired,
  RemoveProject,
  UploadVideo,
  type UploadVideoCommand,
  type UnitOfWork,
} from '../../application/index.js';
import { PersistenceFault } from '../../application/ports/unit-of-work.js';
import { StorageFault } from '../../application/ports/video-storage.js';
import type { Actor } from '../../domain/user/access.js';
import { projectId } from '../../domain/shared/ids.js';
import { freshId } from '../builders/fresh-id.js';
import { day, noon, second } from '../builders/moments.js';
import { openApplication, type Application } from './harness.js';
import { fileNamed } from './scripted-media.js';

const command = (app: Application, over: Partial<UploadVideoCommand> = {}): UploadVideoCommand => ({
  projectId: app.project.id,
  title: '',
  description: '',
  fileName: 'clip.mp4',
  source: fileNamed('clip'),
  ...over,
});

/** No object, no unfinished file, no row, no job. */
const isUntouched = async (t: ExecutionContext, app: Application, what?: string): Promise<void> => {
  t.deepEqual(await app.keys('videos'), [], what);
  t.deepEqual(await readdir(join(app.storageRoot, '.unfinished')).catch(() => []), [], what);
  t.deepEqual(await app.read((tx) => tx.videos.inProject(app.project.id)), [], what);
  t.deepEqual(await app.read((tx) => tx.executions.unfinished('pending', 10)), [], what);
  t.deepEqual(await app.takeJobs(), [], what);
};

const ofText = (text: string) => Readable.from([Buffer.from(text)]);

test('an upload leaves one object, one row, one analysis and one job', async (t) => {
  await using app = await openApplication();
  const result = await app.uploadVideo.execute(app.actors.owner, command(app, { title: ' Борщ\u0007 ' }));
  t.true(result.ok);
  if (!result.ok) return;
  const video = result.value;
  t.like(video, { state: 'uploaded', title: 'Борщ', ownerId: app.owner.id, sizeBytes: 8, container: 'mp4' });
  t.is(video.storageKey, `videos/raw/${app.project.id}/${video.id}.mp4`);
  t.deepEqual(await app.keys('videos'), [video.storageKey]);
  t.deepEqual(await app.read((tx) => tx.videos.find(video.id)), video);
  const [execution] = await app.read((tx) => tx.executions.ofVideo(video.id));
  t.deepEqual(await app.takeJobs(), [{ name: 'run-stage', executionId: execution?.id, stage: 'validate' }] as never);
});

test('an admin’s upload belongs to the owner of the project', async (t) => {
  await using app = await openApplication();
  const result = await app.uploadVideo.execute(app.actors.admin, command(app));
  t.is(result.ok && result.value.ownerId, app.owner.id);
});

test('every refusal of an upload leaves nothing behind and lets the source go', async (t) => {
  await using app = await openApplication();
  const short = { ...app, limits: { ...app.limits, containers: ['mp4'] as const } };
  const refused = async (
    kind: string,
    over: Partial<UploadVideoCommand>,
    { upload = app.uploadVideo, actor = app.actors.owner }: { upload?: UploadVideo; actor?: Actor } = {},
  ): Promise<void> => {
    const result = await upload.execute(actor, command(app, over));
    const { refusal } = result as { refusal: { kind: string; reason?: { kind: string } } };
    t.is(refusal.reason?.kind ?? refusal.kind, kind);
    await isUntouched(t, app, kind);
    if (over.source instanceof Readable) t.true(over.source.destroyed, `the source of ${kind} is closed`);
  };
  await refused('not-found', { projectId: projectId(freshId()) });
  await refused('not-found', {}, { actor: app.actors.stranger });
  await refused('forbidden', {}, { actor: app.actors.operator });
  await refused('invalid-video-details', { title: 'x'.repeat(201) });
  await refused('empty-file', { source: Readable.from([]) });
  await refused('not-a-video', { source: ofText('<html>'.repeat(2_000)) });
  await refused(
    'container-not-allowed',
    { source: ofText(`AVI!${'x'.repeat(9_000)}`) },
    { upload: new UploadVideo(short) },
  );
  await refused('file-too-large', { source: ofText(`MP4!${'x'.repeat(10_000)}`) });
  await refused('invalid-video-details', {
    source: ofText('MP4!late'),
    lateDetails: async () => ({ description: 'x'.repeat(5_001) }),
  });
});

test('a file that the probe refuses leaves nothing behind', async (t) => {
  await using app = await openApplication({ media: { probeRefusal: { kind: 'no-video-stream' } } });
  t.deepEqual(await app.uploadVideo.execute(app.actors.owner, command(app)), {
    ok: false,
    refusal: { kind: 'media-refused', reason: { kind: 'no-video-stream' } },
  });
  await isUntouched(t, app);
});

test('a sender that breaks off, early or late, leaves nothing behind', async (t) => {
  await using app = await openApplication();
  const breaking = async function* (bytes: number) {
    yield Buffer.from(`MP4!${'x'.repeat(bytes)}`);
    throw new Error('connection reset');
  };
  for (const bytes of [1, 5_000]) {
    const upload = app.uploadVideo.execute(app.actors.owner, command(app, { source: breaking(bytes) }));
    await t.throwsAsync(upload, { message: 'connection reset' });
    await isUntouched(t, app, `${bytes} bytes`);
  }
  const lateDetails = () => Promise.reject(new Error('the form is broken'));
  await t.throwsAsync(app.uploadVideo.execute(app.actors.owner, command(app, { lateDetails })));
  await isUntouched(t, app, 'late details');
});

test('an abort ends the wait for a silent sender', async (t) => {
  await using app = await openApplication();
  for (const first of ['', 'MP4!', `MP4!${'x'.repeat(5_000)}`]) {
    const silent = new Readable({ read() {} });
    if (first !== '') silent.push(first);
    const gone = new AbortController();
    const upload = app.uploadVideo.execute(app.actors.owner, command(app, { source: silent, signal: gone.signal }));
    setImmediate(() => gone.abort(new Error('gone')));
    await t.throwsAsync(upload, { message: 'gone' });
    silent.destroy();
    await isUntouched(t, app, `${first.length} bytes`);
  }
});

test('the same bytes are refused in one project, also when they come at once, and taken in another', async (t) => {
  await using app = await openApplication();
  const both = await Promise.all([0, 1].map(() => app.uploadVideo.execute(app.actors.owner, command(app))));
  const taken = both.find((result) => result.ok);
  const refused = both.find((result) => !result.ok);
  t.true(taken?.ok);
  if (!taken?.ok) return;
  t.deepEqual(refused as never, {
    ok: false,
    refusal: { kind: 'duplicate-video', existingId: taken.value.id, existingTitle: 'clip' },
  });
  t.deepEqual(await app.keys('videos'), [taken.value.storageKey]);
  t.is((await app.takeJobs()).length, 1);
});

test('a project that is removed while the bytes come in refuses the video', async (t) => {
  await using app = await openApplication();
  const lateDetails = async () => {
    await new RemoveProject(app).execute(app.actors.owner, app.project.id);
    return {};
  };
  const result = await app.uploadVideo.execute(app.actors.owner, command(app, { lateDetails }));
  t.deepEqual(result, { ok: false, refusal: { kind: 'not-found', subject: 'project' } });
  await isUntouched(t, app);
});

test('a store of rows that fails leaves no bytes; one whose commit is in doubt keeps them', async (t) => {
  await using app = await openApplication();
  const failing = (isCommitted: boolean): UnitOfWork => {
    let runs = 0;
    return {
      run: async (work) => {
        runs++;
        if (runs !== 2) return app.unitOfWork.run(work);
        if (isCommitted) await app.unitOfWork.run(work);
        throw new PersistenceFault('the connection broke');
      },
    };
  };
  const upload = (unitOfWork: UnitOfWork) =>
    new UploadVideo({ ...app, unitOfWork }).execute(app.actors.owner, command(app));
  await t.throwsAsync(upload(failing(false)), { instanceOf: PersistenceFault });
  await isUntouched(t, app);
  await t.throwsAsync(upload(failing(true)), { instanceOf: PersistenceFault });
  const [video] = await app.read((tx) => tx.videos.inProject(app.project.id));
  t.deepEqual(await app.keys('videos'), [video?.storageKey ?? '']);
});

test('a store of bytes that fails to move them leaves nothing', async (t) => {
  await using app = await openApplication();
  const storage = { ...app.storage, move: () => Promise.reject(new StorageFault('no')) };
  const upload = new UploadVideo({ ...app, storage });
  await t.throwsAsync(upload.execute(app.actors.owner, command(app)), { instanceOf: StorageFault });
  await isUntouched(t, app);
});

test('leftovers that cannot be deleted are logged, and the refusal is still told', async (t) => {
  await using app = await openApplication({ media: { probeRefusal: { kind: 'no-video-stream' } } });
  const storage = { ...app.storage, delete: () => Promise.reject(new StorageFault('no')) };
  const result = await new UploadVideo({ ...app, storage }).execute(app.actors.owner, command(app));
  t.false(result.ok);
  t.regex(JSON.stringify(app.logger.lines), /leftovers/);
});

test('bytes of an upload that was killed between the move and the row are purged after a day, others never', async (t) => {
  await using app = await openApplication();
  const kept = await app.upload();
  const put = (key: string) => app.storage.put(key, ofText('x'), { contentType: 'video/mp4', maxBytes: 10 });
  const touch = (key: string, ms: number) =>
    utimes(join(app.storageRoot, key), (noon + ms) / 1_000, (noon + ms) / 1_000);
  const killed = `videos/raw/${app.project.id}/${freshId()}.mp4`;
  const young = `videos/raw/${app.project.id}/${freshId()}.mp4`;
  const foreign = 'videos/raw/readme.txt';
  const incoming = `videos/incoming/${freshId()}`;
  for (const key of [killed, young, foreign, incoming]) await put(key);
  for (const key of [killed, foreign, incoming, kept.storageKey]) await touch(key, -day - second);
  await touch(young, -day + second);
  await new PurgeExpired({ ...app, sessions: app.persistence.sessions }).execute(new AbortController().signal);
  t.deepEqual(await app.keys('videos'), [kept.storageKey, young, foreign].sort());
});

const captions = '1\n00:00:01,000 --> 00:00:02,000\nпромокод\n';

test('subtitles that come with a video, before or after its bytes, are kept beside it and go with it', async (t) => {
  await using app = await openApplication();
  const early = await app.uploadVideo.execute(app.actors.owner, command(app, { subtitles: captions }));
  t.true(early.ok);
  if (!early.ok) return;
  t.deepEqual(await app.keys('videos'), [early.value.storageKey, `videos/subtitles/${early.value.id}.txt`]);
  const removed = await new RemoveProject({ unitOfWork: app.unitOfWork, ids: app.ids }).execute(
    app.actors.owner,
    app.project.id,
  );
  t.true(removed.ok);
  const prefixes = (await app.takeJobs()).flatMap((job) => (job.name === 'delete-stored' ? [job.prefix] : []));
  t.true(prefixes.includes(`videos/subtitles/${early.value.id}.txt`));
});

test('a file that holds no subtitles is refused with all that came with it', async (t) => {
  await using app = await openApplication();
  for (const over of [
    { subtitles: 'no times at all' },
    { lateDetails: async () => ({ subtitles: 'no times at all' }) },
  ]) {
    const result = await app.uploadVideo.execute(app.actors.owner, command(app, over));
    t.like(result, { ok: false, refusal: { kind: 'invalid-subtitles', problem: 'no-cues' } });
    await isUntouched(t, app);
  }
});
