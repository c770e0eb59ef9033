import test from 'ava';
import type { FailedExecution, PipelineExecution } from '../../domain/pipeline/pipeline-execution.js';
import { auditLine } from '../../application/index.js';
import type { Worker } from '../../domain/pipeline/worker.js';
import { noCost } from '../../domain/pipeline/stage-cost.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { instant } from '../../domain/shared/instant.js';
import { executionId, logEntryId, workerId } from '../../domain/shared/ids.js';
import { accept } from '../../domain/shared/result.js';
import { aFailedExecution, aRunningExecution, aRunningStage } from '../builders/an-execution.js';
import { aWorker } from '../builders/a-worker.js';
import { aLogEntry } from '../builders/a-label.js';
import { freshId } from '../builders/fresh-id.js';
import { atNoon, day, hour, minute } from '../builders/moments.js';
import { wordsOf } from '../../hosts/koa/pages/shared/page-context.js';
import { csvCell } from '../../hosts/koa/pages/admin/shared/csv.js';
import { trailTable } from '../../hosts/koa/pages/admin/trail/trail-table.js';
import { register } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { seedUploaded, seedVerification } from './harness/seeds.js';
import { createWebHarness, type WebHarness, type WebHarnessOptions } from './harness/web-harness.js';

const open = async (options: WebHarnessOptions = {}) => {
  const harness = await createWebHarness(options);
  const admin = await register(harness, 'admin', { name: 'Анна' });
  const owner = await register(harness, 'client', { name: 'Вера' });
  const browser = openBrowser(harness);
  await browser.logIn(admin.email);
  await browser.get('/admin/users/');
  return { harness, admin, owner, browser };
};

const add = async ({ persistence }: WebHarness, execution: PipelineExecution) => {
  await persistence.unitOfWork.run(async (tx) => accept(await tx.executions.add(execution)));
};

const pages = [
  '/admin/',
  '/admin/executions/',
  '/admin/log/',
  '/admin/log/export/',
  '/admin/outbox/',
  '/admin/quality/',
  '/admin/quality/risks/export/',
  '/admin/quality/operators/export/',
  '/admin/system/',
  '/admin/videos/',
  '/admin/projects/',
];

test('only admins see how the product runs', async (t) => {
  await using harness = await createWebHarness();
  const { execution } = await seedUploaded(harness, await register(harness, 'client'));
  const detail = `/admin/executions/${execution.id}/`;
  for (const role of ['client', 'operator', 'admin'] as const) {
    const browser = openBrowser(harness);
    await browser.logIn((await register(harness, role)).email);
    for (const path of [...pages, detail, ...(role === 'admin' ? [] : ['/admin/outbox/x.eml/html/'])])
      t.is((await browser.get(path)).status, role === 'admin' ? 200 : 403, `${role} ${path}`);
    if (role === 'admin') continue;
    await browser.get(role === 'client' ? '/client/projects/' : '/client/operators/dashboard/');
    for (const action of ['cancel', 'retry'])
      t.is((await browser.post(`${detail}${action}/`)).status, 403, `${role} ${action}`);
  }
  const guest = await openBrowser(harness).get('/admin/executions/?state=failed');
  t.is(guest.status, 303);
  t.is(guest.headers.get('location'), '/client/users/login/?next=%2Fadmin%2Fexecutions%2F%3Fstate%3Dfailed');
  t.is((await harness.persistence.queries.execution(execution.id, undefined))?.state, 'pending');
});

