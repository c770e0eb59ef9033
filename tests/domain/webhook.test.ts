import test from 'ava';
import { fc } from '../builders/properties.js';
import {
  attemptLeaseMs,
  claimDelivery,
  longestRetryAfterMs,
  openDelivery,
  putOffDelivery,
  recordAttempt,
  redeliver,
  retryRestsMs,
} from '../../domain/webhook/delivery-decisions.js';
import {
  changeWebhook,
  deadlyFailures,
  disableWebhook,
  noteArrival,
  noteDeadDelivery,
  openWebhook,
  rotateSecret,
  secretOverlapMs,
  signingGenerations,
} from '../../domain/webhook/webhook-decisions.js';
import { loggedAttempts, type AttemptOutcome, type WebhookDelivery } from '../../domain/webhook/webhook-delivery.js';
import { webhookBody, webhookEventNames, type WebhookEvent } from '../../domain/webhook/webhook-event.js';
import { webhookUrl } from '../../domain/webhook/webhook-url.js';
import { webhookDetails, type Webhook } from '../../domain/webhook/webhook.js';
import { aDelivery, aWebhook } from '../builders/a-webhook.js';
import { knownIds } from '../builders/known-ids.js';
import { atNoon, day, hour, noon, second } from '../builders/moments.js';

const answered = (status: number): AttemptOutcome => ({ kind: 'answered', status, excerpt: '' });
const middle = 0.5;
const tried = (
  delivery: ReturnType<typeof aDelivery>,
  outcome: AttemptOutcome,
  retryAfterMs?: number,
  random = middle,
) => recordAttempt(delivery, { at: noon, durationMs: 5, outcome }, retryAfterMs, noon, random);

test('an address is taken in one normal form', (t) => {
  const policy = { allowHttp: false };
  const normal = {
    ' https://Hooks.Example.COM:443/a?b=c#d ': 'https://hooks.example.com/a?b=c',
    'https://hooks.example.com': 'https://hooks.example.com/',
    'https://пример.рф/приём': 'https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%80%D0%B8%D1%91%D0%BC',
    'https://hooks.example.com:8443/': 'https://hooks.example.com:8443/',
  };
  for (const [given, expected] of Object.entries(normal))
    t.deepEqual(webhookUrl(given, policy), { ok: true, value: expected } as never);
});

test('an address that is none, or not for webhooks, is refused with its reason', (t) => {
  const wrong = {
    '': 'malformed',
    'hooks.example.com': 'malformed',
    'https://': 'malformed',
    'https://exa mple.com/': 'malformed',
    'http://hooks.example.com/': 'scheme-not-allowed',
    'ftp://hooks.example.com/': 'scheme-not-allowed',
    'file:///etc/passwd': 'scheme-not-allowed',
    'javascript:alert(1)': 'scheme-not-allowed',
    'https://user@hooks.example.com/': 'credentials-in-url',
    'https://:secret@hooks.example.com/': 'credentials-in-url',
    'https://hooks.example.com:22/': 'port-not-allowed',
    'https://hooks.example.com:80/': 'port-not-allowed',
    'https://hooks.example.com:1023/': 'port-not-allowed',
    'https://hooks.example.com:6667/': 'port-not-allowed',
    [`https://hooks.example.com/${'a'.repeat(2_000)}`]: 'too-long',
    [`https://hooks.example.com/${'ё'.repeat(400)}`]: 'too-long',
  };
  for (const [given, problem] of Object.entries(wrong))
    t.deepEqual(
      webhookUrl(given, { allowHttp: false }),
      { ok: false, refusal: { kind: 'invalid-webhook', field: 'url', problem } } as never,
      given.slice(0, 60),
    );
  t.true(webhookUrl('http://hooks.example.com/', { allowHttp: true }).ok);
  t.true(webhookUrl('http://hooks.example.com:8080/', { allowHttp: true }).ok);
  t.false(webhookUrl('http://hooks.example.com:25/', { allowHttp: true }).ok);
});

test('a webhook wants at least one event, each once; its description has a limit', (t) => {
  const { url } = aWebhook();
  t.deepEqual(webhookDetails(url, ['report.published', 'video.ready', 'video.ready'], ' к монтажу '), {
    ok: true,
    value: { url, events: ['video.ready', 'report.published'], description: 'к монтажу' },
  });
  t.like(webhookDetails(url, [], ''), { refusal: { field: 'events', problem: 'empty' } });
  t.like(webhookDetails(url, ['video.ready'], 'x'.repeat(201)), {
    refusal: { field: 'description', problem: 'too-long', limit: 200 },
  });
});

