import { gzipSync } from 'node:zlib';
import anyTest, { type ExecutionContext, type TestFn } from 'ava';
import type { Browser, Page, Route } from 'playwright-core';
import type { TaskId } from '../../domain/shared/ids.js';
import { addFindings, analyseDemo, aSensitiveFinding, taskOf } from './support/bench-scene.js';
import { tabTo, until } from './support/page.js';
import { startTestServer, type TestServer } from './support/server.js';
import { seedTakers, throughApi, throughPages, type Take } from './support/takers.js';
import { launchBrowser, visit, type Visitor } from './support/visitor.js';

interface Context {
  server: TestServer;
  browser: Browser;
  /** Judged by keyboard from end to end. */
  judged: TaskId;
  /** For everything else. */
  task: TaskId;
}

const test = anyTest as TestFn<Context>;
/** Models of a small machine take their time. */
const analysisMs = 240_000;

test.before(async (t) => {
  t.timeout(2 * analysisMs + 60_000);
  t.context.server = await startTestServer();
  t.context.browser = await launchBrowser();
  t.context.judged = await analyseDemo(t.context.server, 'Пирог с яблоками', analysisMs);
  t.context.task = await analyseDemo(t.context.server, 'Тесто из магазина', analysisMs);
  await addFindings(t.context.server, t.context.task, [aSensitiveFinding(24_000, 26_000)]);
});

test.after.always(async (t) => {
  await t.context.browser?.close();
  await t.context.server?.[Symbol.asyncDispose]();
});

const addressOf = (id: TaskId): string => `/client/operators/workspace/${id}/`;
const isPlayerReady = "document.querySelector('video').readyState > 0";
const isCalmSaved =
  "document.querySelector('#calm-form').ariaBusy === null && document.querySelector('#calm-unsaved').hidden";
/** A click that does not mind when the page, which tries by itself too, has just hidden the button. */
const saveNow = (page: Page): Promise<void> => page.evaluate("document.querySelector('#save-now').click()");
const isSaved = `document.querySelector('.is-saving') === null && document.querySelector('#unsaved').hidden
  && !Object.keys(localStorage).some((name) => name.startsWith('bench-saves'))`;
const selectedState = "document.querySelector('.trigger.is-selected').dataset.state";

/** An operator in front of a task that they hold. */
const sitDown = async (
  { server, browser }: Context,
  id: TaskId,
  who: 'operator' | 'admin' = 'operator',
  width = 1280,
): Promise<Visitor> => {
  const visitor = await visit(browser, server.url, width);
  await visitor.logIn(server.accounts[who]);
  await visitor.open(addressOf(id));
  const take = visitor.page.locator('form[action$="/take/"] button:visible');
  if ((await take.count()) > 0) {
    await take.first().click();
    await visitor.page.waitForSelector('#bench');
  }
  await until(visitor.page, isPlayerReady);
  return visitor;
};

const withoutRefusals = (faults: readonly string[]): readonly string[] =>
  faults.filter((fault) => !/status of 4\d\d|net::ERR_/.test(fault));

const decided = (server: TestServer, id: TaskId): Promise<number> =>
  server.withDatabase(async ({ queries }) => {
    const row = await queries.task(id);
    return row === undefined ? -1 : row.triggerCount - row.pendingTriggerCount;
  });

