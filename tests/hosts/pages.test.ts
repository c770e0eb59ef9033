import test from 'ava';
import { aFailedVideo } from '../builders/a-video.js';
import { accept } from '../../domain/shared/result.js';
import { register } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { seedProject, seedUploaded, seedVerification } from './harness/seeds.js';
import { createWebHarness, type WebHarness } from './harness/web-harness.js';

const signedIn = async (harness: WebHarness, role: 'client' | 'operator' | 'admin') => {
  const user = await register(harness, role);
  const browser = openBrowser(harness);
  await browser.logIn(user.email);
  return { user, browser };
};

const htmx = { 'hx-request': 'true' };

test('a stranger is sent to log in and comes back to the page that was asked for', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const browser = openBrowser(harness);
  const sent = await browser.get('/client/projects/?page=2');
  t.is(sent.status, 303);
  t.is(sent.headers.get('location'), '/client/users/login/?next=%2Fclient%2Fprojects%2F%3Fpage%3D2');
  await browser.get('/client/users/login/?next=%2Fclient%2Fprojects%2F%3Fpage%3D2');
  const back = await browser.post('/client/users/login/', {
    email: user.email,
    password: 'correct horse battery staple',
    next: '/client/projects/?page=2',
  });
  t.is(back.headers.get('location'), '/client/projects/?page=2');
});

test('logging in changes the session, a wrong password says so, logging out ends it', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const browser = openBrowser(harness);
  await browser.get('/client/users/login/');
  const before = browser.cookies.get('sid');
  const wrong = await browser.post('/client/users/login/', { email: user.email, password: 'wrong' });
  t.is(wrong.status, 401);
  t.regex(wrong.text, /Неверный адрес почты или пароль/);
  t.false(wrong.text.includes('value="wrong"'));
  await browser.post('/client/users/login/', { email: user.email, password: 'correct horse battery staple' });
  t.not(browser.cookies.get('sid'), before);
  t.is((await browser.get('/client/dashboard/')).status, 200);
  await browser.post('/client/users/logout/');
  t.is((await browser.get('/client/dashboard/')).status, 303);
});

test('whoever registers becomes a client and is signed in', async (t) => {
  await using harness = await createWebHarness();
  const browser = openBrowser(harness);
  await browser.get('/client/users/register/');
  const short = await browser.post('/client/users/register/', {
    email: 'a@example.test',
    name: 'А',
    password: 'short',
  });
  t.is(short.status, 400);
  t.regex(short.text, /от 8 до 128/);
  t.regex(short.text, /value="a@example.test"/);
  const made = await browser.post('/client/users/register/', {
    email: 'a@example.test',
    name: 'Аня',
    password: 'long enough indeed',
    role: 'admin',
  });
  t.is(made.headers.get('location'), '/client/dashboard/');
  t.regex((await browser.get('/client/dashboard/')).text, /Здравствуйте, Аня/);
  t.is((await browser.get('/admin/')).status, 403);
});

test('everybody lands on the page of their role, and other roles’ pages stay closed', async (t) => {
  await using harness = await createWebHarness();
  const homes = { client: '/client/dashboard/', operator: '/client/operators/dashboard/', admin: '/admin/' } as const;
  for (const role of ['client', 'operator', 'admin'] as const) {
    const { browser } = await signedIn(harness, role);
    t.is((await browser.get('/')).headers.get('location'), homes[role]);
    t.is((await browser.get(homes[role])).status, 200, role);
    t.is((await browser.get('/client/operators/dashboard/')).status, role === 'client' ? 403 : 200, role);
    t.is((await browser.get('/admin/')).status, role === 'admin' ? 200 : 403, role);
    t.is((await browser.get('/client/projects/')).status, role === 'operator' ? 403 : 200, role);
  }
});

test('a project is made, searched for, renamed and removed by forms alone', async (t) => {
  await using harness = await createWebHarness();
  const { browser } = await signedIn(harness, 'client');
  await browser.get('/client/projects/');
  const refused = await browser.post('/client/projects/', { name: '   ', description: 'осталось' });
  t.is(refused.status, 400);
  t.regex(refused.text, /Введите название проекта/);
  t.regex(refused.text, /осталось/);
  const made = await browser.post('/client/projects/', { name: 'Борщи', description: '' });
  const address = made.headers.get('location') ?? '';
  t.regex(address, /^\/client\/projects\/[0-9a-f-]{36}\/$/);
  t.regex((await browser.get('/client/projects/?search=бор')).text, /Борщи/);
  t.regex((await browser.get('/client/projects/?search=пирог')).text, /ничего не нашлось/);
  await browser.get(address);
  t.is((await browser.post(`${address}edit/`, { name: 'Супы', description: 'все' })).status, 303);
  t.regex((await browser.get(address)).text, /<h1>Супы<\/h1>/);
  await browser.post(`${address}delete/`);
  t.is((await browser.get(address)).status, 404);
});

