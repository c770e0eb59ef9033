import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import anyTest, { type ExecutionContext, type TestFn } from 'ava';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '../../hosts/composition/load-config.js';
import { startTcpRelay, type TcpRelay } from '../services/support/tcp-relay.js';
import { startTestServer, type TestServer } from './support/server.js';
import { launchBrowser, visit, type Visitor } from './support/visitor.js';

interface Context {
  server: TestServer;
  /** Between the browser and the server, whose address stays the one that it knows for its own. */
  line: TcpRelay;
  browser: Browser;
  demo: Buffer;
}

const test = anyTest as TestFn<Context>;

test.before(async (t) => {
  t.timeout(240_000);
  t.context.server = await startTestServer({ worker: false });
  const { hostname, port } = new URL(t.context.server.url);
  t.context.line = await startTcpRelay(Number(port));
  const rule = `MAP ${hostname}:${port} 127.0.0.1:${t.context.line.port}`;
  t.context.browser = await launchBrowser(`--host-resolver-rules=${rule}`);
  t.context.demo = await readFile(join(projectRoot, 'hosts/cli/demo/demo.mp4'));
});

test.after.always(async (t) => {
  await t.context.browser?.close();
  await t.context.line?.[Symbol.asyncDispose]();
  await t.context.server?.[Symbol.asyncDispose]();
});

/** A video with as many bytes more as a slow line needs some seconds for; players skip them. */
const video = ({ context }: ExecutionContext<Context>, name: string, megabytes = 0.1) => {
  const box = Buffer.alloc(megabytes * 1_000_000, name);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4);
  return { name, mimeType: 'video/mp4', buffer: Buffer.concat([context.demo, box]) };
};

/** Somebody with a project of their own, on the page that sends to it. */
const sender = async ({ context }: ExecutionContext<Context>, project: string, width?: number): Promise<Visitor> => {
  const { browser, server } = context;
  const visitor = await visit(browser, server.url, width);
  await visitor.logIn(server.accounts.client);
  const { page } = visitor;
  await visitor.open('/client/projects/#create');
  if (!(await page.isVisible('#project-name'))) await page.click('#create summary');
  await page.fill('#project-name', project);
  await page.click('#create button[type=submit]');
  await page.waitForURL(/\/client\/projects\/[0-9a-f-]{36}\/$/);
  await page.click('.page-head .btn-primary');
  await page.waitForSelector('#upload-form');
  // Its script listens from then on.
  await page.waitForLoadState('load');
  return visitor;
};

const slowDown = async ({ context, page }: Visitor): Promise<() => Promise<void>> => {
  const debug = await context.newCDPSession(page);
  const at = (bytesPerSecond: number) =>
    debug.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 5,
      downloadThroughput: -1,
      uploadThroughput: bytesPerSecond,
    });
  await debug.send('Network.enable');
  await at(2_000_000);
  return async () => void (await at(-1));
};

const item = (page: Page, name: string) => page.locator('.upload-item', { hasText: name });
/** Enough of it is under way for some to have arrived: a speed is told before anything has left. */
const underWay = /[1-9][\d,]* МБ из .* в секунду/;
const inState = (page: Page, name: string, state: string) =>
  page.locator(`.upload-item[data-state=${state}]`, { hasText: name }).waitFor({ timeout: 30_000 });
const start = (page: Page) => page.click('#upload-actions button');

const titles = async (page: Page): Promise<readonly string[]> => {
  const address = new URL(page.url()).origin;
  const answer = await page.request.get(`${address}/api/videos/?page_size=100`);
  const { results } = (await answer.json()) as { results: readonly { readonly title: string }[] };
  return results.map(({ title }) => title);
};

