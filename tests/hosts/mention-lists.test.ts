import test from 'ava';
import type { MentionListKind } from '../../domain/mention-list/mention-list.js';
import { accept } from '../../domain/shared/result.js';
import { aListEntry, aMentionList } from '../builders/a-mention-list.js';
import { bearer, register } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { call } from './harness/call.js';
import { createWebHarness, type WebHarness } from './harness/web-harness.js';

const table = [
  'name;aliases;decision;since',
  '"Зубробородов Павел Ильич";;реестр;11.02.2026',
  'Дождь;;реестр;2026-02-01',
  'Фонд «Зубробород»;Зубробород|Zubro;реестр;2026-02-31',
  'Зубро Интернешнл;Zubro International;"реестр; с запятой";2026-02-01',
].join('\r\n');

const store = async (harness: WebHarness, kind: MentionListKind, ...names: readonly string[]): Promise<void> => {
  const list = aMentionList({ kind, version: '2026-01-15.1', entries: names.map((name) => aListEntry({ name })) });
  await harness.persistence.unitOfWork.run(async (tx) => {
    await tx.mentionLists.add(list);
    return accept(await tx.mentionLists.activate(kind, list.version, undefined));
  });
};

const asAdmin = async (harness: WebHarness) => {
  const user = await register(harness, 'admin');
  const browser = openBrowser(harness);
  await browser.logIn(user.email);
  const upload = (
    path: string,
    text: string | Uint8Array<ArrayBuffer>,
    fields: Readonly<Record<string, string>> = {},
  ) => {
    const body = new FormData();
    const all = { _csrf: browser.csrfToken, title: 'Реестр', as_of: '2026-03-01', ...fields };
    for (const [name, value] of Object.entries(all)) body.append(name, value);
    body.append('file', new Blob([text]), 'list.csv');
    return browser.call('POST', path, { body });
  };
  return { user, browser, upload };
};

test('an admin sees every kind of list with source, day, age and count, and which are not loaded', async (t) => {
  await using harness = await createWebHarness();
  await store(harness, 'drugs', 'Первое', 'Второе');
  const { browser } = await asAdmin(harness);
  const { text } = await browser.get('/admin/mention-lists/');
  t.regex(text, /Реестр для теста/);
  t.regex(text, /Список старше 30 дней: сверен 55 дн\. назад/);
  t.is(text.match(/Перечень не загружен/g)?.length, 5);
  const client = openBrowser(harness);
  const { email } = await register(harness, 'operator');
  await client.logIn(email);
  t.is((await client.get('/admin/mention-lists/')).status, 403);
  t.is((await browser.get('/admin/mention-lists/nothing/')).status, 404);
  t.is((await browser.get('/admin/mention-lists/drugs/versions/1999-01-01.1/')).status, 404);
});

test('an upload is compared with the active list and named line by line, and counts only when it is confirmed', async (t) => {
  await using harness = await createWebHarness();
  await store(harness, 'foreign-agents', 'Старый Зубробород', 'Зубро Интернешнл');
  const { browser, upload } = await asAdmin(harness);
  const path = '/admin/mention-lists/foreign-agents/';
  await browser.get(path);
  const sent = await upload(`${path}versions/`, table);
  t.is(sent.status, 303);
  const preview = await browser.get(sent.headers.get('location') ?? '');
  for (const shown of [
    /<dt>Добавится<\/dt><dd>1<\/dd>/,
    /<dt>Исчезнет<\/dt><dd>1<\/dd>/,
    /<dt>Изменится<\/dt><dd>1<\/dd>/,
    /Зубробородов Павел Ильич/,
    /Старый Зубробород/,
    /«Дождь» — обычные слова/,
    /Не день календаря: 2026-02-31/,
    /Часть строк пропущена/,
  ])
    t.regex(preview.text, shown);
  t.regex((await browser.get(path)).text, /<dd>2026-01-15\.1<\/dd>/, 'still the old one');
  await browser.get(sent.headers.get('location') ?? '');
  const activate = `${path}versions/2026-03-01.1/activate/`;
  t.is((await browser.post(activate, { replaces: '2026-01-01.1' })).status, 409);
  t.is((await browser.post(activate, { replaces: '2026-01-15.1' })).status, 303);
  const after = (await browser.get(path)).text;
  t.regex(after, /<dd>2026-03-01\.1<\/dd>/);
  t.regex(after, /11 февр\. 2026/);

  const older = await browser.get(`${path}versions/2026-01-15.1/`);
  t.regex(older.text, /Вернуть эту версию/);
  t.is((await browser.post(`${path}versions/2026-01-15.1/activate/`, { replaces: '2026-03-01.1' })).status, 303);
  t.regex((await browser.get(path)).text, /<dd>2026-01-15\.1<\/dd>/);

  const log = await harness.persistence.queries.audit({}, { page: 1, pageSize: 20 });
  t.deepEqual(
    log.items.map(({ action }) => action).filter((action) => action.startsWith('mention')),
    ['mention-list-activated', 'mention-list-activated', 'mention-list-loaded'],
  );
});

