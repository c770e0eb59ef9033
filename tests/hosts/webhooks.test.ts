import test from 'ava';
import { answered } from '../../adapters/in-memory/fakes/index.js';
import { DeliverWebhook } from '../../application/index.js';
import type { User } from '../../domain/user/user.js';
import { bearer, register } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { call, within, type Answer } from './harness/call.js';
import { seedWebhook } from './harness/seed-webhook.js';
import { createWebHarness, type WebHarness } from './harness/web-harness.js';

const url = 'https://hooks.example.com/in';
const input = { url, events: ['video.ready', 'report.published'], description: 'Монтажная' };

const openApi = async (over: Partial<User> = {}) => {
  const harness = await createWebHarness();
  const user = await register(harness, 'client', over);
  const headers = await bearer(harness, user);
  return {
    harness,
    user,
    api: (method: string, path: string, json?: unknown) =>
      call(harness, method, `/api/webhooks/${path}`, {
        headers,
        ...(json !== undefined && { json }),
      }),
    [Symbol.asyncDispose]: () => harness[Symbol.asyncDispose](),
  };
};

/** What a worker would do with the deliveries that are due. */
const deliver = async ({ persistence, webhookSender, webhookSigner, clock, services, metrics, logger }: WebHarness) => {
  const deliverer = new DeliverWebhook({
    unitOfWork: persistence.unitOfWork,
    sender: webhookSender,
    signer: webhookSigner,
    clock,
    ids: services.ids,
    links: { webhook: (id) => `/w/${id}` },
    metrics,
    logger,
    random: () => 0.5,
  });
  const messages = await persistence.outboxRelay.claim(100, clock.now(), 1_000);
  await persistence.outboxRelay.delivered(messages.map(({ id }) => id));
  for (const { job } of messages)
    if (job.name === 'deliver-webhook')
      await deliverer.execute(job.deliveryId, job.attempt, new AbortController().signal);
};

const errorsOf = (answer: Answer): unknown => within(answer.json, 'errors');

test('a webhook is made with a secret that no later answer tells', async (t) => {
  await using app = await openApi();
  const made = await app.api('POST', '', input);
  t.is(made.status, 201);
  t.is(made.headers.get('location'), `/api/webhooks/${String(made.json['id'])}/`);
  const { secret, ...shown } = made.json;
  t.regex(String(secret), /^whsec_[A-Za-z0-9+/]{43}=$/);
  t.like(shown, { ...input, owner: app.user.id, active: true, state: 'active', disabled: null });
  const id = String(shown['id']);
  t.deepEqual((await app.api('GET', `${id}/`)).json, shown);
  t.deepEqual((await app.api('GET', '')).json, { count: 1, next: null, previous: null, results: [shown] });
  const rotated = await app.api('POST', `${id}/rotate-secret/`);
  t.is(rotated.status, 200);
  t.not(rotated.json['secret'], secret);
  t.is(rotated.json['previous_secret_until'], '2026-03-12T12:00:00.000Z');
});

test('fields that are wrong are named, in the reader’s language', async (t) => {
  await using app = await openApi();
  const wrong = (over: object, from = app) => from.api('POST', '', { ...input, ...over });
  for (const [over, field] of [
    [{ url: 'http://hooks.example.com/' }, 'url'],
    [{ url: 'https://user:secret@hooks.example.com/' }, 'url'],
    [{ url: 'https://127.0.0.1/' }, 'url'],
    [{ url: 'https://hooks.example.com:25/' }, 'url'],
    [{ events: [] }, 'events'],
    [{ events: ['video.deleted'] }, 'events.0'],
    [{ events: ['webhook.ping'] }, 'events.0'],
    [{ description: 'x'.repeat(201) }, 'description'],
    [{ secret: 'mine' }, 'secret'],
  ] as const) {
    const answer = await wrong(over);
    t.is(answer.status, field === 'url' ? 422 : 400, JSON.stringify(over));
    t.deepEqual(Object.keys(errorsOf(answer) as object), [field], answer.text);
  }
  await using english = await openApi({ locale: 'en' });
  const { json } = await wrong({ url: 'https://10.0.0.1/' }, english);
  t.like(json, {
    code: 'invalid-webhook',
    detail: 'The address leads into an internal network. A public one is needed.',
  });
  for (let made = 0; made < 10; made++) t.is((await wrong({})).status, 201);
  t.like(await wrong({}), { status: 409, json: { code: 'too-many-webhooks' } });
});

test('PUT replaces, PATCH changes what it names, DELETE removes', async (t) => {
  await using app = await openApi();
  const { webhook } = await seedWebhook(app.harness, app.user);
  const patched = await app.api('PATCH', `${webhook.id}/`, { active: false });
  t.like(patched, { status: 200, json: { active: false, state: 'paused', url: webhook.url } });
  const put = await app.api('PUT', `${webhook.id}/`, { url: 'https://other.example.com', events: ['video.failed'] });
  t.like(put.json, { url: 'https://other.example.com/', description: '', active: true });
  t.is((await app.api('DELETE', `${webhook.id}/`)).status, 204);
  t.is((await app.api('GET', `${webhook.id}/`)).status, 404);
  t.is((await app.api('GET', 'no-id/')).status, 404);
});

