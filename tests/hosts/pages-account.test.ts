import test from 'ava';
import { minute } from '../builders/moments.js';
import { password, register } from './harness/accounts.js';
import { openBrowser, type Browser } from './harness/browser.js';
import { secretByMail } from './harness/letters.js';
import { createWebHarness, type WebHarness } from './harness/web-harness.js';

const newPassword = 'quite another password';

const signedIn = async (harness: WebHarness, email: string, given = password): Promise<Browser> => {
  const browser = openBrowser(harness);
  await browser.get('/client/users/login/');
  await browser.post('/client/users/login/', { email, password: given });
  return browser;
};

const isIn = async (browser: Browser): Promise<boolean> => (await browser.get('/client/users/profile/')).status === 200;

test('a lost password is replaced by way of a letter, in the browser alone', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const elsewhere = await signedIn(harness, user.email);
  const browser = openBrowser(harness);
  t.regex((await browser.get('/client/users/login/')).text, /href="\/client\/users\/password_reset\/"/);
  await browser.get('/client/users/password_reset/');
  t.is((await browser.post('/client/users/password_reset/', { email: 'no address' })).status, 400);
  const unknown = await browser.post('/client/users/password_reset/', { email: 'nobody@example.test' });
  const known = await browser.post('/client/users/password_reset/', { email: user.email });
  t.is(known.status, 200);
  const withoutToken = (text: string) =>
    text.replace(/name="_csrf" value="[^"]*"|"x-csrf-token":"[^"]*"|x-csrf-token[^}]*/g, '');
  t.is(withoutToken(known.text), withoutToken(unknown.text), 'nobody learns which accounts exist');

  const link = `/client/users/password_reset/confirm/?token=${await secretByMail(harness)}`;
  await harness.clock.advance(minute);
  const form = await browser.get(link);
  t.is(form.headers.get('referrer-policy'), 'same-origin');
  t.is(form.headers.get('cache-control'), 'private, no-store');
  const token = /name="token" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
  const confirm = (given: string) => browser.post('/client/users/password_reset/confirm/', { token, password: given });
  const short = await confirm('short');
  t.is(short.status, 400);
  t.true(short.text.includes(`value="${token}"`), 'the link is not lost with a refused password');
  const done = await confirm(newPassword);
  t.is(done.headers.get('location'), '/client/users/login/?done=password');
  t.regex((await browser.get('/client/users/login/?done=password')).text, /Пароль изменён/);
  const again = await confirm(newPassword);
  t.is(again.status, 400);
  t.regex(again.text, /Запросить новую ссылку/);
  t.regex((await browser.get('/client/users/password_reset/confirm/')).text, /Запросить новую ссылку/);
  t.false(await isIn(elsewhere));
  t.true(await isIn(await signedIn(harness, user.email, newPassword)));
  t.false(JSON.stringify(harness.logger.lines).includes(token));
});

test('a changed password keeps this session under a new name, and ends all others', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'operator');
  const [browser, elsewhere] = [await signedIn(harness, user.email), await signedIn(harness, user.email)];
  await browser.get('/client/users/password_change/');
  const change = (old_password: string, new_password = newPassword) =>
    browser.post('/client/users/password_change/', { old_password, new_password });
  const wrong = await change('wrong');
  t.is(wrong.status, 400);
  t.regex(wrong.text, /Нынешний пароль введён неверно/);
  t.is((await change(password, 'short')).status, 400);
  await harness.clock.advance(1);
  const oldCookies = new Map(browser.cookies);
  t.is((await change(password)).headers.get('location'), '/client/users/profile/?done=password');
  t.not(browser.cookies.get('sid'), oldCookies.get('sid'));
  t.true(await isIn(browser));
  t.false(await isIn(elsewhere));
  const thief = openBrowser(harness);
  for (const [name, value] of oldCookies) (thief.cookies as Map<string, string>).set(name, value);
  t.false(await isIn(thief), 'the old name of the session opens nothing');
  for (let failed = 1; failed <= 5; failed++) {
    await browser.get('/client/users/password_change/');
    await change('wrong');
  }
  const resting = await change(newPassword);
  t.is(resting.status, 429);
  t.is(resting.headers.get('retry-after'), '60');
});