test('an upload that is refused keeps what was typed, says why, and stores nothing', async (t) => {
  await using harness = await createWebHarness();
  const { browser, upload } = await asAdmin(harness);
  const path = '/admin/mention-lists/drugs/';
  await browser.get(path);
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['title;since\nx;y', {}, /нет столбца name/],
    ['name;strange\nx;y', {}, /Неизвестный столбец «strange»/],
    ['name\n"Зубро', {}, /не читается со строки 2/],
    ['[{', {}, /похож на JSON/],
    ['{"names": []}', {}, /В файле нет записей/],
    ['name\nДождь', {}, /ни одной годной записи/],
    [table, { as_of: '2026-03-12' }, /ещё не наступил/],
    [table, { as_of: '2026-02-31' }, /Укажите день/],
    [table, { title: ' ' }, /как называется источник/],
    [table, { source_url: 'javascript:alert(1)' }, /должен начинаться с http/],
  ];
  for (const [text, fields, expected] of cases) {
    const answer = await upload(`${path}versions/`, text, { title: 'Мой источник', ...fields });
    t.is(answer.status, 422, String(expected));
    t.regex(answer.text, expected);
    if (!('title' in fields)) t.regex(answer.text, /value="Мой источник"/);
  }
  t.regex((await browser.get(path)).text, /Версий ещё не было/);
});

test('an upload without the token of the session, without a file or with too large a file is refused', async (t) => {
  await using harness = await createWebHarness();
  const { browser, upload } = await asAdmin(harness);
  const path = '/admin/mention-lists/drugs/versions/';
  await browser.get('/admin/mention-lists/drugs/');
  t.is((await upload(path, table, { _csrf: 'another' })).status, 403);
  const bare = new FormData();
  bare.append('_csrf', browser.csrfToken);
  t.is((await browser.call('POST', path, { body: bare })).status, 400);
  const urlencoded = await browser.post(path, { title: 'x' });
  t.is(urlencoded.status, 415);
  const form = new FormData();
  form.append('file', new Blob([table]), 'list.csv');
  t.is(
    (await browser.call('POST', `${path}2026-03-01.1/activate/`, { body: form })).status,
    403,
    'no other form may wait',
  );
  t.is((await upload(path, new Uint8Array(24 * 1024 * 1024 + 1))).status, 413);
});

test('a table in windows-1251 is read as well', async (t) => {
  await using harness = await createWebHarness();
  const { browser, upload } = await asAdmin(harness);
  await browser.get('/admin/mention-lists/drugs/');
  const cyrillic = (text: string) =>
    Uint8Array.from(
      [...text].map((letter) => (letter < '\u0080' ? letter.charCodeAt(0) : letter.charCodeAt(0) - 0x350)),
    );
  const sent = await upload('/admin/mention-lists/drugs/versions/', cyrillic('наименование\nзубробородин'));
  t.is(sent.status, 303);
  t.regex((await browser.get(sent.headers.get('location') ?? '')).text, /зубробородин/);
});

test('over the API a list is loaded with the places of refused entries, activated only when there are none, and read in pages', async (t) => {
  await using harness = await createWebHarness();
  const headers = await bearer(harness, await register(harness, 'admin'));
  const path = '/api/mention-lists/undesirable-organisations/';
  const load = (entries: readonly unknown[], more: object = {}) =>
    call(harness, 'POST', `${path}versions/`, {
      headers,
      json: { title: 'Перечень', as_of: '2026-03-01', entries, ...more },
    });
  const first = await load([{ name: 'Зубро' }, { name: 'Дождь' }, 'слово', { name: 'Зубро' }], { activate: true });
  t.is(first.status, 201);
  t.like(first.json, { version: '2026-03-01.1', entries: 1, refused: 3, is_active: false, age_days: 10 });
  t.like(first.json['refused_lines'], [
    { line: 2, problem: 'ordinary-word', detail: 'Дождь' },
    { line: 3, problem: 'not-an-entry' },
    { line: 4, problem: 'duplicate' },
  ]);
  const many = Array.from({ length: 3_000 }, (_, index) => ({
    name: `Зубробородов${index} Павел Ильич`,
    aliases: ['длинное другое название организации, которое занимает место'.repeat(3)],
  }));
  t.true(Buffer.byteLength(JSON.stringify(many)) > 1024 * 1024, 'more than any other body may have');
  const second = await load(many, { activate: true });
  t.like(second.json, { version: '2026-03-01.2', entries: 3_000, refused: 0, is_active: true });
  t.like(second.json['difference'], { against: null, added: 3_000, removed: 0 });

  const page = await call(harness, 'GET', `${path}?page=2&page_size=2&search=зубробородов29`, { headers });
  t.like(page.json, { count: 111 });
  t.deepEqual((page.json['results'] as { name: string }[])[0]?.name, 'Зубробородов291 Павел Ильич');
  t.is((await call(harness, 'GET', `${path}?version=2020-01-01.1`, { headers })).status, 404);

  const stale = await call(harness, 'POST', `${path}versions/2026-03-01.1/activate/`, {
    headers,
    json: { replaces: null },
  });
  t.is(stale.status, 409);
  const back = await call(harness, 'POST', `${path}versions/2026-03-01.1/activate/`, {
    headers,
    json: { replaces: '2026-03-01.2' },
  });
  t.like(back.json, { version: '2026-03-01.1', is_active: true });
  const again = await call(harness, 'POST', `${path}versions/2026-03-01.1/activate/`, {
    headers,
    json: { replaces: '2026-03-01.1' },
  });
  t.is(again.status, 422);
  t.is((await load([])).status, 422);
  t.is((await load([{ name: 'Зубро' }], { as_of: '2026-04-01' })).status, 422);
  const kinds = await call(harness, 'GET', '/api/mention-lists/', { headers });
  t.is(kinds.json['count'], 6);

  const client = await bearer(harness, await register(harness, 'client'));
  const large = await call(harness, 'POST', `${path}versions/`, {
    headers: client,
    json: { title: 'Перечень', as_of: '2026-03-01', entries: many },
  });
  t.is(large.status, 413, 'from others not even the body is read');
});