test('a client does not learn of other people’s projects, videos and reports', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const seeded = await seedVerification(harness, owner);
  const { browser } = await signedIn(harness, 'client');
  await browser.get('/client/projects/');
  for (const path of [
    `/client/projects/${seeded.project.id}/`,
    `/client/videos/${seeded.video.id}/`,
    `/client/reports/${seeded.video.id}/`,
    '/client/videos/not-an-id/',
  ])
    t.is((await browser.get(path)).status, 404, path);
  for (const path of [
    `/client/projects/${seeded.project.id}/delete/`,
    `/client/videos/${seeded.video.id}/delete/`,
    `/client/videos/${seeded.video.id}/analyze/`,
    `/client/videos/${seeded.video.id}/executions/${seeded.execution.id}/cancel/`,
  ])
    t.is((await browser.post(path)).status, 404, path);
});

test('a form without the session’s token changes nothing', async (t) => {
  await using harness = await createWebHarness();
  const { user, browser } = await signedIn(harness, 'client');
  const project = await seedProject(harness, user);
  await browser.get('/client/projects/');
  const path = `/client/projects/${project.id}/`;
  t.is((await browser.post(`${path}delete/`, { _csrf: 'forged' })).status, 403);
  t.is((await browser.get(path)).status, 200);
});

