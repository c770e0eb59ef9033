import { readFile } from 'node:fs/promises';
import anyTest, { type TestFn } from 'ava';
import type { Browser, Download, Page } from 'playwright-core';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { createPageRoutes } from '../../hosts/koa/pages/page-routes.js';
import { adminNav } from '../../hosts/koa/pages/admin/shared/admin-nav.js';
import { createWebHarness } from '../hosts/harness/web-harness.js';
import { seedAdminScene, type AdminScene } from './support/admin-scene.js';
import { startTestServer, type TestServer } from './support/server.js';
import { launchBrowser, visit } from './support/visitor.js';

interface Context {
  server: TestServer;
  browser: Browser;
  scene: AdminScene;
}

const test = anyTest as TestFn<Context>;
const list = '/admin/mention-lists/foreign-agents/';

test.before(async (t) => {
  t.timeout(240_000);
  t.context.server = await startTestServer({ worker: false });
  t.context.scene = await seedAdminScene(t.context.server);
  t.context.browser = await launchBrowser();
});

test.after.always(async (t) => {
  await t.context.browser?.close();
  await t.context.server?.[Symbol.asyncDispose]();
});

const saved = async (page: Page, click: () => Promise<void>): Promise<{ download: Download; text: string }> => {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { download, text: await readFile(await download.path(), 'utf8') };
};

test.serial('an admin changes a role, and the log of the account says so', async (t) => {
  t.timeout(240_000);
  const { server, browser, scene } = t.context;
  await using admin = await visit(browser, server.url);
  await admin.logIn(server.accounts.admin);
  const { page } = admin;
  await admin.open('/admin/');
  await page.click('.admin-nav a[href="/admin/users/"]');
  await page.fill('#search', server.accounts.client.email);
  await page.press('#search', 'Enter');
  await page.click('td.main-cell a');
  await page.waitForURL(`**/admin/users/${scene.client}/`);
  await page.selectOption('#role', 'operator');
  await page.click('form .btn-primary');
  await page.waitForSelector('.notice-success');
  t.is(await page.inputValue('#role'), 'operator');
  t.regex(await page.innerText('tbody tr >> nth=0'), /Роль/);
  await page.selectOption('#role', 'client');
  await page.click('form .btn-primary');
  await page.waitForSelector('.notice-success');
  t.deepEqual(admin.faults(), []);
});

test.serial('an admin stops an analysis and starts it again', async (t) => {
  t.timeout(240_000);
  const { server, browser, scene } = t.context;
  await using admin = await visit(browser, server.url);
  await admin.logIn(server.accounts.admin);
  const { page } = admin;
  await admin.open('/admin/executions/?state=pending');
  await page.click(`a[href="/admin/executions/${scene.waiting}/"]`);
  await page.click('.fold-danger summary');
  await page.click('.fold-danger button[type=submit]');
  await page.waitForSelector('form[action$="/retry/"]', { state: 'attached' });
  t.is(await page.locator('form[action$="/cancel/"]').count(), 0);
  await page
    .locator('details', { has: page.locator('form[action$="/retry/"]') })
    .locator('summary')
    .click();
  await page.click('form[action$="/retry/"] button');
  await page.waitForSelector('form[action$="/cancel/"]', { state: 'attached' });
  t.false(page.url().includes(scene.waiting), 'a new execution');
  t.deepEqual(admin.faults(), []);
});