test('analyses are found by state, stage, video, owner and day; what is nonsense does not filter', async (t) => {
  const { harness, owner, browser } = await open();
  await using _ = harness;
  const { video, execution } = await seedUploaded(harness, owner);
  const of = { videoId: video.id, ownerId: owner.id };
  const failed = aFailedExecution({ ...of, id: executionId(freshId()), createdAt: atNoon(-2 * day) });
  const running = aRunningExecution({ ...of, id: executionId(freshId()), createdAt: atNoon(-day) });
  await add(harness, failed);
  await add(harness, running);
  const listed = async (query: string) => {
    const { text, status } = await browser.get(`/admin/executions/${query}`);
    t.is(status, 200, query);
    return [pending, runs, fails].filter((id) => text.includes(`/admin/executions/${id}/`));
  };
  const [pending, runs, fails] = [execution.id, running.id, failed.id];
  t.deepEqual(await listed(''), [pending, runs, fails]);
  t.deepEqual(await listed('?state=failed'), [fails]);
  t.deepEqual(await listed('?stage=validate'), [runs, fails]);
  t.deepEqual(await listed('?stage=validate&state=running'), [runs]);
  t.deepEqual(await listed(`?video=${video.id}`), [pending, runs, fails]);
  t.deepEqual(await listed(`?video=${encodeURIComponent(video.title)}`), [pending, runs, fails]);
  t.deepEqual(await listed('?video=no-such'), []);
  t.deepEqual(await listed('?owner=Вера'), [pending, runs, fails]);
  t.deepEqual(await listed('?owner=Анна'), []);
  t.deepEqual(await listed('?from=2026-03-10&to=2026-03-10'), [runs]);
  t.deepEqual(await listed('?from=2026-03-10'), [pending, runs]);
  t.deepEqual(await listed('?from=2026-02-31&to=x&state=odd&stage=odd'), [pending, runs, fails]);
});

test('an analysis shows every stage with attempts, worker, cost, fault and files, and nothing of it runs', async (t) => {
  const { harness, owner, browser } = await open();
  await using _ = harness;
  const { execution: done } = await seedVerification(harness, owner);
  const whole = (await browser.get(`/admin/executions/${done.id}/`)).text;
  for (const part of ['Поиск признаков', '3 вызова модели', '1,5 с работы моделей', '$0', 'audio-ab12.wav', 'К отчёту'])
    t.true(whole.includes(part), part);
  t.notRegex(whole, /hx-trigger/, 'what is over does not change');
  const { video } = await seedUploaded(harness, owner);
  const of = { videoId: video.id, ownerId: owner.id, id: executionId(freshId()) };
  const hostile = '<img src=x onerror=alert(1)>';
  const stuck = aRunningExecution(of);
  await add(harness, {
    ...stuck,
    stages: { ...stuck.stages, validate: aRunningStage({ attempts: 2, lastFault: hostile }) },
  });
  await harness.clock.advance(60_000);
  const page = (await browser.get(`/admin/executions/${of.id}/`)).text;
  for (const part of ['worker-1', 'истекла 55 с назад', '&lt;img src=x onerror', 'every 3s'])
    t.true(page.includes(part), part);
  t.false(page.includes(hostile));
  const fragment = await browser.call('GET', `/admin/executions/${of.id}/`, { headers: { 'hx-request': 'true' } });
  t.regex(fragment.text.trim(), /^<div id="execution-log"/);
  for (const strange of ['not-an-id', '00000000-0000-7000-8000-000000000000'])
    t.is((await browser.get(`/admin/executions/${strange}/`)).status, 404);
});

test('an admin stops an analysis and starts it again, by forms with a token', async (t) => {
  const { harness, owner, browser } = await open();
  await using _ = harness;
  const video = await seedVerification(harness, owner);
  const { queries } = harness.persistence;
  const old = `/admin/executions/${video.execution.id}/`;
  t.is((await browser.call('POST', `${old}retry/`, { body: new URLSearchParams() })).status, 403, 'no token');
  const page = await browser.get(old);
  t.regex(page.text, /Да, начать заново/);
  t.notRegex(page.text, /Да, остановить/);
  const again = await browser.post(`${old}retry/`);
  t.is(again.status, 303);
  const next = again.headers.get('location') ?? '';
  t.not(next, old);
  t.regex((await browser.get(next)).text, /Да, остановить/);
  const twice = await browser.post(`${old}retry/`);
  t.is(twice.status, 409);
  t.regex(twice.text, /notice-error/);
  t.regex((await browser.get(old)).text, /прежний анализ/);
  t.is((await browser.post(`${next}cancel/`)).status, 303);
  const [latest] = (await queries.executions({ owner: undefined, state: 'failed' }, { page: 1, pageSize: 1 })).items;
  t.deepEqual((latest as FailedExecution).failure, { kind: 'cancelled' });
  t.is((await browser.post(`${next}cancel/`)).status, 409);
});