test.serial('an operator takes a task, judges all of it and completes it without touching a mouse', async (t) => {
  t.timeout(240_000);
  const { server, browser, judged } = t.context;
  await using operator = await visit(browser, server.url);
  await operator.logIn(server.accounts.operator);
  const { page } = operator;
  await operator.open('/client/operators/dashboard/');
  t.regex(await page.innerText('.next-task'), /Пирог с яблоками.*приоритет.*ждёт.*срок через/s);
  await tabTo(page, 'form[action$="/take-next/"] button');
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => address.pathname === addressOf(judged));
  await until(page, isPlayerReady);
  const { keyboard } = page;
  const video = (what: string) => page.evaluate<number>(`document.querySelector('video').${what}`);
  const paused = (is: boolean) => until(page, `document.querySelector('video').paused === ${is}`);

  // The player: from the first finding, around which it loops.
  await until(page, "Math.abs(document.querySelector('video').currentTime - 6.021) < 0.05");
  await keyboard.press('Space');
  await paused(false);
  for (let times = 0; times < 9; times++) await keyboard.press('=');
  t.is(await video('playbackRate'), 4);
  await page.evaluate("document.querySelector('video').currentTime = 18.2");
  await until(page, "document.querySelector('video').currentTime < 10");
  await keyboard.press('k');
  await paused(true);
  t.is(await video('playbackRate'), 1);
  for (let times = 0; times < 9; times++) await keyboard.press('-');
  t.is(await video('playbackRate'), 0.25);
  await keyboard.press('k');
  const before = await video('currentTime');
  await keyboard.press('ArrowRight');
  await until(page, `document.querySelector('video').currentTime > ${before}`);
  t.true((await video('currentTime')) - before < 0.06);
  await keyboard.press('ArrowLeft');
  await until(page, `Math.abs(document.querySelector('video').currentTime - ${before}) < 0.005`);
  await keyboard.press('m');
  t.true(await page.evaluate<boolean>("document.querySelector('video').muted"));
  await keyboard.press('m');
  await keyboard.press('b');
  t.is(await page.locator('.player.is-blurred').count(), 1);
  await keyboard.press('b');
  t.is(await page.locator('.player.is-blurred').count(), 0);

  // Edges: a frame out, a frame in again; then the decision says where it really is.
  const edge = (name: string) => page.inputValue(`.trigger.is-selected [name=${name}]`);
  t.is(await edge('start'), '00:06.021');
  await keyboard.press('[');
  await keyboard.press('[');
  await keyboard.press('Shift+[');
  t.is(await edge('start'), '00:05.981');
  await keyboard.press(']');
  await keyboard.press('u');
  t.is(await edge('end'), '00:17.021');
  const first = await page.getAttribute('.trigger.is-selected', 'id');
  // The next finding is there before the server knows of the decision.
  let letPass = (): void => undefined;
  const held = new Promise<void>((resolve) => (letPass = resolve));
  await page.route('**/decide/', async (route) => held.then(() => route.continue()), { times: 1 });
  await keyboard.press('Enter');
  await until(page, `document.querySelector('.trigger.is-selected').id !== ${JSON.stringify(first)}`);
  letPass();
  await until(page, `${isSaved} && document.getElementById(${JSON.stringify(first)}).dataset.state === 'confirmed'`);
  t.regex(await page.innerText(`[id="${first}"] .trigger-time`), /00:05\.981 – 00:17\.021/);
  // An edge of what is decided is saved by itself.
  await keyboard.press('ArrowUp');
  await keyboard.press(']');
  await until(page, `${isSaved} && document.getElementById(${JSON.stringify(first)}).dataset.end === '17061'`);
  await keyboard.press('ArrowDown');

  // Another risk by its digit, taken back, rejected, taken back, another risk again.
  await keyboard.press('1');
  await until(page, `${isSaved} && document.querySelectorAll('.trigger.is-relabelled').length === 1`);
  await keyboard.press('u');
  await until(page, `${isSaved} && ${selectedState} === 'pending'`);
  await keyboard.press('x');
  await until(page, `${isSaved} && document.querySelectorAll('.trigger.is-rejected').length === 1`);
  await keyboard.press('u');
  await until(page, `${isSaved} && ${selectedState} === 'pending'`);
  // Typing is never a command.
  await keyboard.press('c');
  await keyboard.type('xubn12');
  t.is(await edge('comment'), 'xubn12');
  t.is(await page.locator('.trigger.is-rejected').count(), 0);
  await keyboard.press('Escape');
  await keyboard.press('2');
  await until(page, `${isSaved} && document.querySelectorAll('.trigger.is-relabelled').length === 1`);

  await keyboard.press('n');
  await until(page, "document.activeElement.id === 'add-risk'");
  await keyboard.press('Home');
  await keyboard.press('ArrowDown');
  await tabTo(page, '#add-note');
  await keyboard.type('Пропущено моделями');
  const findings = await page.locator('.trigger').count();
  await keyboard.press('Enter');
  await until(page, `document.querySelectorAll('.trigger').length === ${findings + 1}`);
  await page.evaluate('document.activeElement.blur()');
  for (let left = 5; left > 0 && (await page.locator('.trigger.is-pending').count()) > 0; left--) {
    await keyboard.press('Enter');
    await until(page, isSaved);
  }
  t.true(await page.isVisible('#all-decided'));

  await keyboard.press('/');
  await keyboard.type('дерьмо');
  t.regex(await page.innerText('#transcript-found'), /Найдено: 1/);
  await keyboard.press('Enter');
  await until(page, "document.querySelector('video').currentTime > 16");
  await keyboard.press('Escape');
  await keyboard.press('?');
  t.true(await page.isVisible('#help'));
  t.deepEqual(await operator.barriers(), []);
  await operator.shoot('workbench-keys');
  await keyboard.press('Escape');

  await tabTo(page, '#summary');
  await keyboard.type('Добавьте erid.');
  await tabTo(page, '#complete-form button');
  await keyboard.press('Enter');
  await page.waitForURL(/done=completed/);
  t.is((await taskOf(server, judged)).state, 'completed');
  t.deepEqual(operator.faults(), []);
});