test.serial('a changed threshold makes a version that stands in the history and can be taken back', async (t) => {
  t.timeout(240_000);
  const { server, browser } = t.context;
  await using admin = await visit(browser, server.url);
  await admin.logIn(server.accounts.admin);
  const { page } = admin;
  const code = 'AD_UNMARKED';
  const before = shippedCatalogue.risks.find((risk) => risk.code === code)?.threshold;
  await admin.open('/admin/risks/');
  const row = page.locator(`#risk-${code}`);
  await row.locator('[name=threshold]').fill('7');
  await row.locator('button').click();
  await page.waitForSelector('.risk-refused');
  t.is(await row.locator('[name=threshold]').getAttribute('aria-invalid'), 'true');
  t.deepEqual(
    admin.faults().filter((fault) => !fault.includes('422') && !fault.includes('400')),
    [],
    'only the refusal itself',
  );
  await row.locator('[name=threshold]').fill('0,65');
  await row.locator('button').click();
  await page.waitForSelector('.notice-success');
  t.is(await row.locator('[name=threshold]').inputValue(), '0.65');
  await admin.open('/admin/risks/history/');
  const history = await page.innerText('main');
  t.true(history.includes(`порог ${before} → 0.65`), history);
  t.true(history.includes('Ада'), history);
  await admin.open('/admin/risks/');
  await row.locator('[name=threshold]').fill(String(before));
  await row.locator('button').click();
  await page.waitForSelector('.notice-success');
  t.deepEqual(admin.faults(), []);
});

