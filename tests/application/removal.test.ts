import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import test from 'ava';
import { createSharpPictureScaler } from '../../adapters/picture-sharp/index.js';
import {
  CompleteTask,
  DecideTrigger,
  DeleteStored,
  PurgeCdn,
  PurgeExpired,
  RemoveVideo,
  ReplayDetection,
  ReportFrames,
  TakeNextTask,
  type CdnAddress,
  type CdnPurger,
  type Job,
} from '../../application/index.js';
import { CdnFault } from '../../application/ports/cdn-purger.js';
import { StorageFault } from '../../application/ports/video-storage.js';
import { executionId } from '../../domain/shared/ids.js';
import { artifactPrefix } from '../../domain/video/storage-key.js';
import { accept } from '../../domain/shared/result.js';
import { anExecution } from '../builders/an-execution.js';
import { freshId } from '../builders/fresh-id.js';
import { day, hour, minute, second } from '../builders/moments.js';
import { openApplication, type Application } from './harness.js';

const never = new AbortController().signal;
const purge = (app: Application) => new PurgeExpired({ ...app, sessions: app.persistence.sessions }).execute(never);
const put = (app: Application, key: string) =>
  app.storage.put(key, Readable.from([Buffer.from('x')]), { contentType: 'a/b', maxBytes: 9 });
/** As if it had been written `ageMs` ago. */
const age = async (app: Application, key: string, ageMs: number): Promise<void> => {
  const seconds = (app.clock.now() - ageMs) / second;
  await utimes(join(app.storageRoot, key), seconds, seconds);
};

test('files of an analysis that is gone are removed a day after they were written, of one that is there they stay', async (t) => {
  await using app = await openApplication();
  const video = await app.upload();
  const alive = anExecution({ id: executionId(freshId()), videoId: video.id, ownerId: app.owner.id });
  await app.unitOfWork.run(async (tx) => accept(await tx.executions.add(alive)));
  const [old, fresh] = [executionId(freshId()), executionId(freshId())];
  const keysOf = (id: string) =>
    ['audio/a.wav', 'frames/a.jpg', 'speech-signals/a.ndjson'].map((n) => `artifacts/${id}/${n}`);
  for (const id of [alive.id, old, fresh]) for (const key of keysOf(id)) await put(app, key);
  for (const key of [...keysOf(alive.id), ...keysOf(old)]) await age(app, key, day + second);
  for (const key of keysOf(fresh)) await age(app, key, day - minute);
  await purge(app);
  t.deepEqual(await app.keys('artifacts'), [...keysOf(alive.id), ...keysOf(fresh)].sort());
  await app.clock.advance(hour);
  await purge(app);
  t.deepEqual(await app.keys('artifacts'), keysOf(alive.id));
});

test('every analysis is looked at once, however many files others have', async (t) => {
  await using app = await openApplication();
  const ids = Array.from({ length: 5 }, () => freshId()).sort();
  const [large = ''] = ids;
  const keys = [
    ...Array.from({ length: 210 }, (_, n) => `artifacts/${large}/frames/${n}.jpg`),
    ...ids.slice(1).map((id) => `artifacts/${id}/detection/a.ndjson`),
  ];
  for (const key of keys) {
    await put(app, key);
    await age(app, key, 2 * day);
  }
  let asked = 0;
  const storage: typeof app.storage = {
    ...app.storage,
    list: (prefix, limit, after) => {
      if (prefix === 'artifacts') asked++;
      return app.storage.list(prefix, limit, after);
    },
  };
  await new PurgeExpired({ ...app, storage, sessions: app.persistence.sessions }).execute(never);
  t.deepEqual(await app.keys('artifacts'), []);
  t.is(asked, 2, 'the second page begins behind the large one');
});

test('one run clears a limited number of analyses, the next goes on', async (t) => {
  await using app = await openApplication();
  const ids = Array.from({ length: 1_250 }, () => freshId()).sort();
  const gone = new Set<string>();
  const storage: typeof app.storage = {
    ...app.storage,
    list: async (prefix, limit, after = '') =>
      prefix === 'artifacts'
        ? ids
            .filter((id) => !gone.has(id))
            .map((id) => ({ key: `artifacts/${id}/audio/a.wav`, sizeBytes: 1, modifiedAtMs: 0 }))
            .filter(({ key }) => key > after)
            .slice(0, limit)
        : [],
    deletePrefix: async (prefix) => {
      gone.add(prefix.slice('artifacts/'.length));
      return 1;
    },
  };
  const run = () => new PurgeExpired({ ...app, storage, sessions: app.persistence.sessions }).execute(never);
  await run();
  t.is(gone.size, 1_000);
  await run();
  t.is(gone.size, 1_250);
});