test('a session gets a new name at the log-in, ends at the log-out, and its name is in no log line', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const browser = openBrowser(harness);
  await browser.get('/client/users/login/');
  const planted = new Map(browser.cookies);
  const guest = browser.cookies.get('sid') ?? '';
  await browser.post('/client/users/login/', { email: user.email, password });
  const own = new Map(browser.cookies);
  t.not(own.get('sid'), guest);
  const attacker = openBrowser(harness);
  for (const [name, value] of planted) (attacker.cookies as Map<string, string>).set(name, value);
  t.false(await isIn(attacker), 'an identifier from before the log-in is worth nothing after it');
  await browser.get('/client/projects/');
  await browser.post('/client/users/logout/');
  const late = openBrowser(harness);
  for (const [name, value] of own) (late.cookies as Map<string, string>).set(name, value);
  t.false(await isIn(late), 'the server forgot it, not only the browser');
  const written = JSON.stringify(harness.logger.lines);
  for (const value of [...planted.values(), ...own.values()]) t.false(written.includes(value));
  t.false(written.includes(password));
});

test('people change name, language and letters on their profile, and log out everywhere', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client', { name: 'Анна <b>' });
  const browser = await signedIn(harness, user.email);
  const page = await browser.get('/client/users/profile/');
  t.true(page.text.includes('value="Анна &lt;b&gt;"'));
  t.is(page.text.match(/type="checkbox"[^>]*checked/g)?.length, 3);
  const refused = await browser.post('/client/users/profile/', { name: ' ', locale: 'ru' });
  t.is(refused.status, 400);
  const saved = await browser.post('/client/users/profile/', {
    name: 'Аня',
    locale: 'en',
    'notify-report-published': '1',
  });
  t.is(saved.headers.get('location'), '/client/users/profile/?done=saved');
  const english = await browser.get('/client/users/profile/?done=saved');
  t.regex(english.text, /Saved\./);
  t.is(english.text.match(/type="checkbox"[^>]*checked/g)?.length, 1);
  t.like(await harness.services.queries.user(user.id), {
    name: 'Аня',
    locale: 'en',
    notifications: { 'analysis-ready': false, 'video-failed': false, 'report-published': true },
  });
  const elsewhere = await signedIn(harness, user.email);
  await harness.clock.advance(1);
  await browser.post('/client/users/logout_everywhere/');
  t.false(await isIn(browser));
  t.false(await isIn(elsewhere));
});

test('the admin finds people, changes role and access, and sees what happened; others see none of it', async (t) => {
  await using harness = await createWebHarness();
  const admin = await register(harness, 'admin', { name: 'Ада' });
  const client = await register(harness, 'client', { name: 'Вера Клиент' });
  const operator = await register(harness, 'operator', { name: 'Олег Оператор' });
  const theirs = await signedIn(harness, client.email);
  const browser = await signedIn(harness, admin.email);
  const everyone = await browser.get('/admin/users/');
  for (const { name } of [admin, client, operator]) t.true(everyone.text.includes(name));
  const operators = await browser.get('/admin/users/?role=operator');
  t.true(operators.text.includes('Олег Оператор'));
  t.false(operators.text.includes('Вера Клиент'));
  t.true((await browser.get('/admin/users/?search=вера')).text.includes('Вера Клиент'));
  t.regex((await browser.get('/admin/users/?search=никто')).text, /Никого не нашлось/);

  const path = `/admin/users/${client.id}/`;
  const open = await browser.get(path);
  t.regex(open.text, /Вход<\/td>/, 'the log-in is in the log');
  await harness.clock.advance(1);
  const fields = { version: '0', name: 'Вера Клиент', role: 'operator', is_active: '1' };
  t.is((await browser.post(path, fields)).headers.get('location'), `${path}?done=saved`);
  t.false(await isIn(theirs), 'a new role means a new log-in');
  const after = await browser.get(`${path}?done=saved`);
  t.regex(after.text, /Роль изменена/);
  t.regex(after.text, /Клиент → Оператор/);
  t.regex(after.text, /Ада/);
  t.is((await browser.post(path, fields)).status, 409, 'somebody else was faster');
  const closed = await browser.post(path, { version: '1', name: 'Вера Клиент', role: 'operator' });
  t.is(closed.status, 303);
  t.false((await harness.services.queries.user(client.id))?.isActive);

  const own = `/admin/users/${admin.id}/`;
  const last = await browser.post(own, { version: '0', name: 'Ада', role: 'client', is_active: '1' });
  t.is(last.status, 409);
  t.regex(last.text, /последний действующий администратор/);
  for (const wrong of [{ role: 'root' }, { version: 'x' }, { version: '' }])
    t.is((await browser.post(own, { version: '0', name: 'Ада', role: 'admin', is_active: '1', ...wrong })).status, 400);
  t.is((await browser.get('/admin/users/1/')).status, 404);
  for (const page of ['/admin/users/', path]) {
    t.is((await (await signedIn(harness, operator.email)).get(page)).status, 403);
    t.is((await openBrowser(harness).get(page)).status, 303);
  }
});
