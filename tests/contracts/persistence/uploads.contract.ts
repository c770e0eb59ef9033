import { uploadId, videoId } from '../../../domain/shared/ids.js';
import {
  endRefused,
  endWithVideo,
  openUploadsPerOwner,
  type ResumableUpload,
} from '../../../domain/upload/resumable-upload.js';
import { anUpload } from '../../builders/an-upload.js';
import { freshId } from '../../builders/fresh-id.js';
import { knownIds } from '../../builders/known-ids.js';
import { atNoon, minute } from '../../builders/moments.js';
import {
  inRun,
  scenarioOf,
  type DeclareTest,
  type PersistenceHarness,
  type PersistenceSubject,
} from './persistence-harness.js';

const stored = async (store: PersistenceSubject, over: Parameters<typeof anUpload>[0] = {}) => {
  const upload = anUpload(over);
  const added = await store.unitOfWork.run((tx) => tx.uploads.add(upload));
  if (!added.ok) throw new Error(added.refusal.kind);
  return upload;
};

/** Videos that come in pieces. */
export const uploadsContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario('an upload comes back in each of its states, and a stale write is refused', async ({ t, store }) => {
    const upload = await stored(store, { declaredMark: '16+', subtitles: '1\n00:01 --> 00:02\nой\n', sizeBytes: 5e9 });
    const find = () => inRun(store, (tx) => tx.uploads.find(upload.id));
    t.deepEqual(await find(), upload);
    const refusal = { kind: 'media-refused', reason: { kind: 'not-a-video', found: undefined } };
    const states: readonly ResumableUpload[] = [
      { ...upload, title: 'Иначе', declaredMark: undefined },
      { ...endWithVideo(upload, videoId(freshId()), atNoon(minute)), version: 1 },
      { ...endRefused(upload, refusal, atNoon(minute)), version: 2 },
    ];
    for (const state of states) {
      t.true((await store.unitOfWork.run((tx) => tx.uploads.update(state))).ok);
      t.deepEqual(await find(), { ...state, version: state.version + 1 });
    }
    t.deepEqual(await store.unitOfWork.run((tx) => tx.uploads.update(upload)), {
      ok: false,
      refusal: { kind: 'stale-write', subject: 'upload', id: upload.id },
    });
    t.is(await inRun(store, (tx) => tx.uploads.find(uploadId(freshId()))), undefined);
  });

  scenario('of two ends of one upload one is written', async ({ t, store }) => {
    const upload = await stored(store);
    const end = () =>
      store.unitOfWork.run((tx) => tx.uploads.update(endWithVideo(upload, videoId(freshId()), atNoon(1))));
    const results = await Promise.all([end(), end()]);
    t.deepEqual(results.map(({ ok }) => ok).sort(), [false, true]);
  });

  scenario('an owner receives as many at once as is allowed; what is over makes room', async ({ t, store }) => {
    const add = (over: Parameters<typeof anUpload>[0] = {}) => {
      const upload = anUpload(over);
      return store.unitOfWork.run((tx) => tx.uploads.add(upload));
    };
    const first = await stored(store, { createdAt: atNoon(-minute) });
    const results = await Promise.all(Array.from({ length: openUploadsPerOwner + 2 }, () => add()));
    t.is(results.filter(({ ok }) => ok).length, openUploadsPerOwner - 1);
    t.deepEqual(
      results.find(({ ok }) => !ok),
      { ok: false, refusal: { kind: 'too-many-uploads', limit: openUploadsPerOwner } },
    );
    t.true((await add({ ownerId: knownIds.operator })).ok);
    const open = () => inRun(store, (tx) => tx.uploads.receivingOf(knownIds.owner));
    t.is((await open()).length, openUploadsPerOwner);
    t.deepEqual((await open())[0], first, 'the oldest comes first');

    const ended = endWithVideo(first, videoId(freshId()), atNoon(1));
    t.true((await store.unitOfWork.run((tx) => tx.uploads.update(ended))).ok);
    t.is((await open()).length, openUploadsPerOwner - 1);
    t.true((await add()).ok);
    t.false((await add()).ok);
    const [gone] = await open();
    await inRun(store, (tx) => tx.uploads.remove(gone?.id ?? uploadId(freshId())));
    t.true((await add()).ok);
  });

  scenario('what has expired is found, the first to expire first, and removed more than once', async ({ t, store }) => {
    const [late, early, young] = [
      await stored(store, { expiresAt: atNoon(2) }),
      await stored(store, { expiresAt: atNoon(1) }),
      await stored(store, { expiresAt: atNoon(3) }),
    ];
    const expired = (limit: number) => inRun(store, (tx) => tx.uploads.expired(atNoon(2), limit));
    t.deepEqual(await expired(10), [early, late]);
    t.deepEqual(await expired(1), [early]);
    await inRun(store, async (tx) => {
      await tx.uploads.remove(early.id);
      await tx.uploads.remove(early.id);
    });
    t.deepEqual(await expired(10), [late]);
    t.deepEqual(await inRun(store, (tx) => tx.uploads.find(young.id)), young);
  });
};
