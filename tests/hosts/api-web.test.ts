import { createHmac } from 'node:crypto';
import test from 'ava';
import { createInMemoryCache } from '../../adapters/in-memory/ephemeral/index.js';
import { createWebhookInbox } from '../../adapters/inference-replicate/index.js';
import { PersistenceFault, type IdentifyActor } from '../../application/index.js';
import { instant } from '../../domain/shared/instant.js';
import { describeApi } from '../../hosts/koa/api/api-routes.js';
import { openApiDocument } from '../../hosts/koa/api/openapi/document.js';
import { bearer, password, register, updateUser } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { call, within } from './harness/call.js';
import { seedProject, seedVerification } from './harness/seeds.js';
import { createWebHarness, publicOrigin, type WebHarness } from './harness/web-harness.js';

const me = (harness: WebHarness, authorization: string, cookie = '') =>
  call(harness, 'GET', '/api/users/me/', { headers: { authorization, cookie } });

test('a password buys a pair of tokens, the refresh token a new pair', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const bought = await call(harness, 'POST', '/api/auth/token/', { json: { username: user.email, password } });
  t.is(bought.status, 200);
  t.deepEqual(Object.keys(bought.json), ['access', 'refresh']);
  t.is(bought.headers.get('cache-control'), 'no-store');
  const known = await me(harness, `Bearer ${String(bought.json['access'])}`);
  t.like(known.json, { id: user.id, email: user.email, role: 'client', locale: 'ru', is_active: true });
  const renewed = await call(harness, 'POST', '/api/auth/token/refresh/', {
    json: { refresh: bought.json['refresh'] },
  });
  t.is(renewed.status, 200);
  t.is((await me(harness, `Bearer ${String(renewed.json['access'])}`)).status, 200);
});

test('an unknown address, a wrong password and a closed account get the same answer', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const closed = await register(harness, 'client', { isActive: false });
  const attempts = [
    { username: 'nobody@example.test', password },
    { username: user.email, password: 'wrong' },
    { username: closed.email, password },
  ];
  const seen = new Set<string>();
  for (const json of attempts) {
    const answer = await call(harness, 'POST', '/api/auth/token/', { json });
    t.is(answer.status, 401);
    t.is(answer.headers.get('www-authenticate'), 'Bearer');
    seen.add(JSON.stringify({ ...answer.json, request_id: '' }));
  }
  t.is(seen.size, 1);
});

test('the role comes from the account, whatever the token says, and a role that was taken away is gone at once', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'admin');
  const headers = await bearer(harness, user);
  t.is((await call(harness, 'GET', '/api/users/', { headers })).status, 200);
  await updateUser(harness, user, { role: 'client' });
  t.is((await call(harness, 'GET', '/api/users/', { headers })).status, 403);
});

test('tokens end after an hour, with the account, and with a changed password', async (t) => {
  await using harness = await createWebHarness();
  const [user, closed, changed] = [
    await register(harness, 'client'),
    await register(harness, 'client'),
    await register(harness, 'client'),
  ];
  const tokens = [await bearer(harness, user), await bearer(harness, closed), await bearer(harness, changed)];
  const statuses = async () =>
    Promise.all(tokens.map(async (headers) => (await call(harness, 'GET', '/api/users/me/', { headers })).status));
  t.deepEqual(await statuses(), [200, 200, 200]);
  await harness.clock.advance(10_000);
  await updateUser(harness, closed, { isActive: false });
  await updateUser(harness, changed, { credentialsChangedAt: harness.clock.now() });
  t.deepEqual(await statuses(), [200, 401, 401]);
  // An hour, and the minute by which clocks may differ.
  await harness.clock.advance(3_660_000);
  t.deepEqual(await statuses(), [401, 401, 401]);
});

test('a session may read the API, and write with its token from our own pages', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const browser = openBrowser(harness);
  await browser.logIn(user.email);
  await browser.get('/client/projects/');
  t.is((await browser.get('/api/projects/')).status, 200);
  const write = (headers: Readonly<Record<string, string>>) =>
    browser.call('POST', '/api/projects/', { json: { name: 'A' }, headers });
  const token = { 'x-csrf-token': browser.csrfToken };
  const refused = {
    'no token': {},
    'a wrong token': { 'x-csrf-token': `${browser.csrfToken.slice(0, -1)}!` },
    'a foreign origin': { ...token, origin: 'http://evil.test' },
    'a hidden origin': { ...token, origin: 'null' },
    'a foreign site': { ...token, 'sec-fetch-site': 'cross-site' },
  };
  for (const [what, headers] of Object.entries(refused)) {
    const answer = await write(headers);
    t.is(answer.status, 403, what);
    t.is(answer.json['code'], 'csrf', what);
  }
  t.is((await write({ ...token, origin: 'http://compliance.test' })).status, 201);
  t.is((await write({ ...token, origin: harness.url })).status, 201);
  t.is((await write(token)).status, 201);
});

