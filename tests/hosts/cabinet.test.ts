import test from 'ava';
import { executionId } from '../../domain/shared/ids.js';
import { accept } from '../../domain/shared/result.js';
import type { ReportDocument } from '../../domain/report/report.js';
import { aReportDocument } from '../builders/a-report.js';
import { aReportFinding } from '../builders/a-report-finding.js';
import { aCompletedVideo, aFailedVideo, aProcessingVideo } from '../builders/a-video.js';
import { aRunningExecution, aRunningStage, aDoneStage, aCompletedExecution } from '../builders/an-execution.js';
import { freshId } from '../builders/fresh-id.js';
import { bearer, register } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { call } from './harness/call.js';
import { seedProject, seedVerification } from './harness/seeds.js';
import { createWebHarness } from './harness/web-harness.js';

const at = (start: number, end: number) => ({ startMs: start * 1_000, endMs: end * 1_000 });

const findings = [
  aReportFinding(at(60, 75), { category: 'nsfw_erotica', severity: 'critical', nameRu: 'Порнография', nameEn: 'Porn' }),
  aReportFinding(at(12, 13), { comment: '=1+1' }),
  aReportFinding(at(120, 121)),
];

/** A client whose video has a draft with three findings. */
const open = async (over: Partial<ReportDocument> = {}) => {
  const harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const seeded = await seedVerification(harness, owner);
  const document = aReportDocument({ verdict: 'signs-found', findings, ...over });
  await harness.persistence.unitOfWork.run(async (tx) => {
    const written = await tx.reports.update({ ...seeded.report, document });
    return written.ok ? accept(undefined) : written;
  });
  const browser = openBrowser(harness);
  await browser.logIn(owner.email);
  return { harness, owner, browser, ...seeded };
};

test('markers come in every format, in the reader’s language, under a name that every system can keep', async (t) => {
  const { video } = aReportDocument();
  const { harness, owner, video: kept } = await open({ video: { ...video, title: ' ../Борщ: "за полчаса"?. ' } });
  await using _ = harness;
  const headers = { ...(await bearer(harness, owner)), 'accept-language': 'ru' };
  const get = (query: string) => call(harness, 'GET', `/api/videos/${kept.id}/report/markers/?${query}`, { headers });
  for (const [format, type, beginning] of [
    ['csv', 'text/csv', '"Начало";"Конец"'],
    ['edl', 'text/plain', 'TITLE: '],
    ['fcpxml', 'application/xml', '<?xml'],
    ['xml', 'application/xml', '<?xml'],
    ['vtt', 'text/vtt', 'WEBVTT'],
  ] as const) {
    const answer = await get(`format=${format}`);
    t.is(answer.status, 200, format);
    t.is(answer.headers.get('content-type'), `${type}; charset=utf-8`);
    t.is(answer.headers.get('cache-control'), 'private, no-store');
    const name = answer.headers.get('content-disposition') ?? '';
    t.true(name.startsWith('attachment; '), name);
    t.true(name.includes(encodeURIComponent('Борщ за полчаса')), name);
    t.true(answer.text.replace('\ufeff', '').startsWith(beginning), answer.text.slice(0, 60));
    t.is(answer.text.match(/Грубые слова/g)?.length, 2);
    t.is(answer.text.match(/Порнография/g)?.length, 1);
    t.is(answer.text.includes('Черновик'), format !== 'csv', 'a draft is called one');
  }
  t.regex((await get('format=edl&start_hour=1')).text, / 01:00:12:00 /);
  for (const query of ['', 'format=aaf', 'format=edl&start_hour=24', 'format=edl&start_hour=x', 'format=csv&y=1'])
    t.is((await get(query)).status, 400, query);
});

