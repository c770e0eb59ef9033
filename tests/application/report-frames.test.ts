import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import sharp from 'sharp';
import {
  CancelExecution,
  CompleteTask,
  DecideTrigger,
  PurgeExpired,
  RemoveVideo,
  ReplayDetection,
  ReportFrames,
  TakeNextTask,
  type StageHandler,
} from '../../application/index.js';
import { createSharpPictureScaler } from '../../adapters/picture-sharp/index.js';
import { StorageFault } from '../../application/ports/video-storage.js';
import { keptPictures } from '../../domain/report/report-frames.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { workerId, type VideoId } from '../../domain/shared/ids.js';
import { tuned } from '../builders/a-tuned-catalogue.js';
import { day, second } from '../builders/moments.js';
import { scored, seen, shown } from '../domain/signals.js';
import { openApplication, type Application } from './harness.js';

const never = new AbortController().signal;

/** Ten pictures of 1280 x 720, one a second; a glass on the third to fifth, nudity on the eighth and ninth. */
const open = (over: Parameters<typeof openApplication>[0] = {}) =>
  openApplication({
    media: {
      pictures: [10, 30, 50, 70, 90, 110, 130, 150, 170, 190],
      jpeg: (grey) =>
        sharp({ create: { width: 1280, height: 720, channels: 3, background: { r: grey, g: grey, b: grey } } })
          .jpeg()
          .toBuffer(),
    },
    inference: {
      objects: [2, 3, 4].map((at) => seen('wine glass', at, 0.8)),
      nsfw: scored('nsfw', 'explicit', [0.9, 0.95], 7),
      text: [shown('дерьмо', 4_000, 6_000)],
    },
    ...over,
  });

const analysed = async (app: Application) => {
  const video = await app.upload();
  await app.runJobs();
  const now = await app.read((tx) => tx.videos.find(video.id));
  if (now?.state !== 'verification') throw new Error(`the video is ${now?.state}`);
  return { video: now, executionId: now.executionId };
};

const reportOf = async (app: Application, id: VideoId) => {
  const report = await app.persistence.queries.reportOfVideo(id, undefined);
  if (report === undefined) throw new Error('no report');
  return report.document;
};

const purge = (app: Application) => new PurgeExpired({ ...app, sessions: app.persistence.sessions }).execute(never);

/** As if the pictures had been kept long ago. */
const age = async (app: Application): Promise<void> => {
  for (const key of await app.keys('reports')) await utimes(join(app.storageRoot, key), 1, 1);
};

test('a report shows small pictures of its own for what was seen and read, the sensitive ones marked', async (t) => {
  await using app = await open();
  const { video, executionId } = await analysed(app);
  const document = await reportOf(app, video.id);
  t.deepEqual(
    document.findings.map(({ riskCode, frames = [] }) => [
      riskCode,
      frames.map(({ interval, isSensitive, marks }) => [interval.startMs, isSensitive, marks.length]),
    ]),
    [
      ['NSFW_PORN', [[8_000, true, 1]]],
      [
        'ALC_CONSUMPTION',
        [
          [2_000, false, 1],
          [3_000, false, 1],
          [4_000, false, 1],
        ],
      ],
      ['PROF_RUDE', [[4_000, false, 1]]],
    ],
  );
  const keys = keptPictures(document).map(({ key }) => key);
  t.deepEqual(await app.keys('reports'), [...new Set(keys)].sort());
  for (const key of keys) {
    t.true(key.startsWith(`reports/${video.id}/${executionId}/`));
    const { width, height, format } = await sharp(await app.artifacts.readBytes(key)).metadata();
    t.deepEqual([width, height, format], [640, 360, 'jpeg']);
  }
});

test('the pictures outlive the artifacts and go into the final report, without those of what was rejected', async (t) => {
  await using app = await open();
  const { video } = await analysed(app);
  const draft = await reportOf(app, video.id);
  await app.clock.advance(8 * day);
  await purge(app);
  t.deepEqual(await app.keys('artifacts'), []);
  const taken = await new TakeNextTask(app).execute(app.actors.operator);
  if (!taken.ok) throw new Error(taken.refusal.kind);
  for (const trigger of await app.read((tx) => tx.triggers.ofExecution(taken.value.executionId))) {
    const verdict = trigger.riskCode === 'NSFW_PORN' ? 'rejected' : 'confirmed';
    await new DecideTrigger(app).execute(app.actors.operator, trigger.id, { verdict, comment: '' });
  }
  t.true((await new CompleteTask(app).execute(app.actors.operator, taken.value.id, '')).ok);
  const final = await reportOf(app, video.id);
  t.deepEqual(
    final.findings.map(({ frames }) => frames),
    draft.findings.filter(({ riskCode }) => riskCode !== 'NSFW_PORN').map(({ frames }) => frames),
  );
  for (const { key } of keptPictures(final)) t.truthy(await app.storage.stat(key));
  await age(app);
  await purge(app);
  t.deepEqual(await app.keys('reports'), [...new Set(keptPictures(final).map(({ key }) => key))].sort());
});

