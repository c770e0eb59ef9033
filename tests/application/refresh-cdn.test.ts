import test from 'ava';
import { CdnFault, RefreshCdn, TakeNextTask, WatchVideo, type CdnWarmer } from '../../application/index.js';
import { second } from '../builders/moments.js';
import { openApplication, type Application } from './harness.js';

const never = new AbortController().signal;

/** Videos that wait for an operator, in the order in which they are taken. */
const waiting = async (app: Application, count: number) => {
  const videos = [];
  for (let at = 0; at < count; at++) {
    videos.push(await app.upload(`clip ${at}`));
    await app.runJobs();
    await app.clock.advance(second);
  }
  return videos;
};

const refreshed = (app: Application, warm: CdnWarmer['warm']) => new RefreshCdn({ ...app, warmer: { warm } });

test('the CDN fetches what operators take next, under the very address that they get', async (t) => {
  await using app = await openApplication();
  const [taken, ...next] = await waiting(app, 3);
  const mine = await new TakeNextTask(app).execute(app.actors.operator);
  t.true(mine.ok && mine.value?.videoId === taken?.id);
  const asked: string[] = [];
  t.is(await refreshed(app, async (url) => void asked.push(url)).execute(never), 2);
  const watch = new WatchVideo(app);
  const addresses = await Promise.all(next.map(({ id }) => watch.execute(app.actors.operator, id)));
  t.deepEqual(
    asked,
    addresses.map((address) => address.ok && address.value.url),
  );
});

test('what the CDN does not take is said, and the others are fetched all the same', async (t) => {
  await using app = await openApplication();
  const [first] = await waiting(app, 2);
  let asked = 0;
  const one = refreshed(app, async () => {
    if (++asked === 1) throw new CdnFault('away');
  });
  t.is(await one.execute(never), 1);
  t.deepEqual(
    app.logger.lines.filter(({ level }) => level === 'warn').map(({ fields }) => fields['video_id']),
    [first?.id],
  );
  const bug = refreshed(app, () => Promise.reject(new TypeError('bug')));
  await t.throwsAsync(bug.execute(never), { instanceOf: TypeError });
  const stopped = refreshed(app, () => Promise.reject(new CdnFault('aborted')));
  await t.throwsAsync(stopped.execute(AbortSignal.abort(new Error('stop'))), { message: 'stop' });
});

test('without a CDN there is nothing to do', async (t) => {
  await using app = await openApplication();
  await waiting(app, 1);
  t.is(await new RefreshCdn({ ...app, warmer: undefined }).execute(never), 0);
});