test.serial('disturbing scenes are blurred, grey and silent by themselves, as each person has chosen', async (t) => {
  t.timeout(240_000);
  await using operator = await sitDown(t.context, t.context.task);
  const { page } = operator;
  const { keyboard } = page;
  const look = () =>
    page.evaluate<string>(`[document.querySelector('.player').className,
      document.querySelector('video').muted].join(' ')`);
  const goTo = async (seconds: number) => {
    await page.evaluate(`document.querySelector('video').currentTime = ${seconds}`);
    await until(page, "!document.querySelector('video').seeking");
  };
  await goTo(5);
  t.notRegex(await look(), /is-blurred|is-grey|true/);
  // Ahead of it, so that nothing flashes up.
  await goTo(22);
  t.regex(await look(), /is-blurred.*is-grey.*true/);
  t.true(await page.isVisible('#calm-note'));
  await operator.shoot('workbench-calm');
  await keyboard.press('b');
  await keyboard.press('m');
  t.notRegex(await look(), /is-blurred|true/);
  await goTo(5);
  await goTo(25);
  t.regex(await look(), /is-blurred.*is-grey.*true/, 'the next time it is veiled again');
  await until(page, "!document.querySelector('#film').hidden && !document.querySelector('#wave').hidden");
  await page.click('#calm-settings summary');
  await page.uncheck('#calm-blur');
  await page.uncheck('#calm-grey');
  await until(page, "!document.querySelector('.player').classList.contains('is-blurred')");
  await until(page, isCalmSaved);
  await page.reload();
  await until(page, isPlayerReady);
  await goTo(25);
  t.notRegex(await look(), /is-blurred|is-grey/);
  t.regex(await look(), /true/);
  await page.click('#calm-settings summary');
  await page.check('#calm-blur');
  await page.check('#calm-grey');
  await until(page, isCalmSaved);
  t.deepEqual(operator.faults(), []);
});

test.serial('a decision that cannot be sent waits, survives a reload and is sent when it can be', async (t) => {
  t.timeout(240_000);
  const { server, task } = t.context;
  await using operator = await sitDown(t.context, task);
  const { page } = operator;
  const before = await decided(server, task);
  const breakOff = (route: Route) => void route.abort('connectionfailed');
  await page.route('**/decide/', breakOff);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#unsaved:visible');
  t.regex(await page.innerText('#unsaved'), /Ждут сохранения: 1\. Нет связи/);
  await page.keyboard.press('x');
  await until(page, "document.querySelector('#unsaved').innerText.includes('2.')");
  await page.click('#complete-form button');
  t.regex(await page.innerText('#notice'), /дождитесь/);
  t.is(await decided(server, task), before);
  await page.click('#save-now');
  t.is(await decided(server, task), before);
  await page.reload();
  await page.waitForSelector('#unsaved:visible');
  await page.unroute('**/decide/', breakOff);
  await saveNow(page);
  await until(page, isSaved);
  t.is(await decided(server, task), before + 2);
  // The answer that gets lost on its way: the server has it, the page must not decide twice.
  await page.route('**/decide/', async (route) => {
    await route.fetch();
    await route.abort('connectionfailed');
  });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('c');
  await page.keyboard.type('дважды');
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.waitForSelector('#unsaved:visible');
  await page.unroute('**/decide/');
  await saveNow(page);
  await until(page, isSaved);
  t.is(await page.innerText('#notice'), '');
  const labels = await server.withDatabase(({ queries }) => queries.labels({ task }, { page: 1, pageSize: 100 }));
  t.is(labels.items.filter(({ comment }) => comment === 'дважды').length, 1);
  t.deepEqual(withoutRefusals(operator.faults()), []);
});

