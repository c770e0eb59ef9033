import { createHmac, generateKeyPairSync, createSign } from 'node:crypto';
import test from 'ava';
import { tokenFamilyId } from '../../domain/shared/ids.js';
import { networkOf } from '../../hosts/koa/http/client-network.js';
import { knownTokens } from '../../hosts/koa/http/known-tokens.js';
import { aUser } from '../builders/a-user.js';
import { freshId } from '../builders/fresh-id.js';
import { minute } from '../builders/moments.js';
import { bearer, password, register } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { call, within } from './harness/call.js';
import { secretByMail } from './harness/letters.js';
import { createWebHarness, tokenSecret, type WebHarness } from './harness/web-harness.js';

const post = (harness: WebHarness, path: string, json: unknown, headers: Readonly<Record<string, string>> = {}) =>
  call(harness, 'POST', `/api/auth/${path}`, { json, headers });

const me = (harness: WebHarness, access: unknown) =>
  call(harness, 'GET', '/api/users/me/', { headers: { authorization: `Bearer ${String(access)}` } });

const logIn = async (harness: WebHarness, email: string, given = password) =>
  post(harness, 'token/', { username: email, password: given });

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const hmac = (header: object, claims: object, secret: string, hash = 'sha256'): string => {
  const body = `${encoded(header)}.${encoded(claims)}`;
  return `${body}.${createHmac(hash, secret).update(body).digest('base64url')}`;
};

test('a token that was believed before is believed to its end, and no other that looks like it', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const { access } = await harness.services.issueTokens.execute(user);
  for (const _ of [1, 2]) t.is((await me(harness, access)).status, 200);
  t.is((await me(harness, `${access.slice(0, -2)}${access.endsWith('AA') ? 'BB' : 'AA'}`)).status, 401);
  await harness.clock.advance(60 * minute + 59_000);
  t.is((await me(harness, access)).status, 200, 'clocks may differ by a minute');
  await harness.clock.advance(1_000);
  for (const _ of [1, 2]) t.is((await me(harness, access)).status, 401);
});

test('no more tokens are remembered than allowed, none without an end', (t) => {
  const known = knownTokens(2);
  for (const name of ['a', 'b', 'c']) known.keep(name, { exp: 100, name });
  known.keep('endless', {});
  known.keep('x'.repeat(3_000), { exp: 100 });
  t.deepEqual(
    ['a', 'b', 'c', 'endless', 'x'.repeat(3_000)].map((name) => known.find(name, 50) !== undefined),
    [false, true, true, false, false],
  );
  t.is(known.find('b', 160), undefined);
});