test('a token from before the log-in is worth nothing after it', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const browser = openBrowser(harness);
  await browser.get('/client/users/login/');
  const [planted, oldId] = [browser.csrfToken, browser.cookies.get('sid')];
  await browser.logIn(user.email);
  t.not(browser.cookies.get('sid'), oldId);
  const answer = await browser.call('POST', '/api/projects/', {
    json: { name: 'A' },
    headers: { 'x-csrf-token': planted },
  });
  t.is(answer.status, 403);
});

test('a guest’s form needs the token of a page too', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const browser = openBrowser(harness);
  const answer = await browser.post('/client/users/login/', { email: user.email, password, _csrf: '' });
  t.is(answer.status, 403);
  t.regex(answer.headers.get('content-type') ?? '', /^text\/html/);
});

test('the session cookie is ours alone, hidden from scripts, and ends with the account', async (t) => {
  await using harness = await createWebHarness({
    web: { isHttps: true, baseUrl: 'https://compliance.test', proxies: 1 },
  });
  const user = await register(harness, 'client');
  const https = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'compliance.test' };
  const page = await call(harness, 'GET', '/client/users/login/', { headers: https });
  const cookie = page.headers.getSetCookie().find((line) => line.startsWith('sid=')) ?? '';
  for (const attribute of ['HttpOnly', 'SameSite=lax', 'Secure', 'Path=/']) t.regex(cookie, new RegExp(attribute, 'i'));
  t.regex(page.headers.get('strict-transport-security') ?? '', /max-age=\d{7}/);

  await using plain = await createWebHarness();
  const there = await register(plain, 'client');
  const browser = openBrowser(plain);
  await browser.logIn(there.email);
  t.is((await browser.get('/api/users/me/')).status, 200);
  await updateUser(plain, there, { credentialsChangedAt: instant(plain.clock.now() + 2_000) });
  t.is((await browser.get('/api/users/me/')).status, 401);
  t.truthy(user);
});

test('a bad token is refused even when a good session comes with it', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const browser = openBrowser(harness);
  await browser.logIn(user.email);
  const answer = await browser.call('GET', '/api/users/me/', { headers: { authorization: 'Bearer rubbish' } });
  t.is(answer.status, 401);
});

test('a problem has the same shape everywhere and speaks the caller’s language', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client', { locale: 'en' });
  const headers = await bearer(harness, user);
  const ask = (more: Readonly<Record<string, string>> = {}) =>
    call(harness, 'GET', '/api/projects/01958000-0000-7000-8000-0000000fffff/', { headers: { ...headers, ...more } });
  const english = await ask({ 'x-request-id': 'request-0001' });
  t.is(english.headers.get('content-type'), 'application/problem+json');
  t.is(english.headers.get('content-language'), 'en');
  t.is(english.headers.get('x-request-id'), 'request-0001');
  t.deepEqual(english.json, {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'There is no such project, or it is not yours.',
    instance: '/api/projects/01958000-0000-7000-8000-0000000fffff/',
    code: 'not-found',
    request_id: 'request-0001',
  });
  const russian = await ask({ cookie: 'locale=ru' });
  t.like(russian.json, { title: 'Не найдено', code: 'not-found' });
  t.regex(String(russian.json['detail']), /[а-я]/);

  const guest = (language: string) =>
    call(harness, 'POST', '/api/auth/token/', { json: { username: 5 }, headers: { 'accept-language': language } });
  const inEnglish = await guest('en-GB,en;q=0.8');
  t.is(inEnglish.status, 400);
  t.like(inEnglish.json, { title: 'Bad Request', code: 'invalid-fields' });
  t.deepEqual(inEnglish.json['errors'], { username: ['A text is needed.'], password: ['This field is required.'] });
  const inRussian = await guest('ru');
  t.is(inRussian.json['title'], 'Неверный запрос');
  t.deepEqual(inRussian.json['errors'], { username: ['Нужен текст.'], password: ['Обязательное поле.'] });
  t.is((await guest('de')).json['title'], 'Неверный запрос');
});

