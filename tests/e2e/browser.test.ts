import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import anyTest, { type TestFn } from 'ava';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '../../hosts/composition/load-config.js';
import { tabTo, until } from './support/page.js';
import { payloads } from './support/payloads.js';
import { startTestServer, type TestServer } from './support/server.js';
import { launchBrowser, visit, type Visitor } from './support/visitor.js';

interface Context {
  server: TestServer;
  browser: Browser;
  /** Addresses that the whole line leaves behind for the tests after it. */
  paths: Record<'project' | 'video' | 'report' | 'bench', string>;
}

const test = anyTest as TestFn<Context>;
const demo = join(projectRoot, 'hosts/cli/demo/demo.mp4');
/** Models of a small machine take their time. */
const analysisMs = 240_000;

/** Registers on a page; everybody else is there from the start. */
const newcomer = { role: 'client', email: 'vera@example.test', password: 'a password of her own' } as const;

test.before(async (t) => {
  t.timeout(240_000);
  t.context.server = await startTestServer();
  t.context.browser = await launchBrowser();
  t.context.paths = { project: '', video: '', report: '', bench: '' };
});

test.after.always(async (t) => {
  await t.context.browser?.close();
  await t.context.server?.[Symbol.asyncDispose]();
});

const upload = async (
  page: Page,
  project: string,
  title: string,
  file: string | Upload,
  description = 'Подписывайтесь на канал',
): Promise<string> => {
  await page.goto(project);
  await page.click('.page-head .btn-primary');
  await page.fill('#title', title);
  await page.fill('#description', description);
  await page.setInputFiles('#file', file);
  await page.click('#upload-actions button');
  await page.waitForURL(/\/client\/videos\/[0-9a-f-]{36}\/$/);
  return new URL(page.url()).pathname;
};

const waitForCount = (page: Page, selector: string, count: number): Promise<void> =>
  until(page, `document.querySelectorAll(${JSON.stringify(selector)}).length === ${count}`);

/** The link of the newest letter to somebody, as the admins' outbox shows it; letters leave by a job. */
const letterLink = async (page: Page, to: string): Promise<string> => {
  const deadline = Date.now() + 20_000;
  for (;;) {
    await page.goto('/admin/outbox/');
    const row = page.locator('tr', { hasText: to }).first();
    if ((await row.count()) > 0) {
      await row.locator('a').click();
      await page.waitForSelector('.letter-text');
      const text = await page.innerText('.letter-text');
      const link = /https?:\S+(\/client\/users\/password_reset\/confirm\/\S+)/.exec(text)?.[1];
      if (link !== undefined) return link;
    }
    if (Date.now() > deadline) throw new Error(`no letter to ${to}`);
    await page.waitForTimeout(300);
  }
};

interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