test('the log of accounts and the log of work are one list, filtered by who, what, about whom and when', async (t) => {
  const { harness, admin, owner, browser } = await open();
  await using _ = harness;
  await harness.persistence.unitOfWork.run(async (tx) => {
    const facts = { actorId: admin.id, userId: owner.id, details: { from: 'client', to: 'operator' } };
    await tx.audit.add(auditLine(harness.services.ids, 'role-changed', facts, atNoon(-day)));
    await tx.operatorLog.add(
      aLogEntry({
        id: logEntryId(harness.services.ids.next()),
        action: 'trigger-decided',
        details: { verdict: 'rejected' },
      }),
    );
    return accept(undefined);
  });
  const shown = async (query: string) => {
    const { text, status } = await browser.get(`/admin/log/${query}`);
    t.is(status, 200, query);
    const body = /<tbody>.*<\/tbody>/s.exec(text)?.[0] ?? '';
    return ['Роль изменена', 'Находка решена', 'Вход'].filter((words) => body.includes(`>${words}<`));
  };
  const [role, decided, login] = ['Роль изменена', 'Находка решена', 'Вход'];
  t.deepEqual(await shown(''), [role, decided, login]);
  t.deepEqual(await shown('?who=Анна'), [role, login]);
  t.deepEqual(await shown('?who=nobody'), []);
  t.deepEqual(await shown('?action=role-changed'), [role]);
  t.deepEqual(await shown('?action=trigger-decided'), [decided]);
  t.deepEqual(await shown(`?subject=${owner.email}`), [role]);
  t.deepEqual(await shown(`?subject=${owner.id}`), [role]);
  t.deepEqual(await shown('?subject=no-such-id'), []);
  t.deepEqual(await shown('?to=2026-03-10'), [role]);
  t.deepEqual(await shown('?action=odd&from=odd&older=odd'), [role, decided, login]);
  const { text } = await browser.get('/admin/log/');
  for (const part of ['Клиент → Оператор', 'решение: Отклонено', `/admin/users/${owner.id}/`])
    t.true(text.includes(part), part);
});

test('the log is walked to and fro, and saved as a table that no spreadsheet runs', async (t) => {
  const { harness, browser } = await open();
  await using _ = harness;
  const formula = '=HYPERLINK("http://evil.test";"x")';
  const villain = await register(harness, 'operator', { name: formula });
  await harness.persistence.unitOfWork.run(async (tx) => {
    for (let index = 0; index < 120; index++)
      await tx.operatorLog.add(
        aLogEntry({
          id: logEntryId(harness.services.ids.next()),
          operatorId: villain.id,
          details: { number: `line ${index}` },
          at: atNoon(index),
        }),
      );
    return accept(undefined);
  });
  const read = async (path: string) => {
    const { text } = await browser.get(path);
    const link = (rel: string) => new RegExp(`href="([^"]+)" rel="${rel}"`).exec(text)?.[1]?.replaceAll('&amp;', '&');
    return {
      lines: [...text.matchAll(/number: line (\d+)/g)].map(([, n]) => Number(n)),
      newer: link('prev'),
      older: link('next'),
    };
  };
  const first = await read('/admin/log/?action=task-taken');
  t.deepEqual([first.lines[0], first.lines.length, first.newer], [119, 50, undefined]);
  const second = await read(first.older ?? '');
  t.deepEqual([second.lines[0], second.lines.length], [69, 50]);
  const third = await read(second.older ?? '');
  t.deepEqual([third.lines[0], third.lines.length, third.older], [19, 20, undefined]);
  t.deepEqual(await read(third.newer ?? '').then(({ lines }) => lines), second.lines);
  t.is((await read(second.newer ?? '')).newer, undefined, 'the start is known when it is reached backward');

  const answer = await browser.get('/admin/log/export/?action=task-taken');
  t.is(answer.headers.get('content-type'), 'text/csv; charset=utf-8');
  t.is(answer.headers.get('content-disposition'), 'attachment; filename="log-2026-03-11.csv"');
  const lines = answer.text
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n');
  t.is(lines[0], 'Когда;Что;Кто;Почта;О ком или о чём;Подробности');
  t.is(lines.length, 121);
  t.true(lines[1]?.includes(`"'=HYPERLINK(""http://evil.test"";""x"")"`), lines[1]);
  const cut = [];
  for await (const piece of trailTable(harness.persistence.queries, { action: 'task-taken' }, wordsOf('en'), 110))
    cut.push(piece);
  const rows = cut.join('').trim().split('\r\n');
  t.is(rows.length, 112);
  t.is(rows.at(-1), 'The first 110 lines are shown: narrow the conditions.');
  t.deepEqual(['=1', '+1', '-1', '@a', ' =1', '\t=1', 'a=1', 'a;b', ''].map(csvCell), [
    "'=1",
    "'+1",
    "'-1",
    "'@a",
    "' =1",
    "'\t=1",
    'a=1',
    '"a;b"',
    '',
  ]);
});