test('a program with a token says its language itself, without a word it is that of the account', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client', { locale: 'ru' });
  const headers = await bearer(harness, owner);
  const ask = (language: string | undefined) =>
    call(harness, 'POST', '/api/projects/', {
      headers: { ...headers, ...(language !== undefined && { 'accept-language': language }) },
      json: { name: '', description: 'x'.repeat(10_001), colour: 'red' },
    });
  t.deepEqual((await ask('en')).json['errors'], {
    name: ['Fill in this field.'],
    description: ['At most 2000 characters.'],
    colour: ['There is no such field.'],
  });
  t.is((await ask(undefined)).json['title'], 'Неверный запрос');
});

test('a request keeps a sane name and gets one when it has none', async (t) => {
  await using harness = await createWebHarness();
  const named = async (id: string) =>
    (await call(harness, 'GET', '/api/health/', { headers: { 'x-request-id': id } })).headers.get('x-request-id') ?? '';
  t.is(await named('abc-DEF_1.2'), 'abc-DEF_1.2');
  for (const bad of ['short', 'with blank', '<script>alert(1)</script>', 'x'.repeat(65), ''])
    t.regex(await named(bad), /^[0-9a-f-]{36}$/, bad);
});

test('unknown addresses, wrong methods and forgotten slashes are answered as such', async (t) => {
  await using harness = await createWebHarness();
  const headers = await bearer(harness, await register(harness, 'client'));
  const unknown = await call(harness, 'GET', '/api/nothing/', { headers });
  t.is(unknown.status, 404);
  t.is(unknown.headers.get('content-type'), 'application/problem+json');
  const method = await call(harness, 'DELETE', '/api/projects/', { headers });
  t.is(method.status, 405);
  t.is(method.json['code'], 'method-not-allowed');
  t.deepEqual(method.headers.get('allow')?.split(', ').sort(), ['GET', 'HEAD', 'POST']);
  const moved = await call(harness, 'POST', '/api/projects?page=2', { headers, json: { name: 'A' } });
  t.is(moved.status, 308);
  t.is(moved.headers.get('location'), '/api/projects/?page=2');
  t.is((await call(harness, 'GET', '//evil.test/api', { headers })).headers.get('location'), null);
  t.is((await call(harness, 'HEAD', '/api/projects/', { headers })).status, 200);
  t.is((await call(harness, 'GET', '/nothing/', {})).status, 404);
});

test('bodies are JSON, small, flat and of known fields', async (t) => {
  await using harness = await createWebHarness();
  const headers = await bearer(harness, await register(harness, 'client'));
  const send = (body: string, type = 'application/json') =>
    call(harness, 'POST', '/api/projects/', { headers: { ...headers, 'content-type': type }, body });
  const deep = `${'{"name":'.repeat(20)}1${'}'.repeat(20)}`;
  const refused: readonly (readonly [string, number, string, string?])[] = [
    ['{"name": ', 400, 'invalid-json'],
    ['"A"', 400, 'invalid-json'],
    ['{"name":"A","__proto__":{"role":"admin"}}', 400, 'invalid-json'],
    ['{"name":"A\\ud800"}', 400, 'invalid-json'],
    ['[]', 400, 'invalid-fields'],
    ['{"name":"A","owner":"me"}', 400, 'invalid-fields'],
    ['{"name":"   "}', 400, 'invalid-fields'],
    ['{"name":"A\\u0000"}', 400, 'invalid-fields'],
    // Within 200 characters, as JSON Schema counts them, but not within the 200 UTF-16 units of the domain.
    [JSON.stringify({ name: '😀'.repeat(150) }), 422, 'invalid-project'],
    [JSON.stringify({ name: '😀'.repeat(201) }), 400, 'invalid-fields'],
    [deep, 400, 'too-deep'],
    [JSON.stringify({ name: 'A'.repeat(1024 * 1024) }), 413, 'too-large'],
    ['name=A', 415, 'unsupported-type', 'application/x-www-form-urlencoded'],
    ['{"name":"A"}', 415, 'unsupported-type', 'text/plain'],
    ['{"name":"A"}', 415, 'unsupported-type', 'application/vnd.api+json'],
  ];
  for (const [body, status, code, type] of refused) {
    const answer = await send(body, type);
    t.is(answer.status, status, body.slice(0, 60));
    t.is(answer.json['code'], code, body.slice(0, 60));
  }
  t.truthy(within((await send('{"name":"A","owner":"me"}')).json, 'errors', 'owner'));
  t.deepEqual(Object.keys(within((await send('{"name":""}')).json, 'errors') as object), ['name']);
  t.is((await call(harness, 'GET', '/api/projects/', { headers })).json['count'], 0);
  t.is((await send('{"name":"A"}', 'application/json; charset=utf-8')).status, 201);
});