test.serial('a dated list is loaded, compared and put in force', async (t) => {
  t.timeout(240_000);
  const { server, browser } = t.context;
  await using admin = await visit(browser, server.url);
  await admin.logIn(server.accounts.admin);
  const { page } = admin;
  await admin.open(list);
  await page.fill('#list-title', 'Реестр, проба');
  await page.fill('#list-day', '2026-11-20');
  const csv = 'name;aliases\nКлючников Пётр Олегович;\nОбщество «Пробник»;Пробник\n;пустое имя\n';
  await page.setInputFiles('#list-file', { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.click('form[enctype] button[type=submit]');
  await page.waitForURL(/\/versions\/[^/]+\/$/);
  t.regex(await page.innerText('main'), /Ключников|2/);
  await page.click('form[action$="/activate/"] button');
  await page.waitForURL(`**${list}`);
  t.true((await page.innerText('main')).includes('Общество «Пробник»'));
  t.deepEqual(admin.faults(), []);
});

test.serial('the log and the figures of quality are saved as tables', async (t) => {
  t.timeout(240_000);
  const { server, browser } = t.context;
  await using admin = await visit(browser, server.url);
  await admin.logIn(server.accounts.admin);
  const { page } = admin;
  await admin.open('/admin/log/');
  const details = await page.locator('.trail-details').allInnerTexts();
  t.deepEqual(
    details.filter((text) => /(?:^|; )[a-z_]+: /i.test(text)),
    [],
    'every detail is named in words',
  );
  await page.selectOption('#action', 'task-escalated');
  await page.click('form .btn-primary');
  const log = await saved(page, () => page.click('.page-head a[href*="export"]'));
  t.regex(log.download.suggestedFilename(), /^log-\d{4}-\d\d-\d\d\.csv$/);
  t.is(log.text.trim().split('\r\n').length, 2, 'a head and the one line that the filter leaves');
  t.true(log.text.includes('Олег'));
  await admin.open('/admin/quality/');
  await page.selectOption('#days', '7');
  await page.click('form .btn-primary');
  t.regex(page.url(), /days=7/);
  const risks = await saved(page, () => page.click('a[href*="quality/risks/export"]'));
  t.regex(risks.text, /AD_UNMARKED;0;0;0;0;;;;1;/);
  const operators = await saved(page, () => page.click('a[href*="quality/operators/export"]'));
  t.regex(operators.text, /Ада.*\r\n.*Олег|Олег.*\r\n.*Ада/);
  t.deepEqual(admin.faults(), []);
});

test.serial('an admin sees whose webhook it is, and pauses it', async (t) => {
  t.timeout(240_000);
  const { server, browser } = t.context;
  await using admin = await visit(browser, server.url);
  await admin.logIn(server.accounts.admin);
  const { page } = admin;
  await admin.open('/client/webhooks/');
  t.true((await page.innerText('.cards')).includes(server.accounts.client.email));
  await page.click('.cards a');
  await page.waitForURL(/\/client\/webhooks\/[0-9a-f-]{36}\/$/);
  t.true((await page.innerText('main')).includes(server.accounts.client.email));
  for (const [state, next] of [
    ['true', 'false'],
    ['false', 'true'],
  ]) {
    t.is(await page.getAttribute('form[action$="/switch/"] [name=active]', 'value'), next ?? null);
    await page.click('form[action$="/switch/"] button');
    await page.waitForSelector(`form[action$="/switch/"] [name=active][value=${state}]`, { state: 'attached' });
  }
  t.deepEqual(admin.faults(), []);
});

/** An address for every page of an admin; what only answers with a file or leads elsewhere has none. */
const placesOf = ({ client, done, running, letter }: AdminScene): Readonly<Record<string, readonly string[]>> => ({
  '/admin/': ['/admin/'],
  '/admin/users/': ['/admin/users/'],
  '/admin/users/:id/': [`/admin/users/${client}/`],
  '/admin/risks/': ['/admin/risks/'],
  '/admin/risks/history/': ['/admin/risks/history/'],
  '/admin/risks/preview/': ['/admin/risks/preview/'],
  '/admin/mention-lists/': ['/admin/mention-lists/'],
  '/admin/mention-lists/:kind/': [list],
  '/admin/mention-lists/:kind/versions/': [],
  '/admin/mention-lists/:kind/versions/:version/': [`${list}versions/`],
  '/admin/executions/': ['/admin/executions/', '/admin/executions/?video=nothing-like-it'],
  '/admin/executions/:id/': [`/admin/executions/${done}/`, `/admin/executions/${running}/`],
  '/admin/quality/': ['/admin/quality/'],
  '/admin/quality/risks/export/': [],
  '/admin/quality/operators/export/': [],
  '/admin/log/': ['/admin/log/'],
  '/admin/log/export/': [],
  '/admin/outbox/': ['/admin/outbox/'],
  '/admin/outbox/:file/': [`/admin/outbox/${letter}/`],
  '/admin/outbox/:file/html/': [],
  '/admin/system/': ['/admin/system/'],
  '/admin/videos/': ['/admin/videos/'],
  '/admin/projects/': ['/admin/projects/'],
});

test.serial('every page of an admin has its place in this suite and in the navigation', async (t) => {
  await using harness = await createWebHarness();
  const paths = createPageRoutes(harness.services, harness.options)
    .stack.filter(({ methods }) => methods.includes('GET'))
    .flatMap(({ path }) => (typeof path === 'string' && path.startsWith('/admin/') ? [path] : []));
  t.deepEqual([...new Set(paths)].sort(), Object.keys(placesOf(t.context.scene)).sort());
  const named = adminNav('/admin/', (key) => key).map(({ href }) => href);
  const heads = new Set(paths.map((path) => `/admin/${path.split('/')[2] ?? ''}/`.replace('//', '/')));
  t.deepEqual([...heads].sort(), [...named].sort());
});

for (const [locale, theme] of [
  ['ru', 'light'],
  ['en', 'dark'],
] as const)
  for (const width of [1280, 390])
    test.serial(
      `no page of an admin has a serious barrier or scrolls sideways: ${locale} ${theme} ${width}`,
      async (t) => {
        t.timeout(240_000);
        const { server, browser, scene } = t.context;
        await using admin = await visit(browser, server.url, width);
        await admin.context.addCookies([{ name: 'locale', value: locale, url: server.url }]);
        await admin.logIn(server.accounts.admin);
        await admin.page.evaluate(`localStorage.setItem('theme', '${theme}')`);
        await admin.open(list);
        const version = await admin.page.locator('a[href*="/versions/"]').first().getAttribute('href');
        const places = Object.values(placesOf(scene)).flat();
        for (const place of [...places, '/client/webhooks/']) {
          const path = place === `${list}versions/` && version !== null ? version : place;
          await admin.open(path);
          await admin.page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))");
          t.is(await admin.page.getAttribute('html', 'lang'), locale, path);
          t.deepEqual(await admin.barriers(), [], path);
          t.true((await admin.overflow()) <= 0, `${path} scrolls sideways`);
          await admin.shoot(`admin${nameOf(place)}-${width}-${theme}`);
          t.deepEqual(admin.faults(), [], path);
        }
      },
    );

const nameOf = (place: string): string =>
  place
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'one')
    .replace(/[^/]*\.eml/, 'one')
    .replaceAll(/[^a-z]+/g, '-')
    .replace(/^-admin|-$/g, '')
    .replace(/-$/, '');
