import test from 'ava';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { analysedVideo } from '../application/analysed-video.js';
import { bearer, register } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { call, within } from './harness/call.js';
import { createWebHarness, type WebHarness, type WebHarnessOptions } from './harness/web-harness.js';

const seen = shippedCatalogue.version;

const open = async (options: WebHarnessOptions = {}) => {
  const harness = await createWebHarness(options);
  const admin = await register(harness, 'admin', { name: 'Анна' });
  const browser = openBrowser(harness);
  await browser.logIn(admin.email);
  await browser.get('/admin/risks/');
  return { harness, admin, browser };
};

const current = async ({ persistence }: WebHarness) =>
  (await persistence.queries.catalogueVersions({ page: 1, pageSize: 1 })).items[0]?.catalogue;

const tuned = { version: seen, threshold: '0,9', severity: 'low' };

test('only admins see the catalogue of risks, its history and its preview', async (t) => {
  await using harness = await createWebHarness();
  for (const role of ['client', 'operator', 'admin'] as const) {
    const browser = openBrowser(harness);
    await browser.logIn((await register(harness, role)).email);
    for (const path of ['/admin/risks/', '/admin/risks/history/', '/admin/risks/preview/'])
      t.is((await browser.get(path)).status, role === 'admin' ? 200 : 403, `${role} ${path}`);
    await browser.get(role === 'client' ? '/client/projects/' : '/client/operators/dashboard/');
    if (role !== 'admin') t.is((await browser.post('/admin/risks/AD_UNMARKED/', tuned)).status, 403);
  }
  t.is((await current(harness))?.version, seen);
});