test('the overview tells what waits, runs, rests and was left, who works, and which tasks are late', async (t) => {
  const { harness, admin, owner, browser } = await open();
  await using _ = harness;
  const quiet = (await browser.get('/admin/')).text;
  for (const words of [
    'Очередь пуста',
    'Открытых задач нет',
    'Неудач не было',
    'Ни один исполнитель не запущен: npm run worker',
  ])
    t.true(quiet.includes(words), words);
  t.false(quiet.includes('Работа ждёт'), 'nothing waits');
  const { video } = await seedUploaded(harness, owner);
  await seedVerification(harness, owner);
  const of = { videoId: video.id, ownerId: owner.id };
  await harness.clock.advance(9 * hour);
  await browser.logIn(admin.email);
  const now = harness.clock.now();
  const at = (ms: number) => instant(now + ms);
  const running = (id: string, over: object) => {
    const execution = aRunningExecution({ ...of, id: executionId(freshId()) });
    return {
      ...execution,
      stages: { ...execution.stages, validate: aRunningStage({ workerId: workerId(id), ...over }) },
    };
  };
  await add(harness, running('worker-alive', { leaseExpiresAt: at(4_000), startedAt: at(-65_000) }));
  await add(harness, running('worker-dead', { leaseExpiresAt: at(-7_000) }));
  const resting = aRunningExecution({ ...of, id: executionId(freshId()) });
  const rest = {
    state: 'waiting',
    attempts: 1,
    outages: 0,
    cost: noCost,
    lastFault: 'x',
    notBefore: at(30_000),
  } as const;
  await add(harness, { ...resting, stages: { ...resting.stages, validate: rest } });
  await add(harness, aFailedExecution({ ...of, id: executionId(freshId()) }));
  await harness.scheduling.scheduler.enqueue({ name: 'purge-expired' });
  const { text } = await browser.get('/admin/');
  const figure = (name: string) => new RegExp(`>${name}(?:</a>)?</dt><dd>([^<]*)</dd>`).exec(text)?.[1];
  t.deepEqual(
    ['Этапов ждёт', 'Этапов идёт', 'Отдыхает после сбоя', 'Исполнитель пропал', 'Не удалось за сутки'].map(figure),
    ['1', '1', '1', '1', '1'],
  );
  t.regex(figure('Дольше всех ждёт') ?? '', /^9\sч/);
  for (const part of [
    'worker-alive',
    'worker-dead',
    'на связи',
    'пропал: этап',
    '01:05',
    'срок прошёл',
    'Уборка (по часам)',
  ])
    t.true(text.includes(part), part);
  const fragment = await browser.call('GET', '/admin/', { headers: { 'hx-request': 'true' } });
  t.regex(fragment.text.trim(), /^<div id="overview"/);
});