test('a test goes out, its answer is found in the log, and what failed can be sent again', async (t) => {
  await using app = await openApi();
  const { webhook, delivery } = await seedWebhook(app.harness, app.user);
  app.harness.webhookSender.answer(answered(503));
  const sent = await app.api('POST', `${webhook.id}/test/`);
  t.like(sent, { status: 202, json: { event: 'webhook.ping', state: 'pending', attempts: [] } });
  await deliver(app.harness);
  const log = await app.api('GET', `${webhook.id}/deliveries/?page_size=1`);
  t.is(log.json['count'], 2);
  t.regex(String(log.json['next']), /page_size=1&page=2|page=2/);
  t.like(within(log.json, 'results', 0), { state: 'failed', failure: 'exhausted', attempt_count: 1 });
  t.like(within(log.json, 'results', 0, 'attempts', 0), { number: 1, status: 503, error: null, duration_ms: 12 });

  app.harness.webhookSender.answer(answered(200));
  const path = `${webhook.id}/deliveries/${delivery.id}/redeliver/`;
  t.like(await app.api('POST', path), { status: 202, json: { id: delivery.id, state: 'pending' } });
  t.like(await app.api('POST', path), { status: 409, json: { code: 'delivery-under-way' } });
  await deliver(app.harness);
  t.like(app.harness.webhookSender.sent.at(-1), { id: delivery.id, body: delivery.body, url: webhook.url });
  const again = await app.api('GET', `${webhook.id}/deliveries/?page=2&page_size=1`);
  t.like(within(again.json, 'results', 0), { id: delivery.id, state: 'delivered', attempt_count: 3 });
  t.is((await app.api('POST', `${webhook.id}/deliveries/${webhook.id}/redeliver/`)).status, 404);
  t.is((await app.api('POST', `${webhook.id}/deliveries/no-id/redeliver/`)).status, 404);
});

test('messages on request have a budget', async (t) => {
  await using app = await openApi();
  const { webhook } = await seedWebhook(app.harness, app.user);
  for (let sent = 0; sent < 60; sent++) t.is((await app.api('POST', `${webhook.id}/test/`)).status, 202);
  const refused = await app.api('POST', `${webhook.id}/test/`);
  t.is(refused.status, 429);
  t.truthy(refused.headers.get('retry-after'));
});

test('the cabinet makes a webhook, shows its secret once, tests it and removes it', async (t) => {
  await using harness = await createWebHarness();
  const user = await register(harness, 'client');
  const browser = openBrowser(harness);
  await browser.logIn(user.email);
  t.regex((await browser.get('/client/webhooks/')).text, /Вебхуков пока нет/);
  const refused = await browser.post('/client/webhooks/', { url: 'http://hooks.example.com/<b>', 'video.ready': 'on' });
  t.is(refused.status, 400);
  t.regex(refused.text, /должен начинаться с https/);
  t.true(refused.text.includes('&lt;b&gt;') && !refused.text.includes('<b>'));
  const none = await browser.post('/client/webhooks/', { url });
  t.regex(none.text, /хотя бы одно событие/);

  const made = await browser.post('/client/webhooks/', { url, 'video.ready': 'on', description: 'Монтаж' });
  t.is(made.status, 201);
  t.is(made.headers.get('cache-control'), 'private, no-store');
  const secret = />(whsec_[^<]+)</.exec(made.text)?.[1] ?? '';
  const [webhook] = (await harness.services.queries.webhooks({ owner: user.id }, { page: 1, pageSize: 5 })).items;
  if (webhook === undefined) throw new Error('no webhook');
  t.is(secret, harness.webhookSigner.secretOf(webhook.id, 1));
  const page = `/client/webhooks/${webhook.id}/`;
  t.false((await browser.get(page)).text.includes('whsec_'));
  t.true((await browser.get('/client/webhooks/')).text.includes(page));

  t.is((await browser.post(`${page}test/`)).headers.get('location'), page);
  t.regex((await browser.get(page)).text, /hx-trigger="every 2s"[\s\S]*В пути/);
  await deliver(harness);
  const tested = (await browser.get(page)).text;
  t.regex(tested, /Доставлено/);
  t.notRegex(tested, /hx-trigger="every/);
  const again = /action="([^"]+redeliver\/)"/.exec(tested)?.[1] ?? '';
  t.is((await browser.post(again)).status, 303);
  t.is((await browser.post(again)).status, 409);

  const rotated = await browser.post(`${page}rotate/`);
  t.regex(rotated.text, /whsec_[\s\S]*подписаны и новым, и прежним/);
  t.is((await browser.get(`${page}rotate/`)).headers.get('location'), page);
  await browser.post(`${page}switch/`, { active: 'false' });
  t.regex((await browser.get(page)).text, /Выключен/);
  t.is((await browser.post(`${page}edit/`, { url: 'https://10.0.0.1/', 'video.ready': 'on' })).status, 400);
  t.is((await browser.post(`${page}edit/`, { url, 'video.failed': 'on' })).status, 303);
  t.like(await harness.services.queries.webhook(webhook.id, user.id), { events: ['video.failed'], state: 'paused' });
  t.is((await browser.post(`${page}delete/`)).headers.get('location'), '/client/webhooks/');
  t.is((await browser.get(page)).status, 404);
});

test('what a receiver answered is shown as text, in the log of its owner and of admins only', async (t) => {
  await using harness = await createWebHarness();
  const people = [await register(harness, 'client'), await register(harness, 'client')] as const;
  const [owner, stranger] = people;
  const admin = await register(harness, 'admin');
  const operator = await register(harness, 'operator');
  const { webhook } = await seedWebhook(harness, owner);
  const seen = async (user: User) => {
    const browser = openBrowser(harness);
    await browser.logIn(user.email);
    return browser.get(`/client/webhooks/${webhook.id}/`);
  };
  const own = await seen(owner);
  t.true(own.text.includes('&lt;b&gt;ой&lt;/b&gt;') && !own.text.includes('<b>ой'));
  t.regex(own.text, /HTTP 500/);
  t.regex(own.text, /нет ответа за 10 секунд/);
  t.deepEqual(
    [(await seen(stranger)).status, (await seen(operator)).status, (await seen(admin)).status],
    [404, 403, 200],
  );
});