test('every risk is a form; what is saved makes a new version and stands in the history with its author', async (t) => {
  const { harness, browser } = await open();
  await using _ = harness;
  const page = await browser.get('/admin/risks/');
  t.is(page.text.match(/<form id="form-/g)?.length, shippedCatalogue.risks.length);
  const saved = await browser.post('/admin/risks/AD_UNMARKED/', tuned);
  t.is(saved.status, 303);
  t.is(saved.headers.get('location'), '/admin/risks/?saved=AD_UNMARKED#risk-AD_UNMARKED');
  const now = await current(harness);
  t.like(
    now?.risks.find(({ code }) => code === 'AD_UNMARKED'),
    { threshold: 0.9, severity: 'low', isEnabled: false },
  );
  const back = await browser.get('/admin/risks/?saved=AD_UNMARKED');
  t.regex(back.text, /Сохранено: AD_UNMARKED/);
  t.true(back.text.includes(`value="${now?.version}"`));
  t.notRegex((await browser.get('/admin/risks/?saved=%3Cb%3E')).text, /Сохранено/);
  const history = (await browser.get('/admin/risks/history/')).text;
  const before = shippedCatalogue.risks.find(({ code }) => code === 'AD_UNMARKED');
  for (const part of [`${now?.version}`, seen, 'Анна', `порог ${before?.threshold} → 0.9`, 'включён → выключен'])
    t.true(history.includes(part), part);
  t.regex(history, /Поставлена с программой/);
});

test('a threshold that is none, a risk that is none and a version that is old change nothing and say so', async (t) => {
  const { harness, browser } = await open();
  await using _ = harness;
  for (const threshold of ['', 'много', '1,5', '-0.1', 'NaN', '1e999']) {
    const refused = await browser.post('/admin/risks/AD_UNMARKED/', { ...tuned, threshold });
    t.is(refused.status, 400, threshold);
    t.regex(refused.text, /Порог должен быть числом от 0 до 1/);
    t.true(refused.text.includes(`name="threshold" value="${threshold}"`), 'what was typed stays');
  }
  t.is((await browser.post('/admin/risks/NO_SUCH/', tuned)).status, 404);
  t.is((await browser.post('/admin/risks/AD_UNMARKED/', { ...tuned, severity: 'awful' })).status, 400);
  t.is((await browser.post('/admin/risks/AD_UNMARKED/', tuned)).status, 303);
  const stale = await browser.post('/admin/risks/PROF_RUDE/', tuned);
  t.is(stale.status, 409);
  t.regex(stale.text, /запись изменилась/);
  t.true(stale.text.includes(`name="version" value="${(await current(harness))?.version}"`), 'to be sent again');
  t.is((await harness.persistence.queries.catalogueVersions({ page: 1, pageSize: 10 })).total, 2);
});

test('the API tells admins who changed the catalogue, when, and from what to what', async (t) => {
  const { harness, admin, browser } = await open();
  await using _ = harness;
  await browser.post('/admin/risks/AD_UNMARKED/', { ...tuned, enabled: '1' });
  const headers = await bearer(harness, admin);
  const path = '/api/risk-definitions/history/';
  const { json, status } = await call(harness, 'GET', `${path}?page_size=1`, { headers });
  t.is(status, 200);
  t.is(json['count'], 2);
  t.like(within(json, 'results', 0), { previous_version: seen, changed_by: admin.id, changed_by_name: 'Анна' });
  const before = shippedCatalogue.risks.find(({ code }) => code === 'AD_UNMARKED');
  t.deepEqual(within(json, 'results', 0, 'changes'), [
    {
      risk: 'AD_UNMARKED',
      kind: 'tuned',
      threshold: { before: before?.threshold, after: 0.9 },
      severity: { before: before?.severity, after: 'low' },
      is_enabled: null,
    },
  ]);
  const first = await call(harness, 'GET', `${path}?page=2&page_size=1`, { headers });
  t.like(within(first.json, 'results', 0), {
    version: seen,
    previous_version: null,
    changed_by: null,
    changed_at: null,
  });
  t.is(first.json['next'], null);
  t.is((await call(harness, 'GET', `${path}?page_size=0`, { headers })).status, 400);
});

test('the preview says what would appear and disappear, runs no model and writes nothing', async (t) => {
  const video = await analysedVideo();
  const { harness, browser } = await open({
    services: (services) => ({
      ...services,
      replayDetection: video.replayDetection,
      queries: {
        ...services.queries,
        video: (...asked) => video.queries.video(...asked),
        videos: (...asked) => video.queries.videos(...asked),
      },
    }),
  });
  await using _ = harness;
  const before = await video.written();
  const list = await browser.get('/admin/risks/preview/');
  t.is(list.status, 200);
  t.true(list.text.includes(`video=${video.videoId}`));
  const preview = (query: string) => browser.get(`/admin/risks/preview/?video=${video.videoId}&${query}`);
  t.regex((await preview('')).text, /Находки останутся прежними/);
  const off = await preview('risk=ALC_CONSUMPTION&enabled=off');
  t.is(off.status, 200);
  t.regex(off.text, /появится 0, исчезнет 1, останется 1/);
  t.regex(off.text, /sign-gone[\s\S]*ALC_CONSUMPTION/);
  t.regex((await preview('risk=ALC_CONSUMPTION&threshold=1')).text, /исчезнет 1/);
  t.regex((await preview('risk=ALC_CONSUMPTION&threshold=0,01')).text, /исчезнет 0/);
  for (const [query, status, words] of [
    ['risk=ALC_CONSUMPTION&threshold=loud', 400, /Порог должен быть числом/],
    ['risk=NO_SUCH&enabled=off', 422, /Такого риска нет/],
    ['version=1999-01-01.1', 422, /Версии каталога 1999-01-01.1 нет/],
  ] as const) {
    const refused = await preview(query);
    t.is(refused.status, status, query);
    t.regex(refused.text, words);
  }
  await video.storage.deletePrefix('artifacts');
  const purged = await preview('');
  t.is(purged.status, 409);
  t.regex(purged.text, /удалены по сроку хранения/);
  t.deepEqual(await video.written(), before);
  for (const strange of ['not-an-id', '00000000-0000-7000-8000-000000000000'])
    t.is((await browser.get(`/admin/risks/preview/?video=${strange}`)).status, 200);
});