test('a removed video takes the pictures of its reports along', async (t) => {
  await using app = await open();
  const { video } = await analysed(app);
  await new RemoveVideo(app).execute(app.actors.owner, video.id);
  const prefixes = (await app.takeJobs()).flatMap((job) => (job.name === 'delete-stored' ? [job.prefix] : []));
  t.true(prefixes.includes(`reports/${video.id}`));
  for (const prefix of prefixes) await app.storage.deletePrefix(prefix);
  t.deepEqual(await app.keys('reports'), []);
});

test('a publication that is tried again leaves the same pictures, one that is given up leaves none', async (t) => {
  await using app = await open();
  const failing: StageHandler = {
    run: async (context) => {
      await app.handlers.publish.run(context);
      throw new StorageFault('down');
    },
  };
  const video = await app.upload();
  const [execution] = await app.read((tx) => tx.executions.ofVideo(video.id));
  if (execution === undefined) throw new Error('no execution');
  for (const stage of ['validate', 'extract', 'transcribe', 'look', 'detect'] as const)
    t.is(await app.worker().execute(execution.id, stage, never), 'done');
  const run = app.worker(workerId('w'), { publish: failing });
  t.is(await run.execute(execution.id, 'publish', never), 'will-retry');
  const copied = await app.keys('reports');
  t.true(copied.length > 0);
  await app.clock.advance(second);
  t.is(await run.execute(execution.id, 'publish', never), 'will-retry');
  t.deepEqual(await app.keys('reports'), copied);
  await age(app);
  await purge(app);
  t.deepEqual(await app.keys('reports'), copied, 'a report may still come');

  t.true((await new CancelExecution(app).execute(app.actors.owner, execution.id)).ok);
  await age(app);
  await purge(app);
  t.deepEqual(await app.keys('reports'), []);
});

test('a publication whose video was removed meanwhile takes its pictures back', async (t) => {
  await using app = await open();
  const video = await app.upload();
  const [execution] = await app.read((tx) => tx.executions.ofVideo(video.id));
  if (execution === undefined) throw new Error('no execution');
  for (const stage of ['validate', 'extract', 'transcribe', 'look', 'detect'] as const)
    await app.worker().execute(execution.id, stage, never);
  await app.takeJobs();
  const late: StageHandler = {
    run: async (context) => {
      const published = await app.handlers.publish.run(context);
      await new RemoveVideo(app).execute(app.actors.owner, video.id);
      await app.takeJobs();
      return published;
    },
  };
  t.is(await app.worker(workerId('w'), { publish: late }).execute(execution.id, 'publish', never), 'lost');
  const swept = (await app.takeJobs()).flatMap((job) => (job.name === 'delete-stored' ? [job.prefix] : []));
  t.deepEqual(swept, [`artifacts/${execution.id}`, `reports/${video.id}/${execution.id}`]);
});

test('an applied replay keeps pictures of what it raised, and those of what is gone go with the next purge', async (t) => {
  await using app = await open();
  const { video, executionId } = await analysed(app);
  const before = keptPictures(await reportOf(app, video.id));
  await app.read((tx) => tx.catalogues.add(tuned(shippedCatalogue, { code: 'ALC_CONSUMPTION', isEnabled: false })));
  const frames = new ReportFrames({ ...app, pictures: createSharpPictureScaler() });
  const replayed = await new ReplayDetection({ ...app, frames }).execute({ executionId, apply: true });
  t.true(replayed.ok && replayed.value.isApplied);
  const after = keptPictures(await reportOf(app, video.id));
  t.true(after.length < before.length && after.length > 0);
  await age(app);
  await purge(app);
  t.deepEqual(await app.keys('reports'), [...new Set(after.map(({ key }) => key))].sort());
});

test('a frame that is gone or no picture is left out and told in the log', async (t) => {
  await using app = await open({
    ...{ media: {} },
    inference: { objects: [0, 1, 2].map((at) => seen('wine glass', at, 0.8)) },
  });
  const { video } = await analysed(app);
  const [finding] = (await reportOf(app, video.id)).findings;
  t.deepEqual([finding?.riskCode, finding?.frames], ['ALC_CONSUMPTION', []]);
  t.is(app.logger.lines.filter(({ message }) => message === 'a frame of a report could not be kept').length, 3);
  t.deepEqual(await app.keys('reports'), []);
});