test('the report has a lane for each group, a list of fixes by time, and files for editing', async (t) => {
  const { harness, browser, video, project } = await open();
  await using _ = harness;
  const { text } = await browser.get(`/client/reports/${video.id}/`);
  t.is(text.match(/class="lane-name"/g)?.length, 2);
  t.is(text.match(/<a href="[^"]*#place-[^"]+" data-seek=/g)?.length, 3);
  const fixes = [...text.matchAll(/id="fix-[0-9a-f-]+"/g)].length;
  t.is(fixes, 3);
  const times = [...text.slice(text.indexOf('fix-items')).matchAll(/data-seek="(\d+)"/g)].slice(0, 3);
  t.deepEqual(
    times.map(([, ms]) => ms),
    ['12000', '60000', '120000'],
  );
  for (const format of ['csv', 'edl', 'fcpxml', 'xml', 'vtt'])
    t.true(text.includes(`/api/videos/${video.id}/report/markers/?format=${format}`), format);
  t.true(text.includes(`/client/videos/upload/?project_id=${project.id}`));
  t.notRegex(text, /\sstyle=|\son[a-z]+=/);

  const operator = await register(harness, 'operator');
  const other = openBrowser(harness);
  await other.logIn(operator.email);
  t.false((await other.get(`/client/reports/${video.id}/`)).text.includes('/client/videos/upload/'));
});

test('findings are filtered by group and severity without a script, and a choice that fits nothing says so', async (t) => {
  const { harness, browser, video } = await open();
  await using _ = harness;
  const places = async (query: string): Promise<number> => {
    const { text } = await browser.get(`/client/reports/${video.id}/${query}`);
    t.is(text.match(/id="fix-[0-9a-f-]+"/g)?.length, 3, 'the fixes stay whole');
    return text.match(/<li id="place-/g)?.length ?? 0;
  };
  t.is(await places(''), 3);
  t.is(await places('?group=profanity'), 2);
  t.is(await places('?severity=critical'), 1);
  t.is(await places('?group=profanity&severity=critical'), 0);
  t.is(await places('?group=nonsense'), 3);
  const { text } = await browser.get(`/client/reports/${video.id}/?group=profanity&severity=critical`);
  t.regex(text, /Под этот выбор ничего не подходит/);
  t.regex(text, /\?severity=critical#findings/);
});

test('a long report tells fifty places on a page, and its marks and fixes lead to the page of their place', async (t) => {
  const many = Array.from({ length: 120 }, (_, one) =>
    aReportFinding(
      at(one, one + 0.5),
      one % 2 === 0 ? { category: 'nsfw_erotica', riskCode: 'NSFW_EROTICA_NUDITY' } : {},
    ),
  );
  const { harness, browser, video } = await open({ findings: many });
  await using _ = harness;
  const here = `/client/reports/${video.id}/`;
  const placesOf = (text: string) => [...text.matchAll(/<li id="(place-[^"]+)"/g)].map(([, id]) => id ?? '');
  const pages = await Promise.all(['', '?page=2', '?page=3', '?page=99'].map((query) => browser.get(here + query)));
  const places = pages.map(({ text }) => placesOf(text));
  t.deepEqual(
    places.map(({ length }) => length),
    [50, 50, 20, 20],
  );
  t.is(new Set(places.flat()).size, 120);
  for (const [at, { text }] of pages.slice(0, 3).entries()) {
    t.regex(text, /60 находок/, 'the whole of a risk is counted, wherever its places stand');
    const [id = ''] = places[at] ?? [];
    const address = at === 0 ? `${here}#${id}` : `${here}?page=${at + 1}#${id}`;
    t.true((pages[0]?.text ?? '').includes(`href="${address}"`), address);
  }
  const filtered = await browser.get(`${here}?group=nsfw_erotica&page=2`);
  t.is(placesOf(filtered.text).length, 10);
  t.true(filtered.text.includes(`href="${here}?group=nsfw_erotica#findings" rel="prev"`));
});

test('the dashboard says first what to do, then what goes on by itself and for how long', async (t) => {
  const { harness, owner, browser, project } = await open();
  await using _ = harness;
  const base = { projectId: project.id, ownerId: owner.id };
  const blocked = await seedVerification(harness, owner);
  const running = aProcessingVideo({ ...base, title: 'В анализе', executionId: executionId(freshId()) });
  const execution = aRunningExecution({ id: running.executionId, videoId: running.id, ownerId: owner.id });
  const published = aCompletedVideo({ ...base, title: 'Проверено', executionId: executionId(freshId()) });
  await harness.persistence.unitOfWork.run(async (tx) => {
    await tx.videos.add(aFailedVideo({ ...base, title: 'Без картинки' }));
    await tx.videos.add(
      aFailedVideo({
        ...base,
        title: 'Не вышло',
        failure: { kind: 'attempts-exhausted', stage: 'look', attempts: 3 },
      }),
    );
    await tx.videos.add(published);
    await tx.executions.add(
      aCompletedExecution({ id: published.executionId, videoId: published.id, ownerId: owner.id }),
    );
    await tx.videos.add(running);
    await tx.executions.add({
      ...execution,
      stages: {
        ...execution.stages,
        validate: aDoneStage(),
        extract: aDoneStage(),
        transcribe: aRunningStage(),
        look: aRunningStage(),
      },
    });
    const written = await tx.reports.update({
      ...blocked.report,
      document: aReportDocument({ verdict: 'blocked' }),
    });
    const { state: _state, ...core } = blocked.video;
    const video = aCompletedVideo({ ...core, title: 'Нельзя' });
    const moved = await tx.videos.update(video);
    return written.ok && moved.ok ? accept(undefined) : written;
  });
  harness.services.progress.publish({
    kind: 'stage',
    videoId: running.id,
    stage: 'look',
    state: 'running',
    fraction: 0.42,
  });
  const { text } = await browser.get('/client/dashboard/');
  const places = ['Без картинки', 'Не вышло', 'Нельзя', 'Проверено', 'В анализе', 'место в очереди к оператору'].map(
    (one) => text.indexOf(one),
  );
  t.true(
    places.every((place) => place > 0),
    places.join(),
  );
  t.true(Math.max(places[0] ?? 0, places[1] ?? 0) < (places[2] ?? 0));
  t.deepEqual(
    places.slice(2),
    [...places.slice(2)].sort((a, b) => a - b),
  );
  t.regex(text, /Анализ изображения: 42\s%/);
  t.regex(text, /Закончится/);
  t.regex(text, /<form method="post" action="\/client\/videos\/[0-9a-f-]+\/analyze\/">/);
  t.regex(text, /hx-trigger="every 5s"/);
  t.regex((await browser.get(`/client/videos/${running.id}/`)).text, /id="time-left"[^>]*>Закончится/);
});

test('projects are put in order, found by name and paged; deleting says what goes with them', async (t) => {
  const { harness, owner, browser, project } = await open();
  await using _ = harness;
  for (let number = 1; number <= 21; number++)
    await seedProject(harness, owner, `Канал ${String(number).padStart(2, '0')}`);
  const names = async (query: string): Promise<readonly string[]> =>
    [...(await browser.get(`/client/projects/${query}`)).text.matchAll(/stretched-link"[^>]*>([^<]+)</g)].map(
      ([, name = '']) => name,
    );
  const first = await names('?order=name&search=канал');
  t.is(first[0], 'Канал 01');
  t.is(first.length, 20);
  t.deepEqual(await names('?order=name&search=канал&page=2'), ['Канал 21']);
  t.regex((await browser.get('/client/projects/?order=name&search=канал')).text, /order=name&amp;page=2/);
  t.is((await browser.get('/client/projects/?order=nonsense')).status, 200);

  const { text } = await browser.get(`/client/projects/${project.id}/`);
  t.regex(text, /исчезнет:.*1 видео с файлом.*отчёты этих видео.*Отменить удаление нельзя/s);
  t.regex((await browser.get(`/client/projects/${project.id}/?search=нет`)).text, /ничего не нашлось/);
  t.regex((await browser.get(`/client/projects/${project.id}/?search=борщ`)).text, /Борщ за полчаса/);
});