test('lists come in pages within bounds, with absolute links to their neighbours', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const headers = await bearer(harness, owner);
  for (let i = 0; i < 25; i++) await seedProject(harness, owner, `Проект ${i}`);
  const list = (query: string) => call(harness, 'GET', `/api/projects/${query}`, { headers });
  const first = await list('');
  t.like(first.json, { count: 25, previous: null, next: 'http://compliance.test/api/projects/?page=2' });
  t.is((first.json['results'] as unknown[]).length, 20);
  const middle = await list('?page_size=10&page=2');
  t.like(middle.json, {
    count: 25,
    next: 'http://compliance.test/api/projects/?page_size=10&page=3',
    previous: 'http://compliance.test/api/projects/?page_size=10&page=1',
  });
  const last = await list('?page_size=10&page=3');
  t.is(last.json['next'], null);
  t.is((last.json['results'] as unknown[]).length, 5);
  t.like((await list('?page=99')).json, { count: 25, next: null, results: [] });
  t.is((await list(`?search=${encodeURIComponent('проект 7')}`)).json['count'], 1);
  const bad = [
    'page=0',
    'page=-1',
    'page=x',
    'page=1.5',
    'page_size=0',
    'page_size=101',
    'page=10001',
    'page=',
    'page=0x1',
    'pagesize=5',
  ];
  for (const query of bad) t.is((await list(`?${query}`)).status, 400, query);
  t.is((await list('?page=1&page=2')).status, 400);
});

test('no text that a request may carry has a NUL in it, in the API by its document and on pages by a rule for all', async (t) => {
  await using harness = await createWebHarness();
  const document = openApiDocument(describeApi(harness.services, harness.options).operations, publicOrigin, 'en');
  const forgotten: string[] = [];
  let texts = 0;
  const look = (schema: unknown, where: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { type, pattern, format } = schema as Readonly<Record<string, unknown>>;
    if ([type].flat().includes('string') && !('enum' in schema) && !('const' in schema)) {
      texts++;
      const isShut =
        typeof pattern === 'string' &&
        !['\u0000', 'a\u0000', 'a@b.\u0000c'].some((text) => new RegExp(pattern).test(text));
      if (!isShut && !['uuid', 'date-time', 'date', 'binary'].includes(String(format))) forgotten.push(where);
    }
    for (const [name, part] of Object.entries(schema)) look(part, `${where} ${name}`);
  };
  for (const [path, methods] of Object.entries(within(document, 'paths') as object))
    for (const [method, operation] of Object.entries(methods as object)) {
      const { parameters = [], requestBody } = operation as {
        parameters?: readonly { in: string }[];
        requestBody?: unknown;
      };
      look(
        parameters.filter((one) => one.in !== 'header'),
        `${method} ${path}`,
      );
      look(requestBody, `${method} ${path}`);
    }
  t.true(texts > 100, String(texts));
  t.deepEqual(forgotten, []);

  const browser = openBrowser(harness);
  await browser.logIn((await register(harness, 'client')).email);
  for (const address of ['/client/projects/?search=%00', '/client/videos/?search=a%00b', '/client/projects/%00/'])
    t.is((await browser.get(address)).status, 400, address);
  await browser.get('/client/projects/');
  t.is((await browser.post('/client/projects/', { name: 'A\u0000' })).status, 400);
  t.is((await browser.post('/client/projects/', { name: 'A', 'b\u0000': '' })).status, 400);
  t.is((await browser.post('/client/projects/', { name: 'A' })).status, 303);
});