test.serial('a lost lease is said, keeps what was not saved, and sends it when the task is taken again', async (t) => {
  t.timeout(240_000);
  const { server, task } = t.context;
  await using operator = await sitDown(t.context, task);
  const { page } = operator;
  const before = await decided(server, task);
  await page.keyboard.press('u');
  await page.evaluate("document.querySelector('.trigger.is-confirmed [data-action=undo]')?.click()");
  await until(page, isSaved);
  const open = await decided(server, task);
  t.true(open < before);
  await page.route('**/decide/', (route) => void route.abort('connectionfailed'));
  await page.evaluate("document.querySelector('.trigger.is-pending .trigger-pick').click()");
  await page.keyboard.press('Enter');
  await page.waitForSelector('#unsaved:visible');
  // In another window the same operator lets go of the task.
  await using other = await sitDown(t.context, task);
  await other.page.click('.pass-on summary:has-text("Вернуть в очередь")');
  await other.page.click('form[action$="/release/"] button');
  await other.page.waitForURL(/done=released/);
  await page.unroute('**/decide/');
  await saveNow(page);
  await page.waitForSelector('#lost:visible');
  t.regex(await page.innerText('#lost'), /не успели сохраниться: 1/);
  t.deepEqual(await operator.barriers(), []);
  await operator.shoot('workbench-lost');
  t.is(await decided(server, task), open);
  await page.click('#lost button');
  await page.waitForSelector('#lost', { state: 'hidden' });
  await until(page, isSaved);
  t.is(await decided(server, task), open + 1);
  t.deepEqual(withoutRefusals(operator.faults()), []);
});

test.serial('a task goes to the admins with a question and comes back with the answer', async (t) => {
  t.timeout(240_000);
  const { task } = t.context;
  await using operator = await sitDown(t.context, task);
  const { page } = operator;
  await page.click('.pass-on summary:has-text("Спросить администраторов")');
  await page.fill('#escalate-comment', 'Это реклама или мнение?');
  await page.click('form[action$="/escalate/"] button');
  await page.waitForURL(/done=escalated/);
  t.regex(await page.innerText('.table-cards'), /у администраторов/);
  await operator.open(addressOf(task));
  t.regex(await page.innerText('.empty'), /передали администраторам/);

  await using admin = await visit(t.context.browser, t.context.server.url);
  await admin.logIn(t.context.server.accounts.admin);
  await admin.open('/client/operators/dashboard/');
  t.regex(await admin.page.innerText('.next-task'), /Тесто из магазина.*ждёт вашего ответа/s);
  await admin.page.click('.actions a[href$="/operators/queue/"]');
  t.regex(await admin.page.innerText('.table-cards'), /Это реклама или мнение\?/);
  await admin.shoot('queue-whole');
  await admin.open('/client/operators/dashboard/');
  await admin.page.click('form[action$="/take-next/"] button');
  await admin.page.waitForSelector('#bench');
  t.regex(await admin.page.innerText('.notice-info'), /Спрашивает: Олег.*Это реклама или мнение\?/s);
  await admin.page.click('.pass-on summary:has-text("Передать коллеге")');
  await admin.page.selectOption('#hand-over-to', { label: 'Олег' });
  await admin.page.fill('#hand-over-comment', 'Реклама: есть промокод.');
  await admin.page.click('form[action$="/hand-over/"] button');
  await admin.page.waitForURL(/done=handed-over/);

  await operator.open('/client/operators/dashboard/');
  t.regex(await page.innerText('.attention'), /Реклама: есть промокод\./);
  await operator.open(addressOf(task));
  t.regex(await page.innerText('.notice-info'), /Ада передаёт вам эту задачу\./);
  for (const visitor of [operator, admin]) t.deepEqual(visitor.faults(), []);
});