test('only a token of ours, for its use, that lives and whose account stands is believed; any other is 401', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const nowS = harness.clock.now() / 1000;
  const pair = await harness.services.issueTokens.execute(user);
  const family = (await harness.services.tokens.verifyAccess(pair.access, harness.clock.now()))?.familyId;
  const claims = {
    sub: user.id,
    role: 'admin',
    use: 'access',
    family,
    jti: 'x',
    iss: 'ai-compliance-agent',
    aud: 'api',
    iat: nowS,
    exp: nowS + 600,
  };
  const hs256 = { alg: 'HS256', typ: 'JWT' };
  const with_ = (over: object): string => hmac(hs256, { ...claims, ...over }, tokenSecret);
  const none = (alg: string) => `${encoded({ alg })}.${encoded(claims)}.`;
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const rsBody = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}`;
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const good: Readonly<Record<string, string>> = {
    fresh: with_({}),
    'made by a clock that is 59 s ahead': with_({ iat: nowS + 59, nbf: nowS + 59 }),
    'ended 59 s ago, by our clock': with_({ exp: nowS - 59 }),
  };
  const bad: Readonly<Record<string, string>> = {
    'alg none': none('none'),
    'alg None': none('None'),
    'alg nOnE, signed': hmac({ alg: 'nOnE' }, claims, tokenSecret),
    'without an algorithm': hmac({ typ: 'JWT' }, claims, tokenSecret),
    'RS256 by a stranger': `${rsBody}.${createSign('sha256').update(rsBody).sign(privateKey, 'base64url')}`,
    'a public key as the secret': hmac(hs256, claims, pem),
    'another secret': hmac(hs256, claims, 'x'.repeat(40)),
    'an empty secret': hmac(hs256, claims, ''),
    'a stronger hash': hmac({ alg: 'HS512' }, claims, tokenSecret, 'sha512'),
    'a header that names another hash': hmac({ alg: 'HS512' }, claims, tokenSecret),
    'a key in the header': hmac({ ...hs256, jwk: { kty: 'oct', k: 'AAAA' }, kid: '/dev/null' }, claims, ''),
    'another issuer': with_({ iss: 'else' }),
    'without issuer': with_({ iss: undefined }),
    'another audience': with_({ aud: 'else' }),
    'without audience': with_({ aud: undefined }),
    'ended 60 s ago': with_({ exp: nowS - 60 }),
    'without an end': with_({ exp: undefined }),
    'an end that is no number': with_({ exp: 'never' }),
    'not yet valid, beyond 60 s': with_({ nbf: nowS + 61 }),
    'made in the future, beyond 60 s': with_({ iat: nowS + 61, exp: nowS + 600 }),
    'without a moment of making': with_({ iat: undefined }),
    'made before the credentials changed': with_({ iat: user.credentialsChangedAt / 1000 - 1 }),
    'an unknown role': with_({ role: 'root' }),
    'without a use': with_({ use: undefined }),
    'without a family': with_({ family: undefined }),
    'a log-in that never was': with_({ family: freshId() }),
    'an unknown person': with_({ sub: aUser().id }),
    'a person that is no id': with_({ sub: "' or 1=1 --" }),
    'a refresh token': pair.refresh,
    garbage: 'rubbish',
    'three dots': '...',
    'a payload that is no JSON': `${encoded(hs256)}.YWJj.YWJj`,
    'ten kilobytes of garbage': 'x'.repeat(10_240),
    'ten kilobytes of a forged token': hmac(hs256, { ...claims, filler: 'x'.repeat(7_500) }, 'x'.repeat(40)),
  };
  for (const [what, token] of Object.entries(good)) t.is((await me(harness, token)).status, 200, what);
  for (const [what, token] of Object.entries(bad)) {
    const answer = await me(harness, token);
    t.is(answer.status, 401, what);
    t.is(answer.json['code'], 'invalid-bearer', what);
    t.is(answer.headers.get('www-authenticate'), 'Bearer', what);
    if (token === pair.refresh) continue;
    const refreshed = await post(harness, 'token/refresh/', { refresh: token });
    t.is(refreshed.status, 401, `as a refresh token: ${what}`);
    t.is(refreshed.json['code'], 'invalid-token', what);
  }
  t.is((await post(harness, 'token/refresh/', { refresh: pair.access })).status, 401, 'an access token');
  const stranger = await harness.services.tokens.issue(
    { userId: user.id, role: 'client', familyId: tokenFamilyId(freshId()) },
    harness.clock.now(),
  );
  t.is((await post(harness, 'token/refresh/', { refresh: stranger.refresh })).status, 401, 'an unknown family');
  t.is((await post(harness, 'token/refresh/', { refresh: pair.refresh })).status, 200);
  const basic = { authorization: `Basic ${Buffer.from('a:b').toString('base64')}` };
  t.is((await call(harness, 'GET', '/api/users/me/', { headers: basic })).status, 401);
  t.is((await call(harness, 'GET', '/api/users/me/')).json['code'], 'unauthenticated');
  const written = JSON.stringify(harness.logger.lines);
  for (const token of [...Object.values(good), pair.access, pair.refresh]) t.false(written.includes(token));
});

test('a refresh token works once; used again later it ends every token that came of it', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const { json: first } = await logIn(harness, user.email);
  const refresh = (json: Readonly<Record<string, unknown>>) =>
    post(harness, 'token/refresh/', { refresh: json['refresh'] });
  const second = await refresh(first);
  t.is(second.status, 200);
  t.is(second.headers.get('cache-control'), 'no-store');
  t.is((await refresh(first)).status, 401, 'a double click is refused');
  const third = await refresh(second.json);
  t.is(third.status, 200, 'and costs nothing');
  await harness.clock.advance(minute);
  t.is((await refresh(second.json)).status, 401);
  t.is((await refresh(third.json)).status, 401, 'the family is over');
});

test('logging out ends the refresh tokens of this log-in, or everything of the account', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const browser = openBrowser(harness);
  await browser.logIn(user.email);
  const one = (await logIn(harness, user.email)).json;
  const other = (await logIn(harness, user.email)).json;
  await harness.clock.advance(1);
  const out = (refresh: unknown, more: object = {}) => post(harness, 'logout/', { refresh, ...more });
  t.is((await out(one['refresh'])).status, 204);
  t.is((await out(one['refresh'])).status, 204);
  t.is((await post(harness, 'token/refresh/', { refresh: one['refresh'] })).status, 401);
  t.is((await me(harness, other['access'])).status, 200);
  t.is((await out(one['refresh'], { all_devices: true })).status, 401);
  t.is((await browser.get('/client/projects/')).status, 200);
  t.is((await out(other['refresh'], { all_devices: true })).status, 204);
  t.is((await me(harness, other['access'])).status, 401);
  t.is((await post(harness, 'token/refresh/', { refresh: other['refresh'] })).status, 401);
  t.is((await browser.get('/client/projects/')).status, 303);
  for (const json of [{}, { refresh: '' }, { refresh: 1 }, { refresh: 'x', extra: 1 }])
    t.is((await post(harness, 'logout/', json)).status, 400, JSON.stringify(json));
});

test('wrong passwords are answered with growing rests, through the API and the page alike', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  for (let failed = 1; failed <= 5; failed++) t.is((await logIn(harness, user.email, 'wrong')).status, 401);
  const refused = await logIn(harness, user.email.toUpperCase());
  t.is(refused.status, 429);
  t.is(refused.headers.get('retry-after'), '60');
  t.is(refused.json['code'], 'too-many-attempts');
  t.regex(String(refused.json['detail']), /через 1 минуту/);
  const browser = openBrowser(harness);
  const page = await browser.logIn(user.email);
  t.is(page.status, 429);
  t.is(page.headers.get('retry-after'), '60');
  t.regex(page.text, /через 1 минуту/);
  t.is((await logIn(harness, 'somebody@example.test', 'x')).status, 401, 'others are not concerned');
  await harness.clock.advance(minute);
  t.is((await logIn(harness, user.email, 'wrong')).status, 401);
  t.is((await logIn(harness, user.email)).headers.get('retry-after'), '120');
  await harness.clock.advance(2 * minute);
  t.is((await logIn(harness, user.email)).status, 200);
  t.is((await logIn(harness, user.email, 'wrong')).status, 401, 'the count began anew');
});

test('an IPv6 customer who changes addresses is one network; IPv4 stays what it is however written', (t) => {
  t.is(networkOf('2001:db8:1:2::1'), networkOf('2001:0DB8:0001:0002:ffff:ffff:ffff:ffff'));
  t.is(networkOf('2001:db8:1:2::1'), '2001:db8:1:2::/64');
  t.not(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'));
  t.is(networkOf('::1'), '0:0:0:0::/64');
  t.is(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64');
  t.is(networkOf('::ffff:192.0.2.1'), '192.0.2.1');
  t.is(networkOf('192.0.2.1'), '192.0.2.1');
});

test('a lost password: the same answer for everyone, a link that works once, all else ended', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const old = (await logIn(harness, user.email)).json;
  const ask = (email: string) => post(harness, 'password/reset/', { email });
  const [known, unknown] = [await ask(user.email), await ask('nobody@example.test')];
  const shown = ({ status, json }: typeof known) => ({ status, json });
  t.deepEqual(shown(known), { status: 202, json: { valid_minutes: 60 } });
  t.deepEqual(shown(known), shown(unknown));
  const secret = await secretByMail(harness);
  t.is(harness.notifier.sent.length, 1);
  await harness.clock.advance(1);
  const confirm = (token: string, given = 'quite another password') =>
    post(harness, 'password/reset/confirm/', { token, password: given });
  const short = await confirm(secret, 'short');
  t.is(short.status, 400);
  t.truthy(within(short.json, 'errors', 'password', 0));
  t.is((await confirm('made-up')).json['code'], 'invalid-reset-link');
  t.is((await confirm(secret)).status, 204);
  t.is((await confirm(secret)).json['code'], 'invalid-reset-link');
  t.is((await me(harness, old['access'])).status, 401);
  t.is((await post(harness, 'token/refresh/', { refresh: old['refresh'] })).status, 401);
  t.is((await logIn(harness, user.email)).status, 401);
  t.is((await logIn(harness, user.email, 'quite another password')).status, 200);
  t.is((await ask(user.email)).status, 202);
  t.is((await ask(user.email.toUpperCase())).status, 202);
  const tooMany = await ask(user.email);
  t.is(tooMany.status, 429);
  t.true(Number(tooMany.headers.get('retry-after')) > 0);
  for (let asked = 2; asked <= 3; asked++) t.is((await ask('nobody@example.test')).status, 202);
  t.is((await ask('nobody@example.test')).status, 429, 'of whomever');
  const written = JSON.stringify(harness.logger.lines);
  for (const text of [secret, password, 'quite another password', String(old['refresh'])])
    t.false(written.includes(text));
});

test('a changed password ends all that was opened with the old one and gives a new pair', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const browser = openBrowser(harness);
  await browser.logIn(user.email);
  const { json: old } = await logIn(harness, user.email);
  const headers = { authorization: `Bearer ${String(old['access'])}` };
  const change = (old_password: string, new_password = 'quite another password') =>
    post(harness, 'password/change/', { old_password, new_password }, headers);
  const wrong = await change('wrong');
  t.is(wrong.status, 422);
  t.truthy(within(wrong.json, 'errors', 'old_password', 0));
  t.is((await change(password, 'short')).status, 400);
  await harness.clock.advance(1);
  const changed = await change(password);
  t.is(changed.status, 200);
  t.deepEqual(Object.keys(changed.json), ['access', 'refresh']);
  t.is((await me(harness, old['access'])).status, 401);
  t.is((await me(harness, changed.json['access'])).status, 200);
  t.is((await post(harness, 'token/refresh/', { refresh: old['refresh'] })).status, 401);
  t.is((await browser.get('/client/projects/')).status, 303);
});

test('people read and change their own account', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client', { name: 'Анна' });
  const headers = await bearer(harness, user);
  const own = (method: string, json?: unknown) =>
    call(harness, method, '/api/users/me/', { headers, ...(json !== undefined && { json }) });
  const all = { analysis_ready: true, video_failed: true, report_published: true };
  t.like((await own('GET')).json, { name: 'Анна', locale: 'ru', notifications: all, version: 0 });
  const patched = await own('PATCH', { notifications: { video_failed: false }, locale: 'en' });
  t.is(patched.status, 200);
  t.like(patched.json, { name: 'Анна', locale: 'en', notifications: { ...all, video_failed: false }, version: 1 });
  const put = await own('PUT', { name: ' Аня ', locale: 'ru', notifications: all });
  t.like(put.json, { name: 'Аня', locale: 'ru', notifications: all });
  t.deepEqual((await own('GET')).json, put.json);
  for (const [method, json] of [
    ['PUT', { name: 'Аня' }],
    ['PATCH', { role: 'admin' }],
    ['PATCH', { is_active: false }],
    ['PATCH', { email: 'other@example.test' }],
    ['PATCH', { name: ' ' }],
    ['PATCH', { name: 'x'.repeat(201) }],
    ['PATCH', { locale: 'de' }],
    ['PATCH', { notifications: { spam: true } }],
    ['PATCH', { notifications: null }],
  ] as const)
    t.is((await own(method, json)).status, 400, `${method} ${JSON.stringify(json)}`);
  t.is((await own('DELETE')).status, 405);
});

test('an admin manages accounts; the last admin stays', async (t) => {
  await using harness = await createWebHarness();
  const [user, admin] = [await register(harness, 'client'), await register(harness, 'admin')];
  const headers = await bearer(harness, admin);
  const at = (id: string, method = 'GET', json?: unknown) =>
    call(harness, method, `/api/users/${id}/`, { headers, ...(json !== undefined && { json }) });
  t.like((await at(user.id)).json, { id: user.id, role: 'client', is_active: true });
  const token = (await logIn(harness, user.email)).json;
  await harness.clock.advance(1);
  const promoted = await at(user.id, 'PATCH', { role: 'operator' });
  t.like(promoted.json, { role: 'operator', version: 1 });
  t.is((await me(harness, token['access'])).status, 401);
  t.is((await post(harness, 'token/refresh/', { refresh: token['refresh'] })).status, 401);
  t.like((await at(user.id, 'PUT', { name: 'Олег', role: 'client', is_active: false })).json, { is_active: false });
  t.is((await logIn(harness, user.email)).status, 401);
  for (const json of [{ role: 'client' }, { is_active: false }]) {
    const refused = await at(admin.id, 'PATCH', json);
    t.is(refused.status, 409);
    t.is(refused.json['code'], 'last-admin');
  }
  t.is((await at(freshId())).status, 404);
  t.is((await at(freshId(), 'PATCH', { name: 'X' })).status, 404);
  t.is((await at('1')).status, 404);
  for (const json of [{ role: 'root' }, { is_active: 'no' }, { password: 'x' }, { name: '' }])
    t.is((await at(user.id, 'PATCH', json)).status, 400, JSON.stringify(json));
  t.is((await at(user.id, 'PUT', { name: 'X' })).status, 400);
});

test('whoever registers through the API is a client and can log in; an address is taken once', async (t) => {
  await using harness = await createWebHarness();
  const sign = (json: object) => call(harness, 'POST', '/api/users/', { json, headers: { 'accept-language': 'en' } });
  const made = await sign({ email: ' Vera@Example.test', password });
  t.is(made.status, 201);
  t.like(made.json, { email: 'vera@example.test', name: 'vera@example.test', role: 'client', locale: 'en' });
  t.is((await logIn(harness, 'vera@example.test')).status, 200);
  t.is((await sign({ email: 'vera@example.test', password })).json['code'], 'email-taken');
  for (const json of [
    { email: 'x', password },
    { email: 'a@b.test', password: 'short' },
    { email: 'a@b.test', password, role: 'admin' },
  ])
    t.is((await sign(json)).status, 400, JSON.stringify(json));
  t.regex(String(within((await sign({ email: 'x', password })).json, 'errors', 'email', 0)), /name@example/);
  for (let more = 0; more < 20; more++) await sign({ email: 'vera@example.test', password });
  t.is((await sign({ email: 'late@example.test', password })).status, 429);
});