test('a body names its type, version and ids, and no title, file or person', (t) => {
  const about = { videoId: knownIds.video, projectId: knownIds.project, executionId: knownIds.execution };
  const links = { video: 'https://a/api/v/', report: 'https://a/api/r/', page: 'https://a/p/' };
  const read = (event: WebhookEvent) => JSON.parse(webhookBody('event-1', event, links, noon)) as unknown;
  const head = { id: 'event-1', version: 1, timestamp: '2026-03-11T12:00:00.000Z' };
  const ids = { video_id: knownIds.video, project_id: knownIds.project, execution_id: knownIds.execution };
  for (const name of ['video.ready', 'report.published'] as const)
    t.deepEqual(read({ name, ...about, reportId: knownIds.report }), {
      ...head,
      type: name,
      data: { ...ids, report_id: knownIds.report, links },
    });
  const { video, page } = links;
  t.deepEqual(read({ name: 'video.failed', ...about, failure: { kind: 'cancelled' } }), {
    ...head,
    type: 'video.failed',
    data: { ...ids, failure: { code: 'cancelled', reason: null }, links: { video, page } },
  });
  t.like(read({ name: 'video.failed', ...about, failure: { kind: 'media-refused', reason: { kind: 'empty-file' } } }), {
    data: { failure: { code: 'media-refused', reason: 'empty-file' } },
  });
  t.deepEqual(JSON.parse(webhookBody('e', { name: 'webhook.ping' }, undefined, noon)), {
    ...head,
    id: 'e',
    type: 'webhook.ping',
    data: {},
  });
});

test('2xx is an arrival; everything else is tried again, 410 excepted', (t) => {
  for (const status of [200, 201, 204, 299])
    t.like(tried(aDelivery(), answered(status)), { state: 'delivered', finishedAt: noon, attemptCount: 1, tries: 1 });
  for (const status of [199, 300, 301, 400, 401, 404, 429, 500, 503])
    t.like(tried(aDelivery(), answered(status)), { state: 'pending', dueAt: atNoon(5 * second) });
  t.like(tried(aDelivery(), { kind: 'unanswered', error: 'timeout' }), { state: 'pending' });
  t.like(tried(aDelivery(), answered(410)), { state: 'failed', reason: 'gone' });
});

test('eight attempts are made, with the rests of the table in between, and then the delivery is given up', (t) => {
  let delivery: WebhookDelivery = openDelivery(aDelivery().id, aWebhook(), 'video.ready', '{}', noon);
  const rests: number[] = [];
  for (let attempt = 0; delivery.state === 'pending' && attempt < 50; attempt++) {
    delivery = tried(delivery, answered(500));
    if (delivery.state === 'pending') rests.push(delivery.dueAt - noon);
  }
  t.deepEqual(rests, retryRestsMs as number[]);
  t.like(delivery, { state: 'failed', reason: 'exhausted', attemptCount: 8, tries: 8 });
  t.deepEqual(
    delivery.attempts.map(({ number }) => number),
    [1, 2, 3, 4, 5, 6, 7, 8],
  );
});