test('filters of triggers narrow the list and refuse what they do not know', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const headers = await bearer(harness, owner);
  const { video, triggers } = await seedVerification(harness, owner);
  await seedVerification(harness, owner);
  const count = async (query: string) =>
    (await call(harness, 'GET', `/api/triggers/?${query}`, { headers })).json['count'];
  const [one] = triggers;
  t.is(await count(''), 4);
  t.is(await count(`video=${video.id}`), 2);
  t.is(await count(`video=${video.id}&risk=${one.riskCode}&source=${one.source}&status=pending`), 2);
  t.is(await count(`min_confidence=${one.confidence}`), 4);
  t.is(await count('min_confidence=1'), 0);
  t.is(await count('status=processed'), 0);
  for (const bad of ['video=x', 'source=rumour', 'status=done', 'min_confidence=2', 'owner=me'])
    t.is((await call(harness, 'GET', `/api/triggers/?${bad}`, { headers })).status, 400, bad);
  const shown = await call(harness, 'GET', `/api/triggers/${one.id}/`, { headers });
  t.like(shown.json, { id: one.id, video: video.id, start: 12, end: 13.25, status: 'pending', decision: null });
});

test('who asks too often has to wait, readers of pages and the health check do not', async (t) => {
  await using harness = await createWebHarness({ rates: { anonymous: 3, user: 4 } });
  const headers = await bearer(harness, await register(harness, 'client'));
  for (let i = 0; i < 10; i++) {
    t.is((await call(harness, 'GET', '/client/users/login/')).status, 200);
    t.is((await call(harness, 'GET', '/api/health/')).status, 200);
    t.is((await call(harness, 'GET', '/static/htmx/htmx.min.js')).status, 200);
  }
  const guest = () => call(harness, 'GET', '/api/projects/');
  const first = await guest();
  t.is(first.status, 401);
  t.like(Object.fromEntries(first.headers), { 'ratelimit-limit': '3', 'ratelimit-remaining': '2' });
  await guest();
  await guest();
  const refused = await guest();
  t.is(refused.status, 429);
  t.is(refused.json['code'], 'rate-limited');
  const wait = Number(refused.headers.get('retry-after'));
  t.true(wait > 0 && wait <= 3600);
  t.is(refused.headers.get('ratelimit-remaining'), '0');

  const user = () => call(harness, 'GET', '/api/projects/', { headers });
  for (let i = 0; i < 4; i++) t.is((await user()).status, 200);
  t.is((await user()).status, 429);
});

test('the analysis budget counts retries of every kind', async (t) => {
  await using harness = await createWebHarness({ rates: { analysis: 1 } });
  const owner = await register(harness, 'client');
  const headers = await bearer(harness, owner);
  const { video, execution } = await seedVerification(harness, owner);
  t.is((await call(harness, 'POST', `/api/videos/${video.id}/analyze/`, { headers })).status, 202);
  t.is((await call(harness, 'POST', `/api/pipeline-executions/${execution.id}/retry/`, { headers })).status, 429);
});

test('a store that is down is told as unavailable, a bug as ours, and neither tells more', async (t) => {
  await using harness = await createWebHarness({
    services: (services) => ({
      ...services,
      queries: {
        ...services.queries,
        projects: () => Promise.reject(new PersistenceFault('connect ECONNREFUSED 10.0.0.7')),
        videos: () => Promise.reject(new TypeError('secret is undefined')),
      },
      rateLimiter: { consume: () => Promise.reject(new Error('redis is down')) },
    }),
  });
  const headers = await bearer(harness, await register(harness, 'client'));
  const down = await call(harness, 'GET', '/api/projects/', { headers });
  t.is(down.status, 503);
  t.is(down.headers.get('retry-after'), '30');
  t.notRegex(down.text, /10\.0\.0\.7/);
  const bug = await call(harness, 'GET', '/api/videos/', { headers });
  t.is(bug.status, 500);
  t.is(bug.json['code'], 'internal');
  t.notRegex(bug.text, /secret|TypeError|\.ts|\.js/);
  const failures = harness.logger.lines.filter(({ message }) => message === 'request failed');
  t.deepEqual(
    failures.map(({ fields }) => fields['code']),
    ['unavailable', 'internal'],
  );
});

test('a good token is no wrong one while accounts cannot be read', async (t) => {
  let isDown = false;
  await using harness = await createWebHarness({
    services: (services) => ({
      ...services,
      identifyActor: {
        execute: (...who: Parameters<IdentifyActor['execute']>) =>
          isDown
            ? Promise.reject(new PersistenceFault('connect ECONNREFUSED 10.0.0.7'))
            : services.identifyActor.execute(...who),
      } as IdentifyActor,
    }),
  });
  const headers = await bearer(harness, await register(harness, 'client'));
  isDown = true;
  const down = await call(harness, 'GET', '/api/projects/', { headers });
  t.like(down.json, { status: 503, code: 'unavailable' });
  isDown = false;
  t.is((await call(harness, 'GET', '/api/projects/', { headers })).status, 200);
});