test.serial('several files are dropped, sent one after another, and each tells how it ended', async (t) => {
  t.timeout(240_000);
  await using visitor = await sender(t, 'Несколько');
  const { page } = visitor;
  const files = [video(t, 'один.mp4'), { ...video(t, 'не-видео.mp4'), buffer: Buffer.from('текст '.repeat(500)) }];
  const dropped = [...files, video(t, 'два.mp4')].map(({ name, buffer }) => [name, buffer.toString('base64')]);
  // As from the desktop: the browser's own event with files in it.
  const transfer = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    for (const [name, text] of ${JSON.stringify(dropped)})
      transfer.items.add(new File([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], name, { type: 'video/mp4' }));
    return transfer;
  })()`);
  await page.dispatchEvent('#drop', 'drop', { dataTransfer: transfer });
  t.is(await page.locator('.upload-item').count(), 3);
  t.true(await page.isHidden('#title-field'));
  t.true(await page.isVisible('#several-hint'));
  await page.fill('#description', 'Общее описание');
  await visitor.shoot('upload-chosen');
  await start(page);
  await inState(page, 'один.mp4', 'done');
  await inState(page, 'не-видео.mp4', 'refused');
  await inState(page, 'два.mp4', 'done');
  t.regex(await item(page, 'не-видео.mp4').innerText(), /не видеофайл/);
  await visitor.shoot('upload-several');
  t.deepEqual(await visitor.barriers(), []);
  t.deepEqual(
    visitor.faults().filter((fault) => !fault.includes('415')),
    [],
  );
  const found = await titles(page);
  t.true(found.includes('один') && found.includes('два') && !found.includes('не-видео'));
  await item(page, 'два.mp4').locator('[data-part=video]').click();
  await page.waitForURL(/\/client\/videos\/[0-9a-f-]{36}\/$/);
  t.true(await page.isVisible('text=Общее описание'));
});

test.serial('an upload is paused and goes on, and goes on after a reload with what was sent', async (t) => {
  t.timeout(240_000);
  await using visitor = await sender(t, 'С перерывами');
  const { page } = visitor;
  const speedUp = await slowDown(visitor);
  // On disk, with a time of its own, as files that are chosen twice are.
  const folder = await mkdtemp(join(tmpdir(), 'chosen-'));
  const file = join(folder, 'большое.mp4');
  await writeFile(file, video(t, 'большое.mp4', 12).buffer);
  await page.setInputFiles('#file', file);
  await page.fill('#title', 'Сначала');
  await start(page);
  await page.locator('.upload-item', { hasText: underWay }).waitFor();
  await item(page, 'большое.mp4').locator('[data-action=pause]').click();
  await inState(page, 'большое.mp4', 'paused');
  t.regex(await item(page, 'большое.mp4').innerText(), /Приостановлено: передано .*из 11,/);
  await item(page, 'большое.mp4').locator('[data-action=resume]').click();
  await page.locator('.upload-item[data-state=sending]', { hasText: underWay }).waitFor();
  await item(page, 'большое.mp4').locator('[data-action=pause]').click();
  await inState(page, 'большое.mp4', 'paused');

  await page.reload();
  await page.waitForSelector('#earlier:not([hidden])');
  t.regex(await page.innerText('#earlier'), /большое\.mp4\s+передано [^0]/);
  await visitor.shoot('upload-earlier');
  t.deepEqual(await visitor.barriers(), []);
  let begun = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/uploads/')) begun++;
  });
  const other = await page.getAttribute('#project_id option:not(:checked)', 'value');
  if (other !== null) await page.selectOption('#project_id', other);
  await page.setInputFiles('#file', file);
  await page.locator('#earlier').waitFor({ state: 'hidden' });
  t.is(await page.locator('#project_id option:checked').innerText(), 'С перерывами');
  await page.fill('#title', 'Потом');
  await speedUp();
  await start(page);
  await page.waitForURL(/\/client\/videos\/[0-9a-f-]{36}\/$/);
  t.is(begun, 0, 'it was not begun anew');
  t.is(await page.innerText('h1'), 'Потом', 'what is said last counts');
  await visitor.open('/client/videos/upload/');
  await page.waitForTimeout(300);
  t.true(await page.isHidden('#earlier'), 'nothing is left to go on with');
  t.deepEqual(visitor.faults(), []);
  await rm(folder, { recursive: true });
});

test.serial('a file that has the same name but other bytes, or another project, is begun anew', async (t) => {
  t.timeout(240_000);
  await using visitor = await sender(t, 'Тёзки');
  const { page } = visitor;
  const speedUp = await slowDown(visitor);
  await page.setInputFiles('#file', video(t, 'тёзка.mp4', 8));
  await start(page);
  await page.locator('.upload-item', { hasText: underWay }).waitFor();
  await item(page, 'тёзка.mp4').locator('[data-action=pause]').click();
  await page.reload();
  await page.waitForSelector('#earlier:not([hidden])');
  await speedUp();
  await page.setInputFiles('#file', video(t, 'тёзка.mp4', 1));
  t.true(await page.isVisible('#earlier'));
  await start(page);
  await page.waitForURL(/\/client\/videos\/[0-9a-f-]{36}\/$/);

  await visitor.open('/client/videos/upload/');
  await page.waitForSelector('#earlier:not([hidden])');
  await page.click('#earlier [data-action=discard]');
  await page.locator('#earlier').waitFor({ state: 'hidden' });
  await page.reload();
  await page.waitForTimeout(300);
  t.true(await page.isHidden('#earlier'));
  t.deepEqual(visitor.faults(), []);
});

test.serial('a cancelled upload leaves nothing on the server', async (t) => {
  t.timeout(240_000);
  await using visitor = await sender(t, 'Отменённое', 390);
  const { page } = visitor;
  await slowDown(visitor);
  await page.setInputFiles('#file', video(t, 'лишнее.mp4', 10));
  await start(page);
  await page.locator('.upload-item', { hasText: underWay }).waitFor();
  await visitor.shoot('upload-phone');
  t.is(await visitor.overflow(), 0);
  const removed = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await item(page, 'лишнее.mp4').locator('[data-action=cancel]').click();
  const answer = await removed;
  t.is(answer.status(), 204);
  await inState(page, 'лишнее.mp4', 'cancelled');
  t.is((await page.request.get(answer.url())).status(), 404);
  await item(page, 'лишнее.mp4').locator('[data-action=remove]').click();
  t.true(await page.isVisible('#upload-actions button'));
  t.false((await titles(page)).includes('лишнее'));
});

test.serial('a broken line is waited for, and the upload goes on by itself', async (t) => {
  t.timeout(240_000);
  const { line } = t.context;
  await using visitor = await sender(t, 'Обрывы');
  const { page } = visitor;
  // So slow that it is still under way when a busy machine gets round to cutting it.
  line.throttle(500_000);
  await page.setInputFiles('#file', video(t, 'обрыв.mp4', 12));
  await start(page);
  await page.locator('.upload-item', { hasText: underWay }).waitFor();
  line.refuse();
  await page.locator('.upload-item', { hasText: 'пробуем снова' }).waitFor();
  line.heal();
  await page.waitForURL(/\/client\/videos\/[0-9a-f-]{36}\/$/, { timeout: 60_000 });
  t.is(await page.innerText('h1'), 'обрыв');
});

test.serial('without scripts the form sends one file, and says what is wrong with it', async (t) => {
  t.timeout(240_000);
  const { browser, server } = t.context;
  {
    await using visitor = await sender(t, 'Без скриптов');
    t.truthy(visitor);
  }
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, locale: 'ru-RU' });
  const page = await context.newPage();
  await page.goto('/client/users/login/');
  await page.fill('#email', server.accounts.client.email);
  await page.fill('#password', server.accounts.client.password);
  await page.click('.gate-form button[type=submit]');
  await page.waitForURL((address) => !address.pathname.includes('/login/'));
  await page.goto('/client/videos/upload/');
  t.true(await page.isVisible('#file'));
  t.regex(await page.innerText('.notice-info'), /Без JavaScript/);
  t.true(await page.isHidden('#subtitles'));
  const text = { name: 'нет.mp4', mimeType: 'video/mp4', buffer: Buffer.from('нет '.repeat(900)) };
  await page.setInputFiles('#file', text);
  await start(page);
  await page.waitForSelector('.notice-error >> text=не видеофайл');
  const file = video(t, 'просто.mp4');
  await page.selectOption('#project_id', { label: 'Без скриптов' });
  await page.setInputFiles('#file', file);
  await page.fill('#title', 'Одной формой');
  await start(page);
  await page.waitForURL(/\/client\/videos\/[0-9a-f-]{36}\/$/);
  t.is(await page.innerText('h1'), 'Одной формой');
  await page.goto('/client/videos/upload/');
  await page.selectOption('#project_id', { label: 'Без скриптов' });
  await page.setInputFiles('#file', file);
  await start(page);
  await page.waitForSelector('.notice-error >> text=уже загружен');
  await page.click('text=Открыть загруженное раньше');
  t.is(await page.innerText('h1'), 'Одной формой');
  await context.close();
});