test.serial('without scripts a finding is judged, moved, renamed and taken back by forms', async (t) => {
  t.timeout(240_000);
  const { server, browser, task } = t.context;
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, locale: 'ru-RU' });
  const page = await context.newPage();
  await page.goto('/client/users/login/');
  await page.fill('#email', server.accounts.operator.email);
  await page.fill('#password', server.accounts.operator.password);
  await page.click('.gate-form button[type=submit]');
  await page.goto(addressOf(task));
  const card = page.locator('.trigger').first();
  t.true(await card.locator('.evidence').isVisible());
  const [start = '', id = ''] = [
    await card.locator('[name=start]').inputValue(),
    (await card.getAttribute('id')) ?? '',
  ];
  const own = page.locator(`[id="${id}"]`);
  if ((await own.getAttribute('data-state')) !== 'pending') await own.locator('[data-action=undo]').click();
  t.is(await own.getAttribute('data-state'), 'pending');
  await own.locator('[name=start]').fill('00:01.500');
  await own.locator('[data-action=confirm]').click();
  t.regex(page.url(), new RegExp(`#${id}$`));
  t.regex(await own.locator('.trigger-time').innerText(), /^00:01\.500/);
  await own.locator('.relabel').first().click();
  t.is(await own.getAttribute('data-state'), 'relabelled');
  await own.locator('[name=start]').fill('нет');
  await own.locator('[data-action=reject]').click();
  t.true(await page.isVisible('main > .notice-error:not([hidden])'));
  await page.goto(addressOf(task));
  await own.locator('[data-action=undo]').click();
  t.is(await own.locator('[name=start]').inputValue(), start);
  t.true(await page.isVisible('.trigger .btn-confirm'));
  await context.close();
});

test.serial('the workbench and the queues hold at both widths, in both languages, light and dark', async (t) => {
  t.timeout(180_000);
  const { server, browser, task } = t.context;
  await using _holder = await sitDown(t.context, task);
  for (const width of [1280, 390])
    for (const locale of ['ru', 'en'] as const)
      for (const who of ['operator', 'admin'] as const) {
        await using visitor = await visit(browser, server.url, width);
        await visitor.context.addCookies([{ name: 'locale', value: locale, url: server.url }]);
        await visitor.logIn(server.accounts[who]);
        if ((await visitor.page.getAttribute('html', 'lang')) !== locale) {
          await visitor.page.click('button[name=locale]');
          await visitor.page.waitForSelector(`html[lang=${locale}]`);
        }
        const pages =
          who === 'operator'
            ? { queue: '/client/operators/dashboard/', workbench: addressOf(task) }
            : { 'queue-whole': '/client/operators/queue/', 'task-held': addressOf(task) };
        for (const [name, path] of Object.entries(pages)) {
          const about = `${name} ${width} ${locale}`;
          await visitor.open(path);
          if (name === 'workbench')
            await until(visitor.page, `${isPlayerReady} && !document.querySelector('#wave').hidden`);
          await visitor.shoot(`${name}-${width}-${locale}`);
          t.true((await visitor.overflow()) <= 0, `${about} scrolls sideways`);
          t.deepEqual(await visitor.barriers(), [], about);
          await visitor.page.evaluate("document.documentElement.dataset.bsTheme = 'dark'");
          await visitor.page.waitForTimeout(250);
          t.deepEqual(await visitor.barriers(), [], `${about} dark`);
          await visitor.shoot(`${name}-${width}-${locale}-dark`);
          t.deepEqual(visitor.faults(), [], about);
        }
      }
});

test.serial('on a phone everything that a key does has a button of a finger’s size', async (t) => {
  t.timeout(240_000);
  await using operator = await sitDown(t.context, t.context.task, 'operator', 390);
  const { page } = operator;
  const small = await page.evaluate<readonly string[]>(`[...document.querySelectorAll(
      '.judge-button, .deck-button, .trigger.is-selected .trigger-buttons .btn, .trigger.is-selected .relabel')]
    .filter((button) => button.offsetParent !== null)
    .filter((button) => button.getBoundingClientRect().height < 44 || button.getBoundingClientRect().width < 44)
    .map((button) => button.className)`);
  t.deepEqual(small, []);
  t.true(await page.isVisible('.judge-bar'));
  await page.evaluate("document.querySelector('.trigger.is-pending .trigger-pick')?.click()");
  const id = await page.getAttribute('.trigger.is-selected', 'id');
  await page.tap('.judge-reject').catch(() => page.click('.judge-reject'));
  await until(page, `${isSaved} && document.getElementById(${JSON.stringify(id)}).dataset.state === 'rejected'`);
  await page.click('.judge-undo');
  await until(page, `${isSaved} && document.getElementById(${JSON.stringify(id)}).dataset.state === 'pending'`);
  // The player stays in sight while the list scrolls under it.
  await page.evaluate("document.querySelector('.bench-list').scrollIntoView({ block: 'end' })");
  t.true((await page.evaluate<number>("document.querySelector('#video').getBoundingClientRect().bottom")) > 0);
  t.deepEqual(operator.faults(), []);
});