test('the overview shows every worker once, idle ones too, and warns when work waits and nobody takes it', async (t) => {
  const { harness, admin, owner, browser } = await open();
  await using _ = harness;
  const { workers } = harness.persistence;
  const row = (text: string, id: string) =>
    (new RegExp(`<tr><td class="main-cell">${id}(.*?)</tr>`).exec(text)?.[1] ?? '').replace(/<[^>]*>/g, ' ');
  const read = async () => (await browser.get('/admin/')).text;
  const warning = 'Работа ждёт, а выполнять её некому: ни одного исполнителя на связи. Запустите: npm run worker';
  await harness.scheduling.scheduler.enqueue({ name: 'purge-expired' });
  t.false((await read()).includes(warning), 'what is done by the clock waits for nobody');
  await harness.scheduling.scheduler.enqueue({ name: 'delete-stored', prefix: 'x' });
  t.true((await read()).includes(warning));

  const { video } = await seedUploaded(harness, owner);
  const busy = aRunningExecution({ videoId: video.id, ownerId: owner.id, id: executionId(freshId()) });
  const at = (ms: number) => instant(harness.clock.now() + ms);
  const stage = aRunningStage({ workerId: workerId('w-busy'), leaseExpiresAt: at(5_000) });
  await add(harness, { ...busy, stages: { ...busy.stages, validate: stage } });
  const report = (id: string, over: Partial<Worker> = {}) => workers.report(aWorker({ id: workerId(id), ...over }));
  await report('w-busy', { stagesAtOnce: 3, lastSeenAt: at(-29_000), version: '9.8.7' });
  await report('w-idle', { lastSeenAt: at(-1_000) });
  await report('w-stopping', { state: 'draining', startedAt: at(0) });
  await report('w-silent', { lastSeenAt: at(-45_000) });
  await report('w-forgotten', { lastSeenAt: at(-day - 1) });
  const text = await read();
  t.false(text.includes(warning));
  t.regex(row(text, 'w-busy'), /версия 9\.8\.7, запущен .* на связи .*Проверка файла .*этапов 1 из 3/s);
  t.regex(row(text, 'w-idle'), /на связи .*свободен .*этапов 0 из 2/s);
  t.regex(row(text, 'w-stopping'), /останавливается/);
  t.regex(row(text, 'w-silent'), /молчит .*не слышно 45 с/s);
  t.is(row(text, 'w-forgotten'), '');
  const order = ['w-busy', 'w-idle', 'w-stopping', 'w-silent'].map((id) => text.indexOf(`main-cell">${id}`));
  t.true(Math.max(order[0] ?? 0, order[1] ?? 0) < (order[2] ?? 0) && (order[2] ?? 0) < (order[3] ?? 0));

  await harness.clock.advance(minute);
  await report('w-stopping', { state: 'draining', lastSeenAt: harness.clock.now() });
  const left = await read();
  t.true(left.includes(warning), 'who stops takes no work');
  t.regex(row(left, 'w-busy'), /молчит .*не слышно 89 с.*пропал: этап перейдёт к другому/s);
  await harness.clock.advance(hour);
  await browser.logIn(admin.email);
  t.regex(row(await read(), 'w-busy'), /не слышно: 1\sч/);
  for (let n = 0; n < 30; n++) await report(`many-${n}`, { lastSeenAt: harness.clock.now() });
  const many = await read();
  t.is([...many.matchAll(/main-cell">many-/g)].length, 20);
  t.true(many.includes('Показаны первые 20.'));
});

test('letters are shown as text and in a frame in which nothing runs', async (t) => {
  const html = '<p onclick="alert(1)">Здравствуйте</p><script>alert(1)</script>';
  const head = {
    file: 'x.eml',
    subject: '<b>Тема</b>',
    to: 'Анна <anna@example.test>',
    date: 'Wed, 11 Mar 2026 12:00:00 +0000',
  };
  const letter = { ...head, text: 'Текст & <i>знаки</i>', html };
  const { harness, browser } = await open({
    services: (services) => ({
      ...services,
      admin: {
        ...services.admin,
        mail: {
          kind: 'folder',
          letters: async () => [head],
          letter: async (file) => (file === head.file ? letter : undefined),
        },
      },
    }),
  });
  await using _ = harness;
  const list = (await browser.get('/admin/outbox/')).text;
  for (const part of ['&lt;b&gt;Тема&lt;/b&gt;', 'Почтовый сервер не настроен', 'не отправлено', '11 мар. 2026'])
    t.true(list.includes(part), part);
  const page = await browser.get('/admin/outbox/x.eml/');
  t.is(page.status, 200);
  t.regex(page.text, /<iframe class="letter-html" sandbox="" src="\/admin\/outbox\/x\.eml\/html\/"/);
  const framed = await browser.get('/admin/outbox/x.eml/html/');
  t.is(framed.text, html);
  const policy = framed.headers.get('content-security-policy') ?? '';
  t.regex(policy, /^default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; .*sandbox$/);
  t.notRegex(policy, /script/);
  t.is(framed.headers.get('x-frame-options'), 'SAMEORIGIN');
  t.is((await browser.get('/admin/outbox/y.eml/html/')).status, 404);
  t.true(page.text.includes('Текст &amp; &lt;i&gt;знаки&lt;/i&gt;'));
  t.notRegex(page.text, /<script>alert|<p onclick/);
  for (const strange of ['y.eml', '..%2f..%2fsecret'])
    t.is((await browser.get(`/admin/outbox/${strange}/`)).status, 404, strange);
  t.is((await browser.get('/admin/outbox/%00/')).status, 400);
});

test('where a mail server is set up, the page says so and keeps no letters', async (t) => {
  const { harness, browser } = await open({
    services: (services) => ({
      ...services,
      admin: { ...services.admin, mail: { kind: 'smtp', server: 'mail.example.test' } },
    }),
  });
  await using _ = harness;
  t.regex((await browser.get('/admin/outbox/')).text, /уходят через сервер mail\.example\.test/);
  t.is((await browser.get('/admin/outbox/x.eml/')).status, 404);
  t.regex((await browser.get('/admin/system/')).text, /через mail\.example\.test/);
});

test('the system page tells versions, licences, the verdict on the configuration, what is stored and how old the lists are', async (t) => {
  const { harness, browser } = await open({
    services: (services) => ({
      ...services,
      admin: {
        ...services.admin,
        system: async () => ({
          versions: [{ name: 'Node.js', version: '20.1.2' }],
          models: [{ name: 'Whisper', licence: 'MIT', isInstalled: false }],
          configuration: { ru: ['Модели: локальные'], en: ['Models: local'] },
          warnings: [{ variable: 'X_Y', message: { ru: 'проверьте', en: 'have a look' } }],
          storage: [{ prefix: 'videos/raw', objects: 20_000, bytes: 1_048_576, isCut: true }],
          storageAsOfMs: atNoon(),
        }),
      },
    }),
  });
  await using _ = harness;
  const { text } = await browser.get('/admin/system/');
  for (const part of [
    '20.1.2',
    'Whisper',
    'MIT',
    'не установлена',
    'Конфигурация верна.',
    'Модели: локальные',
    'X_Y',
    'проверьте',
    'videos/raw/',
    shippedCatalogue.version,
    'Иностранные агенты',
    'не загружен',
    'в памяти',
  ])
    t.true(text.includes(part), part);
  t.regex(text, /1\sМБ\+/);
});

test("everybody's projects and videos are found by name, owner and state", async (t) => {
  const { harness, owner, browser } = await open();
  await using _ = harness;
  const uploaded = await seedUploaded(harness, owner);
  const other = await register(harness, 'client', { name: 'Борис' });
  const checked = await seedVerification(harness, other);
  const listed = async (path: string) => {
    const { text, status } = await browser.get(`/admin/${path}`);
    t.is(status, 200, path);
    const kind = path.split('/')[0] as 'videos' | 'projects';
    return [uploaded, checked].filter(({ video, project }) =>
      text.includes(`/client/${kind}/${kind === 'videos' ? video.id : project.id}/`),
    );
  };
  t.deepEqual(await listed('videos/'), [uploaded, checked]);
  t.deepEqual(await listed('videos/?state=verification'), [checked]);
  t.deepEqual(await listed('videos/?owner=Вера'), [uploaded]);
  t.deepEqual(await listed('videos/?owner=nobody'), []);
  t.deepEqual(await listed('videos/?search=no-such'), []);
  t.deepEqual(await listed('videos/?to=2020-01-01'), []);
  t.deepEqual(await listed('projects/'), [uploaded, checked]);
  t.deepEqual(await listed(`projects/?owner=${encodeURIComponent(other.email)}`), [checked]);
  t.deepEqual(await listed('projects/?search=no-such'), []);
});