test('webhooks of Replicate are answered by their signature alone, within their bounds', async (t) => {
  const secret = `whsec_${Buffer.from('a secret of 24 bytes or so').toString('base64')}`;
  const seen: string[] = [];
  await using harness = await createWebHarness({
    services: (services) => ({
      ...services,
      replicateWebhooks: createWebhookInbox({
        secrets: [secret],
        cache: createInMemoryCache({ clock: services.clock }),
        announce: (id) => seen.push(id),
        now: () => services.clock.now(),
      }),
    }),
  });
  const path = '/webhooks/replicate/?tag=7';
  const send = (body: string, id: string, key = secret) => {
    const timestamp = String(Math.floor(harness.clock.now() / 1_000));
    const bytes = Buffer.from(key.slice('whsec_'.length), 'base64');
    const signature = createHmac('sha256', bytes).update(`${id}.${timestamp}.${body}`).digest('base64');
    return call(harness, 'POST', path, {
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
      },
      body,
    });
  };
  const told = JSON.stringify({ id: 'p1', status: 'succeeded', version: 'v', created_at: '2026-01-01T00:00:00Z' });
  t.is((await send(told, 'm1')).status, 204);
  t.is((await send(told, 'm1')).status, 204, 'a repeated one is answered like the first');
  t.deepEqual(seen, ['p1'], 'and does nothing');
  t.is((await send(told, 'm2', `whsec_${Buffer.from('another secret of bytes').toString('base64')}`)).status, 401);
  t.is((await send('no json', 'm3')).status, 400);
  t.is((await call(harness, 'POST', path, { body: told })).status, 401);
  t.is((await call(harness, 'GET', path)).status, 405);
  t.is((await send('x'.repeat(9 * 1024 * 1024), 'm4')).status, 413);
  await using without = await createWebHarness();
  t.is((await call(without, 'GET', path)).status, 404, 'without Replicate there is no such place');
});

test('the health check says which part is unwell and is open to everyone', async (t) => {
  await using harness = await createWebHarness();
  const well = await call(harness, 'GET', '/api/health/');
  t.is(well.status, 200);
  t.deepEqual(well.json, { status: 'healthy', database: 'ok', redis: 'unused', b2: 'unused', replicate: 'unused' });
  await using sick = await createWebHarness({
    services: (services) => ({
      ...services,
      health: async () => ({
        status: 'unhealthy',
        database: 'unavailable',
        redis: 'ok',
        b2: 'ok',
        replicate: 'unused',
      }),
    }),
  });
  const unwell = await call(sick, 'GET', '/api/health/');
  t.is(unwell.status, 503);
  t.is(unwell.json['database'], 'unavailable');
});

test('every answer carries strict headers', async (t) => {
  await using harness = await createWebHarness({ web: { mediaOrigins: ['https://cdn.test'] } });
  for (const path of ['/client/users/login/', '/api/health/', '/api/nothing/', '/nothing/', '/static/nothing.js']) {
    const { headers } = await call(harness, 'GET', path);
    const policy = headers.get('content-security-policy') ?? '';
    t.regex(
      policy,
      /default-src 'self';img-src 'self' data: blob: http:\/\/compliance\.test https:\/\/cdn\.test;/,
      path,
    );
    t.regex(policy, /object-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'self'/, path);
    t.notRegex(policy, /unsafe/, path);
    t.is(headers.get('x-content-type-options'), 'nosniff', path);
    t.is(headers.get('x-powered-by'), null, path);
  }
});

test('one line is logged for each request, without its query', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const headers = { ...(await bearer(harness, user)), 'x-request-id': 'request-0002' };
  await call(harness, 'GET', '/api/projects/?search=secret', { headers });
  const [line] = harness.logger.lines.filter(({ fields }) => fields['request_id'] === 'request-0002');
  t.like(line, {
    level: 'info',
    message: 'request',
    fields: { method: 'GET', path: '/api/projects/', status: 200, user_id: user.id },
  });
  t.notRegex(JSON.stringify(harness.logger.lines), /secret|Bearer/);
  t.like(harness.metrics.records.at(-1), {
    name: 'http_request_duration_seconds',
    labels: { method: 'GET', route: '/api/projects/', status: '2xx' },
  });
});