test('rests are drawn within a fifth of the table’s, whatever was drawn before', (t) => {
  const property = fc.property(
    fc.integer({ min: 0, max: 6 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    (tries, random) => {
      const next = tried(aDelivery({ tries }), answered(500), undefined, random);
      const rest = retryRestsMs[tries] ?? 0;
      return next.state === 'pending' && Math.abs(next.dueAt - noon - rest) <= rest * 0.2 + 1;
    },
  );
  t.notThrows(() => fc.assert(property));
});

test('Retry-After lengthens a rest, never shortens one, and has a limit', (t) => {
  const due = (retryAfterMs: number) => tried(aDelivery(), answered(429), retryAfterMs);
  t.like(due(60 * second), { dueAt: atNoon(60 * second) });
  t.like(due(1), { dueAt: atNoon(5 * second) });
  t.like(due(10 * day), { dueAt: atNoon(longestRetryAfterMs) });
});

test('a ping is tried once', (t) => {
  t.like(tried(aDelivery({ event: 'webhook.ping' }), answered(500)), { state: 'failed', reason: 'exhausted' });
});

test('while an attempt is under way nobody else makes it', (t) => {
  const claimed = claimDelivery(aDelivery(), noon);
  t.true(claimed.ok);
  if (!claimed.ok) return;
  t.is(claimed.value.dueAt, atNoon(attemptLeaseMs));
  t.deepEqual(claimDelivery(claimed.value, atNoon(attemptLeaseMs - 1)), {
    ok: false,
    refusal: { kind: 'delivery-not-due', dueAt: atNoon(attemptLeaseMs) },
  });
  t.true(claimDelivery(claimed.value, atNoon(attemptLeaseMs)).ok);
  const later = putOffDelivery(claimed.value, noon, 1);
  t.deepEqual([later.dueAt, later.tries, later.attemptCount], [atNoon(4 * second), 0, 0]);
});

test('a delivery that has ended can be asked for again, with a new budget and the same id', (t) => {
  const webhook = aWebhook();
  const ended = tried(aDelivery({ tries: 7, attemptCount: 7 }), answered(500));
  t.is(ended.state, 'failed');
  const again = redeliver(ended, webhook, atNoon(day));
  t.like(again, { ok: true, value: { id: ended.id, state: 'pending', tries: 0, attemptCount: 8, dueAt: atNoon(day) } });
  t.deepEqual(redeliver(aDelivery(), webhook, noon), { ok: false, refusal: { kind: 'delivery-under-way' } });
  t.deepEqual(redeliver(ended, { ...webhook, state: 'paused' }, noon), { ok: false, refusal: { kind: 'webhook-off' } });
});

test('the log of a delivery keeps its last twenty attempts', (t) => {
  let delivery: WebhookDelivery = aDelivery();
  for (let attempt = 0; attempt < 50; attempt++) {
    if (delivery.state !== 'pending') {
      const again = redeliver(delivery, aWebhook(), noon);
      if (again.ok) delivery = again.value;
    }
    if (delivery.state === 'pending') delivery = tried(delivery, answered(500));
  }
  t.is(delivery.attempts.length, loggedAttempts);
  t.deepEqual([delivery.attempts[0]?.number, delivery.attempts.at(-1)?.number], [31, 50]);
});

test('a webhook is disabled after enough dead deliveries over enough days, not before', (t) => {
  const { count, overMs } = deadlyFailures;
  const failing = (times: number, until: number): Webhook => {
    let webhook: Webhook = aWebhook();
    for (let dead = 0; dead < times; dead++) webhook = noteDeadDelivery(webhook, atNoon((until * dead) / (times - 1)));
    return webhook;
  };
  t.is(failing(count * 10, overMs - 1).state, 'active');
  t.is(failing(count - 1, overMs * 2).state, 'active');
  t.like(failing(count, overMs), { state: 'disabled', reason: 'failing', disabledAt: atNoon(overMs) });
  const relieved = noteArrival(failing(count - 1, overMs));
  t.deepEqual([relieved.deadInARow, relieved.failingSince], [0, undefined]);
  t.is(noteDeadDelivery(relieved, atNoon(30 * day)).state, 'active');
  const well = aWebhook();
  t.is(noteArrival(well), well);
});

test('what its owner paused is not disabled, and switching on forgets the failures', (t) => {
  const paused = { ...aWebhook(), state: 'paused' } as const;
  t.is(disableWebhook(paused, 'gone', noon), paused);
  const disabled = disableWebhook(aWebhook({ deadInARow: 5, failingSince: noon }), 'failing', noon);
  const details = { url: disabled.url, events: disabled.events, description: 'иначе' };
  t.like(changeWebhook(disabled, details, undefined, atNoon(hour)), { state: 'disabled', description: 'иначе' });
  const on = changeWebhook(disabled, details, true, atNoon(hour));
  t.deepEqual(on, { ...aWebhook({ id: disabled.id }), description: 'иначе', updatedAt: atNoon(hour) });
  t.is(changeWebhook(disabled, details, false, noon).state, 'paused');
  t.is(changeWebhook(aWebhook({ deadInARow: 3 }), details, true, noon).deadInARow, 3);
});

test('after a rotation both secrets sign for a day', (t) => {
  const webhook = openWebhook(aWebhook().id, knownIds.owner, aWebhook(), noon);
  t.deepEqual(signingGenerations(webhook, noon), [1]);
  const rotated = rotateSecret(webhook, noon);
  t.deepEqual(signingGenerations(rotated, atNoon(secretOverlapMs - 1)), [2, 1]);
  t.deepEqual(signingGenerations(rotated, atNoon(secretOverlapMs)), [2]);
  t.deepEqual(signingGenerations(rotateSecret(rotated, atNoon(hour)), atNoon(hour)), [3, 2]);
});

test('names of events have the form that receivers sort by', (t) => {
  for (const name of webhookEventNames) t.regex(name, /^[a-z]+\.[a-z]+$/);
});