test.serial('a client uploads, an operator decides, and the client reads the verified report', async (t) => {
  t.timeout(analysisMs + 120_000);
  const { server, browser, paths } = t.context;
  await using client = await visit(browser, server.url);
  await client.logIn(server.accounts.client);
  const { page } = client;
  t.regex(await page.innerText('h1'), /Здравствуйте, Клара/);
  await client.shoot('dashboard-empty');
  await page.click('text=Создать проект');
  await page.fill('#project-name', 'Кулинарный канал');
  await page.click('#create button[type=submit]');
  await page.waitForURL(/\/client\/projects\/[0-9a-f-]{36}\/$/);
  paths.project = new URL(page.url()).pathname;

  paths.video = await upload(page, paths.project, 'Пирог с яблоками', demo);
  paths.report = paths.video.replace('/videos/', '/reports/');
  t.is(await page.locator('.stage').count(), 6);
  await client.shoot('video-processing');
  // The page notices the end of the analysis by itself.
  await page.waitForSelector('.state-verification', { timeout: analysisMs });
  t.is(await page.locator('.stage-done').count(), 6);
  await until(page, "document.querySelector('video').readyState > 0");
  await page.click('text=Открыть черновик отчёта');
  t.true(await page.isVisible('text=Черновик'));
  await client.shoot('report-draft');
  t.deepEqual(client.faults(), []);

  await using operator = await visit(browser, server.url);
  await operator.logIn(server.accounts.operator);
  const bench = operator.page;
  await operator.shoot('queue');
  await bench.click('text=Взять следующую задачу');
  await bench.waitForURL(/\/workspace\//);
  paths.bench = new URL(bench.url()).pathname;
  await until(bench, "document.querySelector('video').readyState > 0");
  const count = await bench.locator('.trigger').count();
  t.true(count >= 2, 'the demo video has planted findings');
  t.is(await bench.locator('#timeline .mark').count(), count);
  t.regex(await bench.innerText('#lease-left'), /^[45]:\d\d$/);

  // By keyboard: confirm, which moves on to the next one, then go back and undo.
  const selected = bench.locator('.trigger.is-selected');
  const firstId = await selected.getAttribute('id');
  await bench.keyboard.press('Enter');
  await bench.waitForSelector(`[id="${firstId}"].is-confirmed`);
  t.not(await selected.getAttribute('id'), firstId);
  t.true((await bench.evaluate<number>("document.querySelector('video').currentTime")) > 0);
  await bench.keyboard.press('ArrowUp');
  await bench.keyboard.press('u');
  await bench.waitForSelector(`[id="${firstId}"].is-pending`);
  await bench.click(`[id="${firstId}"] [data-relabel]`);
  await bench.selectOption('#relabel-risk', 'PROF_MASKED');
  await bench.click('#relabel button[type=submit]');
  await bench.waitForSelector(`[id="${firstId}"].is-relabelled`);

  // Too early.
  await bench.click('.bench-stage form[action$="/complete/"] button');
  await bench.waitForSelector('main > .notice-error:not([hidden])');
  t.deepEqual(
    operator.faults().filter((fault) => !fault.includes('409')),
    [],
  );
  await bench.goto(paths.bench);

  await bench.click('#add summary');
  await bench.selectOption('#add-risk', 'PROF_MASKED');
  await bench.fill('#add-start', '00:27');
  await bench.fill('#add-end', '00:28.500');
  await bench.fill('#add-note', 'Пропущено моделями');
  await bench.click('#add-form button[type=submit]');
  await waitForCount(bench, '.trigger', count + 1);
  for (let left = await bench.locator('.trigger.is-pending').count(); left > 0; left--) {
    await bench.locator('.trigger.is-pending').first().locator('.trigger-pick').click();
    await bench.keyboard.press('Escape');
    await bench.locator('.trigger.is-selected [data-action="confirm"]').click();
    await waitForCount(bench, '.trigger.is-pending', left - 1);
  }
  t.true(await bench.isVisible('#all-decided'));
  // To the questions about age; an answer is saved by itself, and the keyboard stays where it is.
  await bench.keyboard.press('a');
  await until(bench, "document.activeElement.name === 'answer' && document.activeElement.value === ''");
  await bench.keyboard.press('ArrowRight');
  await bench.waitForSelector('#age[data-version="1"]');
  await until(bench, "document.activeElement.name === 'answer' && document.activeElement.value !== ''");
  await operator.shoot('workbench-decided');
  await bench.fill('#summary', 'Добавьте пометку «Реклама» и erid.');
  await bench.click('.bench-stage form[action$="/complete/"] button');
  await bench.waitForURL(/done=completed/);
  t.deepEqual(operator.faults(), []);

  await client.open(paths.report);
  t.true(await page.isVisible('text=Проверено человеком'));
  t.true(await page.isVisible('text=Добавьте пометку «Реклама» и erid.'));
  t.is(await page.locator('.risk .place-head').count(), count + 1);
  t.is(await page.locator('.age-answers > div').count(), 1);
  await page.locator('.risk .place-head .seek', { hasText: '00:27.000' }).click();
  await until(page, "Math.abs(document.querySelector('video').currentTime - 27) < 0.1");
  for (const [name, ending] of [
    ['JSON', '.json'],
    ['PDF', '.pdf'],
  ] as const) {
    const link = page.locator('a[download]', { hasText: name });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    t.true(download.suggestedFilename().endsWith(ending), name);
  }
  await client.shoot('report-final');
  t.deepEqual(client.faults(), []);
});

test.serial('the whole line in English on a phone: a client with keys only, an operator with a thumb', async (t) => {
  t.timeout(analysisMs + 120_000);
  const { server, browser } = t.context;
  const inEnglish = async () => {
    const visitor = await visit(browser, server.url, 390);
    await visitor.context.addCookies([{ name: 'locale', value: 'en', url: server.url }]);
    return visitor;
  };
  const isInOrder = async (visitor: Visitor, about: string) => {
    t.is(await visitor.page.getAttribute('html', 'lang'), 'en', about);
    t.deepEqual(await visitor.barriers(), [], about);
    t.true((await visitor.overflow()) <= 0, `${about} scrolls sideways`);
    t.deepEqual(visitor.faults(), [], about);
  };
  await using client = await inEnglish();
  const { page } = client;
  const { keyboard } = page;
  const type = async (selector: string, text: string) => {
    await tabTo(page, selector);
    await keyboard.type(text);
  };
  const follow = async (selector: string) => {
    await tabTo(page, selector);
    await keyboard.press('Enter');
  };
  await client.open('/client/users/register/');
  await type('#name', 'Vera');
  await type('#email', newcomer.email);
  await type('#password', newcomer.password);
  await keyboard.press('Enter');
  await page.waitForURL(/dashboard/);
  t.regex(await page.innerText('h1'), /Vera/);
  await isInOrder(client, 'dashboard');
  await follow('main a[href="/client/projects/#create"]');
  await page.waitForURL(/projects/);
  await type('#project-name', 'Cooking');
  await keyboard.press('Enter');
  await page.waitForURL(/\/client\/projects\/[0-9a-f-]{36}\/$/);
  await isInOrder(client, 'project');
  await follow('.page-head .btn-primary');
  await page.waitForSelector('#upload-form');
  await page.setInputFiles('#file', demo);
  await type('#title', 'Apple pie');
  await follow('#upload-actions button');
  await page.waitForURL(/\/client\/videos\/[0-9a-f-]{36}\/$/);
  await isInOrder(client, 'video');
  await page.waitForSelector('.state-verification', { timeout: analysisMs });
  await follow('.actions a[href^="/client/reports/"], a.btn[href^="/client/reports/"]');
  await page.waitForURL(/reports/);
  t.true(await page.isVisible('text=Draft: no person has verified'));
  await isInOrder(client, 'draft');

  await using operator = await inEnglish();
  await operator.logIn(server.accounts.operator);
  const bench = operator.page;
  await isInOrder(operator, 'queue');
  await bench.click('text=Take the next task');
  await bench.waitForURL(/\/workspace\//);
  await until(bench, "document.querySelector('video').readyState > 0");
  t.is(await bench.innerText('h1'), 'Apple pie');
  await isInOrder(operator, 'workbench');
  const count = await bench.locator('.trigger').count();
  const decide = async (button: string) => {
    const left = await bench.locator('.trigger.is-pending').count();
    await bench.click(button);
    await waitForCount(bench, '.trigger.is-pending', left - 1);
    await until(bench, "document.querySelector('.is-saving') === null");
  };
  await decide('.judge-reject');
  await bench.click('.judge-previous');
  await bench.click('.judge-undo');
  await waitForCount(bench, '.trigger.is-pending', count);
  await until(bench, "document.querySelector('.is-saving') === null");
  for (let left = count; left > 0; left--) await decide('.judge-confirm');
  await bench.click('.judge-add');
  await bench.selectOption('#add-risk', 'PROF_MASKED');
  await bench.fill('#add-start', '00:27');
  await bench.fill('#add-end', '00:28.500');
  await bench.click('#add-form button[type=submit]');
  await waitForCount(bench, '.trigger', count + 1);
  await until(bench, "document.querySelector('.is-saving') === null");
  await bench.fill('#summary', 'Add the advertising mark and the erid token.');
  await isInOrder(operator, 'workbench, decided');
  await operator.shoot('walk-workbench-390-en');
  await bench.click('.bench-stage form[action$="/complete/"] button');
  await bench.waitForURL(/done=completed/);
  await isInOrder(operator, 'queue, completed');

  await page.reload();
  t.regex(await page.innerText('.verified'), /Verified by a person/);
  t.is(await page.locator('.risk .place-head').count(), count + 1);
  await page.evaluate("document.querySelector('#fixes').open = true");
  await tabTo(page, '[data-fix]');
  await keyboard.press('Space');
  t.regex(await page.innerText('#fixes-done'), new RegExp(`1 of ${count + 1} done`));
  for (const [selector, ending] of [
    ['#markers a[href*="format=edl"]', '.edl'],
    ['.page-head a[href$="/pdf/"]', '.pdf'],
  ] as const) {
    await page.evaluate('document.activeElement.blur()');
    const [download] = await Promise.all([page.waitForEvent('download'), follow(selector)]);
    t.true(download.suggestedFilename().endsWith(ending), ending);
  }
  await isInOrder(client, 'report');
  await client.shoot('walk-report-390-en');
});

test.serial('who forgot a password gets a letter, sets another, and says which letters to send', async (t) => {
  t.timeout(240_000);
  const { server, browser } = t.context;
  await using client = await visit(browser, server.url);
  await client.context.addCookies([{ name: 'locale', value: 'en', url: server.url }]);
  const { page } = client;
  await client.open('/client/users/login/');
  await page.click('a[href="/client/users/password_reset/"]');
  await page.fill('#email', newcomer.email);
  await page.click('.gate-form button[type=submit]');
  await page.waitForSelector('.notice-success');
  await using admin = await visit(browser, server.url);
  await admin.logIn(server.accounts.admin);
  const link = await letterLink(admin.page, newcomer.email);
  await client.open(link);
  await page.fill('#password', 'another password altogether');
  await page.click('.gate-form button[type=submit]');
  await page.waitForURL(/login\/\?done=password/);
  await client.logIn({ ...newcomer, password: 'another password altogether' });
  await client.open(link);
  await page.fill('#password', 'a third password, by the same letter');
  await page.click('.gate-form button[type=submit]');
  await page.waitForSelector('.notice-error');
  t.deepEqual(
    client.faults().filter((fault) => !/status of 4\d\d/.test(fault)),
    [],
  );

  await client.open('/client/users/profile/');
  await page.uncheck('#notify-report-published');
  await page.fill('#name', 'Vera N.');
  await page.click('form[action="/client/users/profile/"] button');
  await page.waitForURL(/done=saved/);
  await page.reload();
  t.false(await page.isChecked('#notify-report-published'));
  t.is(await page.inputValue('#name'), 'Vera N.');
  await page.click('form[action$="/logout/"] button');
  await client.open('/client/dashboard/');
  t.regex(page.url(), /login\/\?next=/);
  for (const visitor of [client, admin]) t.deepEqual(visitor.faults(), []);
});

test.serial('what is no video, and the same video twice, is refused in words on the upload page', async (t) => {
  t.timeout(240_000);
  const { server, browser, paths } = t.context;
  await using client = await visit(browser, server.url);
  await client.logIn(server.accounts.client);
  const { page } = client;
  const attempt = async (file: string | Upload): Promise<string> => {
    await page.goto(paths.project);
    await page.click('.page-head .btn-primary');
    await page.setInputFiles('#file', file);
    await page.click('#upload-actions button');
    await page.waitForSelector('.upload-item .notice-error:not([hidden])');
    return page.innerText('.upload-item .notice-error');
  };
  const text = { name: 'video.mp4', mimeType: 'video/mp4', buffer: Buffer.from('no video at all '.repeat(400)) };
  t.regex(await attempt(text), /не видеофайл/);
  await page.click('.upload-item [data-action=remove]');
  t.true(await page.isVisible('#upload-actions button'), 'another file may be chosen');
  await client.shoot('upload-refused');
  t.regex(await attempt(demo), /уже загружен.*Пирог с яблоками/s);
  await page.click('.upload-item [data-part=existing]');
  await page.waitForURL((address) => address.pathname === paths.video);
});

test.serial('the workbench says clearly that the task is no longer held', async (t) => {
  t.timeout(analysisMs);
  const { server, browser, paths } = t.context;
  await using client = await visit(browser, server.url);
  await client.logIn(server.accounts.client);
  await client.open(paths.video);
  await client.page.click('text=Проверить заново');
  await client.page.click('form[action$="/analyze/"] button');
  await client.page.waitForSelector('.state-verification', { timeout: analysisMs });

  await using operator = await visit(browser, server.url);
  await operator.logIn(server.accounts.operator);
  const { page } = operator;
  await page.click('text=Взять следующую задачу');
  await page.waitForURL(/\/workspace\//);
  paths.bench = new URL(page.url()).pathname;
  const other = await operator.context.newPage();
  await other.goto(paths.bench);
  await other.click('.pass-on details:has(form[action$="/release/"]) summary');
  await other.click('form[action$="/release/"] button');
  await other.waitForURL(/done=released/);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#lost:not([hidden])');
  t.true(await page.locator('.trigger [type=submit]').first().isDisabled());
  await operator.shoot('workbench-lost');
  await page.click('#lost button');
  await page.waitForURL((address) => address.pathname === paths.bench);
  t.true(await page.isHidden('#lost'));
});

test.serial('no page has a serious barrier, an error or a sideways scroll, in both languages and widths', async (t) => {
  t.timeout(240_000);
  const { server, browser, paths } = t.context;
  const pages = [
    ['guest', 'login', '/client/users/login/'],
    ['guest', 'register', '/client/users/register/'],
    ['guest', 'password-reset', '/client/users/password_reset/'],
    ['guest', 'password-confirm', '/client/users/password_reset/confirm/?token=x'],
    ['client', 'profile', '/client/users/profile/?done=saved'],
    ['client', 'password-change', '/client/users/password_change/'],
    ['client', 'dashboard', '/client/dashboard/'],
    ['client', 'projects', '/client/projects/'],
    ['client', 'project', paths.project],
    ['client', 'upload', '/client/videos/upload/'],
    ['client', 'video', paths.video],
    ['client', 'report', paths.report],
    ['operator', 'queue', '/client/operators/dashboard/'],
    ['operator', 'workbench', paths.bench],
    ['admin', 'admin', '/admin/'],
    ['admin', 'users', '/admin/users/'],
  ] as const;
  for (const width of [1280, 390])
    for (const locale of ['ru', 'en'])
      for (const who of ['guest', 'client', 'operator', 'admin'] as const) {
        await using visitor = await visit(browser, server.url, width);
        await visitor.context.addCookies([{ name: 'locale', value: locale, url: server.url }]);
        if (who !== 'guest') await visitor.logIn(server.accounts[who]);
        for (const [, name, path] of pages.filter(([role]) => role === who)) {
          const about = `${name} ${width} ${locale}`;
          await visitor.open(path);
          t.is(await visitor.page.getAttribute('html', 'lang'), locale, about);
          await visitor.shoot(`${name}-${width}-${locale}`);
          t.deepEqual(await visitor.barriers(), [], about);
          t.true((await visitor.overflow()) <= 0, `${about} scrolls sideways`);
          t.deepEqual(visitor.faults(), [], about);
        }
      }
});

test.serial('hostile names, titles, descriptions and file names are shown as text and never run', async (t) => {
  t.timeout(analysisMs + 120_000);
  const { server, browser, paths } = t.context;
  await using client = await visit(browser, server.url);
  await client.logIn(server.accounts.client);
  const { page } = client;
  for (const payload of payloads) {
    await client.open(`${paths.project}`);
    await page.click('details:has(form[action$="/edit/"]) summary');
    await page.fill('#project-name', payload);
    await page.fill('#project-description', payload);
    await page.click('form[action$="/edit/"] button');
    await page.waitForLoadState('load');
    t.is(await page.inputValue('#project-name'), payload.trim(), payload);
    await client.open(paths.video);
    await page.click('details:has(form[action$="/edit/"]) summary');
    await page.fill('#title', payload);
    await page.fill('#description', payload);
    await page.click('form[action$="/edit/"] button');
    await page.waitForLoadState('load');
    t.is((await page.textContent('h1'))?.trim(), payload.trim(), payload);
    t.deepEqual(client.faults(), [], payload);
  }
  for (const path of ['/client/dashboard/', '/client/projects/', '/client/videos/upload/', paths.project]) {
    await client.open(path);
    t.deepEqual(client.faults(), [], path);
  }
  // A report and a workbench of a file that was hostile from its name to its description.
  const hostile = `бля "><img src=x onerror=alert(1)><script>alert(1)</script>`;
  await client.open('/client/projects/');
  if (!(await page.isVisible('#project-name'))) await page.click('#create summary');
  await page.fill('#project-name', hostile);
  await page.click('#create button[type=submit]');
  await page.waitForURL(/\/client\/projects\/[0-9a-f-]{36}\/$/);
  const buffer = await readFile(demo);
  const file = { name: '<img src=x onerror=alert(1)><script>alert(1)<!--.mp4', mimeType: 'video/mp4', buffer };
  const video = await upload(page, new URL(page.url()).pathname, hostile, file, hostile);
  await page.waitForSelector('.state-verification', { timeout: analysisMs });
  t.true((await page.innerText('.facts')).includes('onerror=alert(1)'));
  await client.open(video.replace('/videos/', '/reports/'));
  t.true((await page.innerText('h1')).includes('<script>'));
  await using operator = await visit(browser, server.url);
  await operator.logIn(server.accounts.operator);
  await operator.page.locator('tr', { hasText: 'бля' }).first().locator('button').click();
  await operator.page.waitForURL(/\/workspace\//);
  t.true((await operator.page.innerText('h1')).includes('onerror='));
  for (const pick of await operator.page.locator('.trigger-pick').all()) await pick.click();
  await using admin = await visit(browser, server.url);
  await admin.logIn(server.accounts.admin);
  for (const visitor of [client, operator, admin]) t.deepEqual(visitor.faults(), []);
});

test.serial('theme and language are remembered', async (t) => {
  const { server, browser } = t.context;
  await using guest = await visit(browser, server.url);
  await guest.open('/client/users/login/');
  const theme = () => guest.page.getAttribute('html', 'data-bs-theme');
  t.is(await theme(), 'light');
  await guest.page.click('[data-theme-toggle]');
  t.is(await theme(), 'dark');
  await guest.page.click('button[name=locale]');
  await guest.page.waitForSelector('html[lang=en]');
  t.is(await theme(), 'dark');
  t.deepEqual(await guest.barriers(), []);
  t.deepEqual(guest.faults(), []);
});

test.serial('without scripts a form still logs in', async (t) => {
  const { server, browser } = t.context;
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, locale: 'ru-RU' });
  const page = await context.newPage();
  await page.goto('/client/users/login/');
  await page.fill('#email', server.accounts.client.email);
  await page.fill('#password', server.accounts.client.password);
  await page.click('.gate-form button[type=submit]');
  t.regex(await page.innerText('h1'), /Здравствуйте/);
  await context.close();
});