test.serial(
  'two thousand findings: all are on the timeline, the list comes in pieces, and a decision answers with little',
  async (t) => {
    t.timeout(240_000);
    const { server, task } = t.context;
    const known = await server.withDatabase(async ({ queries }) => (await queries.task(task))?.triggerCount ?? 0);
    const codes = ['PROF_OBSCENE_SPEECH', 'PROF_RUDE', 'PROF_MASKED', 'SYM_NAZI'];
    await addFindings(
      server,
      task,
      Array.from({ length: 2_000 - known }, (_, at) => ({
        riskCode: codes[at % codes.length] ?? '',
        interval: { startMs: 10 + at * 14, endMs: 600 + at * 14 },
      })),
    );
    await using operator = await sitDown(t.context, task);
    const { page, context } = operator;
    t.is(await page.locator('#timeline .mark').count(), 2_000);
    t.is(await page.locator('.trigger').count(), 50);

    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    // From one finding to the next, the border between two pieces of the list included.
    const step = async (key: string) => {
      const from = await page.getAttribute('.trigger.is-selected', 'id');
      await page.keyboard.press(key);
      await until(page, `document.querySelector('.trigger.is-selected')?.id !== ${JSON.stringify(from)}`);
    };
    for (let at = 0; at < 60; at++) await step('ArrowDown');
    t.regex(page.url(), /page=2/);
    const before = await decided(server, task);
    for (let at = 0; at < 10; at++) await step('Enter');
    await until(page, isSaved);
    t.is(await decided(server, task), before + 10);

    // Back leads to the piece of the list before.
    await page.goBack();
    await until(page, "document.querySelector('#trigger-list').dataset.page === '1'");

    const token = await page.inputValue('input[name=_csrf]');
    const id = (await page.getAttribute('.trigger', 'id'))?.slice('trigger-'.length) ?? '';
    const fragment = await fetch(`${server.url}${addressOf(task)}triggers/${id}/decide/`, {
      method: 'POST',
      headers: { cookie, 'hx-request': 'true', 'x-csrf-token': token },
      body: new URLSearchParams({ verdict: 'rejected', comment: 'x'.repeat(500) }),
    });
    const answer = await fragment.text();
    t.is(fragment.status, 200, answer);
    t.log(`a decision answers with ${Buffer.byteLength(answer)} bytes`);
    t.true(Buffer.byteLength(answer) <= 10_240);
    t.deepEqual(operator.faults(), []);
  },
);

test.serial('scripts and styles of the workbench are a quarter of a megabyte at most when compressed', async (t) => {
  await using operator = await visit(t.context.browser, t.context.server.url);
  const sizes = new Map<string, number>();
  operator.page.on('response', (response) => {
    if (['script', 'stylesheet'].includes(response.request().resourceType()))
      void response.body().then((body) => sizes.set(new URL(response.url()).pathname, gzipSync(body).length));
  });
  await operator.logIn(t.context.server.accounts.operator);
  sizes.clear();
  await operator.open(addressOf(t.context.task));
  await operator.page.waitForLoadState('networkidle');
  report(t, sizes);
});

const report = (t: ExecutionContext<Context>, sizes: ReadonlyMap<string, number>): void => {
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  t.log(`${sizes.size} scripts and styles, ${total} bytes compressed`);
  t.true(sizes.size > 10);
  t.true(total <= 250 * 1_024);
};

test.serial(
  'fifty operators who take at once, through pages and through the API, never get the same task',
  async (t) => {
    t.timeout(240_000);
    const { server } = t.context;
    const operators = await server.withDatabase((persistence) => seedTakers(persistence, 50, 40));
    const doors: Take[] = [];
    for (const [at, operator] of operators.entries())
      doors.push(await (at % 2 === 0 ? throughPages : throughApi)(server, operator));
    const taken = (await Promise.all(doors.map((take) => take()))).filter((id) => id !== undefined);
    t.is(taken.length, 40);
    t.is(new Set(taken).size, 40);
    const again = (await Promise.all(doors.map((take) => take()))).filter((id) => id !== undefined);
    t.deepEqual([...again].sort(), [...taken].sort(), 'everybody keeps what they hold, and nobody else gets it');
  },
);
