import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import anyTest, { type TestFn } from 'ava';
import type { Browser } from 'playwright-core';
import { failExecution, newExecution } from '../../domain/pipeline/execution-decisions.js';
import { executionId, reportId, videoId } from '../../domain/shared/ids.js';
import type { ReportFinding } from '../../domain/report/report.js';
import { accept } from '../../domain/shared/result.js';
import { projectRoot } from '../../hosts/composition/load-config.js';
import { aReport, aReportDocument } from '../builders/a-report.js';
import { aReportFinding } from '../builders/a-report-finding.js';
import { aFailedVideo, aProcessingVideo, aVerificationVideo } from '../builders/a-video.js';
import { aCompletedExecution } from '../builders/an-execution.js';
import { freshId } from '../builders/fresh-id.js';
import { until } from './support/page.js';
import { startTestServer, type TestServer } from './support/server.js';
import { launchBrowser, visit } from './support/visitor.js';

interface Context {
  server: TestServer;
  browser: Browser;
  video: string;
  project: string;
}

const test = anyTest as TestFn<Context>;
const demo = join(projectRoot, 'hosts/cli/demo/demo.mp4');
const at = (start: number, end: number) => ({ startMs: start * 1_000, endMs: end * 1_000 });

/** Sends the demo video through the API and puts a report with three findings beside it. */
test.before(async (t) => {
  t.timeout(240_000);
  const server = await startTestServer({ worker: false });
  t.context.server = server;
  t.context.browser = await launchBrowser();
  const { email, password } = server.accounts.client;
  const send = async (
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Record<string, unknown>> => {
    const isForm = body instanceof FormData;
    const answer = await fetch(server.url + path, {
      method: 'POST',
      headers: { ...headers, ...(!isForm && { 'content-type': 'application/json' }) },
      body: isForm ? body : JSON.stringify(body),
    });
    const json = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(json)}`);
    return json;
  };
  const { access } = await send('/api/auth/token/', { username: email, password }, {});
  const authorization = { authorization: `Bearer ${String(access)}` };
  const project = await send('/api/projects/', { name: 'Кулинарный канал' }, authorization);
  const form = new FormData();
  form.append('project_id', String(project['id']));
  form.append('title', 'Пирог: с яблоками');
  form.append('file', new Blob([await readFile(demo)]), 'demo.mp4');
  const uploaded = await send('/api/videos/', form, authorization);
  t.context.project = String(project['id']);
  t.context.video = String(uploaded['id']);
  await server.withDatabase(({ unitOfWork }) =>
    unitOfWork.run(async (tx) => {
      const video = await tx.videos.find(videoId(t.context.video));
      if (video === undefined) throw new Error('the uploaded video is gone');
      const ids = { executionId: executionId(freshId()), reportId: reportId(freshId()) };
      const own = { videoId: video.id, ownerId: video.ownerId };
      await tx.executions.add(aCompletedExecution({ ...own, id: ids.executionId }));
      const { id, title, fileName, sha256, sizeBytes, media } = video;
      const { width, height } = media.video;
      const file = { id, title, fileName, sha256, sizeBytes, durationMs: media.durationMs, width, height };
      const findings = [
        aReportFinding(at(2, 3)),
        aReportFinding(at(20, 22), { category: 'unmarked_ads', severity: 'high', nameRu: 'Реклама', nameEn: 'An ad' }),
        aReportFinding(at(27, 28)),
      ];
      const document = aReportDocument({ video: file, verdict: 'signs-found', findings });
      await tx.reports.add(aReport({ ...own, ...ids, id: ids.reportId, document }));
      const { state: _, ...core } = video;
      const written = await tx.videos.update(aVerificationVideo({ ...core, ...ids }));
      return written.ok ? accept(undefined) : written;
    }),
  );
});

test.after.always(async (t) => {
  await t.context.browser?.close();
  await t.context.server?.[Symbol.asyncDispose]();
});

const isAt = (seconds: number): string => `Math.abs(document.querySelector('video').currentTime - ${seconds}) < 0.1`;

test.serial(
  'the report is worked through: marks move the player, filters keep it, fixes are ticked, markers saved',
  async (t) => {
    t.timeout(90_000);
    const { server, browser, video } = t.context;
    await using client = await visit(browser, server.url);
    await client.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await client.logIn(server.accounts.client);
    const { page } = client;
    await client.open(`/client/reports/${video}/`);
    await until(page, "document.querySelector('video').readyState > 0");
    t.is(await page.locator('.lane').count(), 2);

    await page.locator('.lane', { hasText: 'Реклама' }).locator('.mark').click();
    await until(page, isAt(20));
    await until(page, "Number(document.querySelector('.playhead').getAttribute('x1')) > 0");

    await page.click('#filter-group-profanity');
    await until(page, "document.querySelectorAll('#findings .places > li').length === 2");
    t.regex(page.url(), /\?group=profanity$/);
    t.true(await page.evaluate<boolean>(isAt(20)), 'the player stays where it was');
    await page.locator('#findings .seek', { hasText: '00:27.000' }).click();
    await until(page, isAt(27));
    await page.click('text=К видео');
    await page.waitForURL(/\/client\/videos\//);
    await page.goBack();
    await until(page, "document.querySelectorAll('#findings .places > li').length === 2");

    await page.locator('.fix-item input').nth(1).check();
    t.regex(await page.innerText('#fixes-done'), /сделано 1 из 3/);
    await page.reload();
    t.deepEqual(await Promise.all([0, 1, 2].map((one) => page.locator('.fix-item input').nth(one).isChecked())), [
      false,
      true,
      false,
    ]);
    await page.click('#fixes-copy');
    await until(page, "document.querySelector('#fixes-copy').textContent.includes('Скопировано')");
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    t.regex(copied, /^Пирог: с яблоками\n☐ 00:02.000 – 00:03.000 · .*\n☐ 00:20.000/);

    for (const [text, name] of [
      ['FCPXML', 'Пирог с яблоками.fcpxml'],
      ['DaVinci', 'Пирог с яблоками.edl'],
      ['Таблица', 'Пирог с яблоками.csv'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('#markers a', { hasText: text }).click(),
      ]);
      t.is(download.suggestedFilename(), name);
    }
    await page.emulateMedia({ media: 'print' });
    t.true(await page.isHidden('.site-header'));
    t.true(await page.isHidden('#markers'));
    t.true(await page.isVisible('.fix-item >> nth=0'));
    await client.shoot('report-print');
    t.deepEqual(client.faults(), []);
  },
);

test.serial(
  'in a long report the next places, and those that marks and fixes lead to, come without a reload',
  async (t) => {
    t.timeout(90_000);
    const { server, browser, video } = t.context;
    const change = (findings: readonly ReportFinding[]) =>
      server.withDatabase(async ({ queries, unitOfWork }) => {
        const report = await queries.reportOfVideo(videoId(video), undefined);
        if (report === undefined) throw new Error('the seeded report is gone');
        const written = await unitOfWork.run(async (tx) => {
          const updated = await tx.reports.update({ ...report, document: { ...report.document, findings } });
          return updated.ok ? accept(undefined) : updated;
        });
        if (!written.ok) throw new Error(written.refusal.kind);
        return report.document.findings;
      });
    const before = await change(Array.from({ length: 120 }, (_, one) => aReportFinding(at(one / 5, one / 5 + 0.1))));
    await using client = await visit(browser, server.url);
    await client.logIn(server.accounts.client);
    const { page } = client;
    await client.open(`/client/reports/${video}/`);
    await until(page, "document.querySelector('video').readyState > 0");
    const first = await page.getAttribute('#findings .places > li', 'id');
    await page.evaluate("document.querySelector('video').currentTime = 5");
    await page.click('#findings .pager [rel=next]');
    await until(page, `document.querySelector('#findings .places > li').id !== ${JSON.stringify(first)}`);
    t.regex(page.url(), /\?page=2$/);
    t.true(await page.evaluate<boolean>(isAt(5)), 'the player stays where it was');
    t.true((await page.evaluate<number>("document.querySelector('#findings').getBoundingClientRect().top")) < 400);
    await client.shoot('report-long');

    // The last fix is of the third page; the first mark of the first.
    const lastFix = page.locator('.fix-item').nth(119);
    await page.evaluate("document.querySelector('#fixes').open = true");
    await lastFix.locator('.fix-text a').click();
    await until(page, "document.querySelector('#findings .places > li:last-child:target') !== null");
    t.regex(page.url(), /\?page=3#place-/);
    await page.locator('#timeline .mark').first().click();
    await until(page, `document.querySelector('[id="${String(first)}"]:target') !== null`);
    await until(page, isAt(0));
    t.deepEqual(client.faults(), []);
    await change(before);
  },
);

test.serial('the dashboard shows by itself that an analysis failed, and its button starts it anew', async (t) => {
  t.timeout(90_000);
  const { server, browser, video } = t.context;
  const running = await server.withDatabase(({ unitOfWork }) =>
    unitOfWork.run(async (tx) => {
      const known = await tx.videos.find(videoId(video));
      if (known === undefined) throw new Error('the uploaded video is gone');
      const { projectId, ownerId } = known;
      const now = known.updatedAt;
      const made = aProcessingVideo({
        projectId,
        ownerId,
        title: 'В анализе',
        executionId: executionId(freshId()),
        uploadedAt: now,
        updatedAt: now,
      });
      await tx.videos.add(made);
      await tx.executions.add(newExecution(made.executionId, made.id, ownerId, now));
      return accept(made);
    }),
  );
  if (!running.ok) throw new Error('not seeded');
  const made = running.value;
  await using client = await visit(browser, server.url);
  await client.logIn(server.accounts.client);
  const { page } = client;
  await page.waitForSelector(`[id="video-${made.id}"].tone-processing`);
  await client.shoot('dashboard-live');
  await server.withDatabase(({ unitOfWork }) =>
    unitOfWork.run(async (tx) => {
      const execution = await tx.executions.find(made.executionId);
      if (execution?.state !== 'pending') throw new Error('no execution that waits');
      const failure = { kind: 'cancelled' } as const;
      const ended = failExecution(execution, failure, made.updatedAt);
      await tx.executions.update(ended);
      const { state: _, ...core } = made;
      const written = await tx.videos.update(aFailedVideo({ ...core, failure }));
      return written.ok ? accept(undefined) : written;
    }),
  );
  await page.waitForSelector(`[id="video-${made.id}"].tone-failed`, { timeout: 20_000 });
  await page.click(`[id="video-${made.id}"] form button`);
  await page.waitForURL(new RegExp(`/client/videos/${made.id}/$`));
  await page.waitForSelector('.state-processing, .state-uploaded');
  t.deepEqual(
    client.faults().filter((fault) => !fault.includes('404')),
    [],
    'only the file that was never there is missing',
  );
});

test.serial('without a script the filters, the searches and the downloads still work', async (t) => {
  t.timeout(240_000);
  const { server, browser, video, project } = t.context;
  await using client = await visit(browser, server.url);
  await client.logIn(server.accounts.client);
  const cookies = await client.context.cookies();
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`/client/reports/${video}/`);
  await page.click('#filter-severity-high');
  t.is(await page.locator('#findings .places > li').count(), 1);
  t.true(await page.isHidden('#fixes-copy'));
  t.is(await page.locator('#markers a[download]').count(), 6);
  await page.goto('/client/projects/');
  await page.selectOption('#order', 'name');
  await page.fill('#search', 'кулинар');
  await page.click('.list-tools button');
  t.is(await page.locator('.card-link').count(), 1);
  await page.goto(`/client/projects/${project}/`);
  await page.click('.fold-danger summary');
  t.regex(await page.innerText('.fold-danger'), /находки, решения операторов и отчёты/);
  await context.close();
});

test.serial(
  'the client’s pages have no serious barrier and no sideways scroll, light and dark, in both languages and widths',
  async (t) => {
    t.timeout(180_000);
    const { server, browser, video, project } = t.context;
    for (const width of [1280, 390])
      for (const [locale, theme] of [
        ['ru', 'light'],
        ['en', 'dark'],
      ] as const) {
        await using client = await visit(browser, server.url, width);
        await client.context.addCookies([{ name: 'locale', value: locale, url: server.url }]);
        await client.logIn(server.accounts.client);
        await client.page.evaluate(`localStorage.setItem('theme', '${theme}')`);
        for (const [name, path] of [
          ['cabinet-dashboard', '/client/dashboard/'],
          ['cabinet-projects', '/client/projects/?order=name'],
          ['cabinet-project', `/client/projects/${project}/`],
          ['cabinet-video', `/client/videos/${video}/`],
          ['cabinet-report', `/client/reports/${video}/`],
          ['cabinet-report-filtered', `/client/reports/${video}/?group=profanity`],
        ] as const) {
          const about = `${name} ${width} ${locale} ${theme}`;
          await client.open(path);
          await client.page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))");
          t.deepEqual(await client.barriers(), [], about);
          t.true((await client.overflow()) <= 0, about);
          await client.shoot(`${name}-${width}-${theme}`);
        }
        t.deepEqual(client.faults(), []);
      }
  },
);