test('a running analysis shows its stages and is cancelled by a form', async (t) => {
  await using harness = await createWebHarness();
  const { user, browser } = await signedIn(harness, 'client');
  const { video, execution } = await seedUploaded(harness, user);
  const page = await browser.get(`/client/videos/${video.id}/`);
  t.is([...page.text.matchAll(/data-stage="/g)].length, 6);
  t.regex(page.text, /http-equiv="refresh"/);
  const fragment = await browser.call('GET', `/client/videos/${video.id}/`, { headers: htmx });
  t.false(fragment.text.includes('<html'));
  t.is([...fragment.text.matchAll(/data-stage="/g)].length, 6);
  const cancel = `/client/videos/${video.id}/executions/${execution.id}/cancel/`;
  t.true(page.text.includes(cancel));
});

test('a failed video says why in words that its owner understands', async (t) => {
  await using harness = await createWebHarness();
  const { user, browser } = await signedIn(harness, 'client');
  const { project } = await seedUploaded(harness, user);
  const video = aFailedVideo({ ownerId: user.id, projectId: project.id, title: 'Только звук' });
  await harness.persistence.unitOfWork.run(async (tx) => {
    await tx.videos.add(video);
    return accept(undefined);
  });
  t.regex((await browser.get(`/client/videos/${video.id}/`)).text, /В файле нет изображения, только звук/);
  t.regex((await browser.get('/client/dashboard/')).text, /Анализ не удался: В файле нет изображения/);
});

test('a report that nobody has verified is a draft, names what was not checked and never says clean', async (t) => {
  await using harness = await createWebHarness();
  const { user, browser } = await signedIn(harness, 'client');
  const { video } = await seedVerification(harness, user);
  const { text, status } = await browser.get(`/client/reports/${video.id}/`);
  t.is(status, 200);
  t.regex(text, /Черновик/);
  t.regex(text, /Это не означает, что видео чистое/);
  t.regex(text, /Не проверено/);
  t.regex(text, /не установлено ни одной модели/);
  t.regex(text, /по состоянию на 11 мар\. 2026\. Не/);
  t.regex(text, new RegExp(`/api/videos/${video.id}/report/`));
});

test('a page keeps its promises: no inline code, own language, nothing stored, everything escaped', async (t) => {
  await using harness = await createWebHarness();
  const { user, browser } = await signedIn(harness, 'client');
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)>'`;
  await seedProject(harness, user, hostile);
  const { text, headers } = await browser.get('/client/projects/');
  t.false(text.includes('<script>alert'));
  t.false(text.includes('<img src=x'));
  t.true(text.includes('&lt;script&gt;alert(1)'));
  t.notRegex(text, /\sstyle=|\son\w+="/);
  t.regex(headers.get('cache-control') ?? '', /no-store/);
  t.notRegex(headers.get('content-security-policy') ?? 'unsafe', /unsafe/);
  await browser.post('/client/locale/', { locale: 'en', next: '/client/projects/' });
  const english = await browser.get('/client/projects/');
  t.regex(english.text, /<html lang="en">/);
  t.regex(english.text, /New project/);
});

test('errors are pages in the reader’s language with a way on and a number to name', async (t) => {
  await using harness = await createWebHarness();
  const { browser } = await signedIn(harness, 'client');
  const { status, text } = await browser.get('/client/nothing/here/');
  t.is(status, 404);
  t.regex(text, /Страница не найдена/);
  t.regex(text, /Номер обращения/);
  t.regex(text, /href="\/client\/dashboard\/"/);
});

test('an operator takes a task, decides by fragments, undoes, adds, and completes only when all is decided', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const seeded = await seedVerification(harness, owner);
  const { browser } = await signedIn(harness, 'operator');
  await browser.get('/client/operators/dashboard/');
  const bench = (await browser.post('/client/operators/take-next/')).headers.get('location') ?? '';
  t.is(bench, `/client/operators/workspace/${seeded.task.id}/`);
  const page = await browser.get(bench);
  t.regex(page.text, /Решено 0 из 2/);
  const [first, second] = seeded.triggers;
  const submit = (path: string, fields: Readonly<Record<string, string>>) =>
    browser.call('POST', `${bench}${path}`, {
      headers: htmx,
      body: new URLSearchParams({ _csrf: browser.csrfToken, ...fields }),
    });

  const confirmed = await submit(`triggers/${first.id}/decide/`, { verdict: 'confirmed', version: '0', comment: 'да' });
  t.is(confirmed.status, 200);
  t.regex(confirmed.text, new RegExp(`id="trigger-${first.id}"`));
  t.regex(confirmed.text, /id="bench-progress"[^>]*hx-swap-oob/);
  t.regex(confirmed.text, /Решено 1 из 2/);
  t.true(Buffer.byteLength(confirmed.text) <= 10_240);

  const stale = await submit(`triggers/${first.id}/decide/`, { verdict: 'rejected', version: '0' });
  t.is(stale.status, 409);
  t.is(stale.headers.get('hx-retarget'), '#notice');

  const early = await browser.post(`${bench}complete/`, { summary: 'рано' });
  t.is(early.status, 409);
  t.regex(early.text, /Осталась 1 находка без решения/);
  t.regex(early.text, />рано</);

  t.regex((await submit(`triggers/${first.id}/reopen/`, {})).text, /Решено 0 из 2/);
  const relabel = await browser.get(`${bench}triggers/${first.id}/relabel/`);
  t.true([...relabel.text.matchAll(/<option value="[A-Z]/g)].length > 40);
  const relabelled = await browser.post(`${bench}triggers/${first.id}/decide/`, {
    verdict: 'relabelled',
    risk_code: 'PROF_MASKED',
  });
  t.is(relabelled.headers.get('location'), `${bench}#trigger-${first.id}`);
  await submit(`triggers/${second.id}/decide/`, { verdict: 'rejected', version: '0' });

  const backwards = await submit('triggers/', { risk_code: 'PROF_MASKED', start: '00:10', end: '00:05', note: '' });
  t.true(backwards.status >= 400);
  const added = await submit('triggers/', { risk_code: 'PROF_MASKED', start: '1:02.5', end: '1:03', note: 'пропуск' });
  t.regex(added.text, /01:02\.500/);
  t.regex(added.text, /Решено 3 из 3/);

  const done = await browser.post(`${bench}complete/`, { summary: 'Запикать слово на 0:12.' });
  t.is(done.headers.get('location'), '/client/operators/dashboard/?done=completed');
  t.regex((await browser.get(bench)).text, /Проверка завершена/);
  const client = openBrowser(harness);
  await client.logIn(owner.email);
  const report = await client.get(`/client/reports/${seeded.video.id}/`);
  t.regex(report.text, /Проверено человеком/);
  t.regex(report.text, /Запикать слово на 0:12\./);
  t.notRegex(report.text, /Черновик/);
});

test('a task that somebody else holds, or whose time ran out, is not worked on', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const seeded = await seedVerification(harness, owner);
  const bench = `/client/operators/workspace/${seeded.task.id}/`;
  const one = await signedIn(harness, 'operator');
  const other = await signedIn(harness, 'operator');
  t.regex((await one.browser.get(bench)).text, /ждёт оператора/);
  await one.browser.post(`${bench}take/`);
  t.regex((await other.browser.get(bench)).text, /держит другой оператор/);
  const stolen = await other.browser.post(`${bench}take/`);
  t.is(stolen.status, 409);
  await harness.clock.advance(6 * 60_000);
  await one.browser.get('/client/operators/dashboard/');
  const late = await one.browser.call('POST', `${bench}triggers/${seeded.triggers[0].id}/decide/`, {
    headers: htmx,
    body: new URLSearchParams({ _csrf: one.browser.csrfToken, verdict: 'confirmed', version: '0' }),
  });
  t.is(late.status, 409);
  t.regex(late.text, /больше не закреплена за вами/);
});