test('sound and frames go a day after the report is final; what a replay reads stays, and none could be put in place', async (t) => {
  await using app = await openApplication();
  const video = await app.upload();
  await app.runJobs();
  const analysed = await app.read((tx) => tx.videos.find(video.id));
  if (analysed?.state !== 'verification') throw new Error(`the video is ${analysed?.state}`);
  const id = analysed.executionId;
  const kinds = async () => [...new Set((await app.keys(artifactPrefix(id))).map((key) => key.split('/')[2]))];
  const all = await kinds();
  t.true(all.includes('audio') && all.includes('frames'));
  await app.clock.advance(2 * day);
  await purge(app);
  t.deepEqual(await kinds(), all, 'until somebody has looked a replay may need pictures');

  const taken = await new TakeNextTask(app).execute(app.actors.operator);
  if (!taken.ok) throw new Error(taken.refusal.kind);
  for (const trigger of await app.read((tx) => tx.triggers.ofExecution(id)))
    await new DecideTrigger(app).execute(app.actors.operator, trigger.id, { verdict: 'confirmed', comment: '' });
  t.true((await new CompleteTask(app).execute(app.actors.operator, taken.value.id, '')).ok);
  await app.clock.advance(day - second);
  await purge(app);
  t.deepEqual(await kinds(), all);
  const shown = [...(await app.keys('reports')), ...(await app.keys('previews'))];
  await app.clock.advance(2 * second);
  await purge(app);
  t.deepEqual(
    await kinds(),
    all.filter((kind) => kind !== 'audio' && kind !== 'frames'),
  );
  t.deepEqual([...(await app.keys('reports')), ...(await app.keys('previews'))], shown);
  const frames = new ReportFrames({ ...app, pictures: createSharpPictureScaler() });
  const replay = new ReplayDetection({ ...app, frames });
  t.true((await replay.execute({ executionId: id })).ok);
  t.like(await replay.execute({ executionId: id, apply: true }), { refusal: { kind: 'not-in-verification' } });
  const told = () =>
    app.logger.lines.filter(({ message }) => message === 'sound and frames of an analysis were removed');
  t.is(told().length, 1);
  await purge(app);
  t.is(told().length, 1);
});

/** Takes what is due out of the outbox every ten seconds and gives it to `work`; returns after how many seconds it was called. */
const drain = async (app: Application, forMs: number, work: (job: Job) => Promise<unknown>) => {
  const calledAfterS: number[] = [];
  for (let passedMs = 0; passedMs < forMs; passedMs += 10 * second) {
    for (const job of await app.takeJobs()) {
      calledAfterS.push(passedMs / second);
      await work(job);
    }
    await app.clock.advance(10 * second);
  }
  return calledAfterS;
};

const deleting = (app: Application) => {
  let isAway = true;
  const whenThere = <T>(call: () => Promise<T>) => (isAway ? Promise.reject(new StorageFault('away')) : call());
  const storage: typeof app.storage = {
    ...app.storage,
    delete: (key) => whenThere(() => app.storage.delete(key)),
    deletePrefix: (prefix) => whenThere(() => app.storage.deletePrefix(prefix)),
  };
  const deleteStored = new DeleteStored({ ...app, storage });
  return {
    deleteStored,
    comeBack: () => (isAway = false),
    work: async (job: Job) => job.name === 'delete-stored' && deleteStored.execute(job.prefix, job.attempt),
  };
};

test('everything of a removed video goes though the store was away for hours', async (t) => {
  await using app = await openApplication();
  const video = await app.upload();
  await app.runJobs();
  t.true((await app.keys('artifacts')).length > 0);
  t.true((await new RemoveVideo(app).execute(app.actors.owner, video.id)).ok);
  const { work, comeBack } = deleting(app);
  await drain(app, 4 * hour, work);
  t.true((await app.keys('artifacts')).length > 0);
  comeBack();
  await drain(app, hour, work);
  for (const folder of ['artifacts', 'videos', 'reports', 'previews']) t.deepEqual(await app.keys(folder), [], folder);
  t.deepEqual(await app.takeJobs(), []);
});

test('a store that is away is asked ever more seldom, for a day; then the removal is told as given up, and other errors are passed on', async (t) => {
  await using app = await openApplication();
  const { deleteStored, work } = deleting(app);
  t.is(await deleteStored.execute('artifacts/x'), 'put-off');
  const calledAfterS = await drain(app, 30 * hour, work);
  t.deepEqual(calledAfterS.slice(0, 8), [30, 90, 210, 450, 930, 1_890, 3_810, 7_410]);
  t.is(calledAfterS.length, 29);
  t.true((calledAfterS.at(-1) ?? 0) > (22 * hour) / second);
  const levels = app.logger.lines.map(({ level, fields }) => [level, fields['status']]);
  t.deepEqual(levels.slice(-2), [
    ['warn', 'put-off'],
    ['error', 'given-up'],
  ]);
  t.deepEqual(await app.takeJobs(), []);
  const bug = { ...app.storage, delete: () => Promise.reject(new TypeError('bug')) };
  await t.throwsAsync(new DeleteStored({ ...app, storage: bug }).execute('a'), { instanceOf: TypeError });
});

const addresses = (app: Application, count: number, lifeMs: number): readonly CdnAddress[] =>
  Array.from({ length: count }, (_, n) => ({ url: `https://cdn.test/${n}`, untilMs: app.clock.now() + lifeMs }));

const purging = (app: Application, purge: CdnPurger['purge']) => {
  const purgeCdn = new PurgeCdn({ ...app, purger: { purge } });
  return {
    purgeCdn,
    work: async (job: Job) => job.name === 'purge-cdn' && purgeCdn.execute(job.addresses, job.attempt),
  };
};

test('what the CDN has to forget is purged a minute later, thirty addresses a request', async (t) => {
  await using app = await openApplication();
  const purged: (readonly string[])[] = [];
  const { purgeCdn, work } = purging(app, async (urls) => void purged.push(urls));
  const owed = addresses(app, 70, hour);
  await purgeCdn.owe(owed);
  t.deepEqual(await drain(app, 2 * hour, work), [60, 60, 60]);
  t.deepEqual(
    purged.map(({ length }) => length),
    [30, 30, 10],
  );
  t.deepEqual(
    purged.flat(),
    owed.map(({ url }) => url),
  );
});

test('a CDN that is away is asked until it forgets, or until the addresses have died', async (t) => {
  await using app = await openApplication();
  let isAway = true;
  const purged: string[] = [];
  const { purgeCdn, work } = purging(app, async (urls) => {
    if (isAway) throw new CdnFault('away');
    purged.push(...urls);
  });
  const [short, long] = [addresses(app, 1, 10 * minute), addresses(app, 2, hour).slice(1)];
  await purgeCdn.owe([...short, ...long]);
  await drain(app, 50 * minute, work);
  isAway = false;
  await drain(app, 10 * minute, work);
  t.deepEqual(
    purged,
    long.map(({ url }) => url),
    'the other one lives no more',
  );

  isAway = true;
  await purgeCdn.owe(addresses(app, 1, hour));
  const calledAfterS = await drain(app, 3 * hour, work);
  t.deepEqual(calledAfterS, [60, 90, 150, 270, 510, 990, 1_590, 2_190, 2_790, 3_390, 3_990]);
  const [last] = app.logger.lines.slice(-1);
  t.like(last, { level: 'error', message: 'the CDN was not purged before the addresses died' });
  t.notRegex(JSON.stringify(app.logger.lines), /cdn\.test/);
});

test('a worker that has no CDN, or meets a bug, does not keep a purge going', async (t) => {
  await using app = await openApplication();
  const without = new PurgeCdn({ ...app, purger: undefined });
  t.is(await without.execute(addresses(app, 1, hour), 0), 'expired');
  const { purgeCdn } = purging(app, () => Promise.reject(new RangeError('bug')));
  await t.throwsAsync(purgeCdn.execute(addresses(app, 1, hour), 0), { instanceOf: RangeError });
  t.deepEqual(await app.takeJobs(), []);
});
