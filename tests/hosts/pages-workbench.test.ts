import { gunzipSync } from 'node:zlib';
import test from 'ava';
import { accept } from '../../domain/shared/result.js';
import { userId } from '../../domain/shared/ids.js';
import { aLabel } from '../builders/a-label.js';
import { aTask } from '../builders/a-task.js';
import { aTrigger } from '../builders/a-trigger.js';
import { freshId } from '../builders/fresh-id.js';
import { register } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { rawGet } from './harness/raw-get.js';
import { seedVerification } from './harness/seeds.js';
import { createWebHarness, type WebHarness } from './harness/web-harness.js';

const htmx = { 'hx-request': 'true' };

const signedIn = async (harness: WebHarness, role: 'operator' | 'admin', name?: string) => {
  const user = await register(harness, role, name === undefined ? {} : { name });
  const browser = openBrowser(harness);
  await browser.logIn(user.email);
  await browser.get('/client/operators/dashboard/');
  return { user, browser };
};

/** A task with two findings, held by an operator in the browser. */
const atTheBench = async (harness: WebHarness) => {
  const owner = await register(harness, 'client');
  const seeded = await seedVerification(harness, owner);
  const operator = await signedIn(harness, 'operator', 'Олег');
  const bench = `/client/operators/workspace/${seeded.task.id}/`;
  await operator.browser.post(`${bench}take/`);
  const page = await operator.browser.get(bench);
  const submit = (path: string, fields: Readonly<Record<string, string>>, headers = {}) =>
    operator.browser.call('POST', `${bench}${path}`, {
      headers: { ...htmx, ...headers },
      body: new URLSearchParams({ _csrf: operator.browser.csrfToken, ...fields }),
    });
  return { ...seeded, ...operator, bench, page, submit };
};

test('the page carries every finding for its script and fifty cards of them', async (t) => {
  await using harness = await createWebHarness();
  const { browser, bench, video, execution } = await atTheBench(harness);
  const more = Array.from({ length: 60 }, (_, at) =>
    aTrigger({
      videoId: video.id,
      executionId: execution.id,
      interval: { startMs: 50_000 + at * 10, endMs: 51_000 + at * 10 },
    }),
  );
  await harness.persistence.unitOfWork.run(async (tx) => accept(await tx.triggers.addAll(more)));
  const { text } = await browser.get(bench);
  const marks = /data-marks="([^"]*)"/.exec(text)?.[1]?.split(';') ?? [];
  t.is(marks.length, 62);
  t.regex(marks[0] ?? '', /^[0-9a-f-]{36},12000,13250,p,[0-4],0,0$/);
  t.is([...text.matchAll(/<li class="trigger /g)].length, 50);
  const second = await browser.call('GET', `${bench}?page=2`, { headers: htmx });
  t.false(second.text.includes('<html'));
  t.is([...second.text.matchAll(/<li class="trigger /g)].length, 12);
  t.is([...(await browser.get(`${bench}?page=99`)).text.matchAll(/<li class="trigger /g)].length, 12);
});

test('a numbered button says another risk, moved times say where it really is', async (t) => {
  await using harness = await createWebHarness();
  const { submit, triggers, page } = await atTheBench(harness);
  const [first] = triggers;
  t.regex(page.text, /name="relabel" value="PROF_[A-Z_]+" data-digit="1"/);
  const times = { start: '00:12.000', end: '00:13.250' };
  const named = await submit(`triggers/${first.id}/decide/`, { relabel: 'PROF_RUDE', version: '0', ...times });
  t.is(named.status, 200);
  t.regex(named.text, /data-code="PROF_RUDE"/);
  t.notRegex(named.text, /Найдено в/);
  const moved = await submit(`triggers/${first.id}/decide/`, {
    verdict: 'confirmed',
    version: '1',
    start: '00:11.960',
    end: '00:13,5',
  });
  t.regex(moved.text, /00:11\.960 – 00:13\.500/);
  t.regex(moved.text, /Найдено в 00:12\.000 – 00:13\.250/);
  for (const [start, end, kind] of [
    ['криво', '00:13', 'invalid-interval'],
    ['00:13', '00:12', 'invalid-interval'],
    ['00:12', '9:59:59', 'interval-outside-video'],
  ] as const) {
    const refused = await submit(`triggers/${first.id}/decide/`, { verdict: 'confirmed', version: '2', start, end });
    t.is(refused.status, 422);
    t.is(refused.headers.get('x-refusal'), kind);
  }
});

test('a save that is repeated is answered again; an addition under its key adds nothing twice', async (t) => {
  await using harness = await createWebHarness();
  const { submit, triggers, execution } = await atTheBench(harness);
  const [first] = triggers;
  const decide = () => submit(`triggers/${first.id}/decide/`, { verdict: 'rejected', version: '0' });
  t.is((await decide()).status, 200);
  t.is((await decide()).status, 200);
  const stale = await submit(`triggers/${first.id}/decide/`, { verdict: 'confirmed', version: '0' });
  t.is(stale.headers.get('x-refusal'), 'stale-write');
  const add = () =>
    submit(
      'triggers/',
      { risk_code: 'PROF_MASKED', start: '00:20', end: '00:21', note: '' },
      { 'idempotency-key': 'one-addition' },
    );
  const added = await add();
  const again = await add();
  t.is(again.status, 200);
  const idOf = (text: string) => /id="trigger-([^"]+)"/.exec(text)?.[1];
  t.is(idOf(again.text), idOf(added.text));
  t.is((await harness.persistence.queries.triggerMarks(execution.id)).length, 3);
});

test('the answer to a decision leaves out the evidence that the page has, so it stays small', async (t) => {
  await using harness = await createWebHarness();
  const { video, execution, submit } = await atTheBench(harness);
  const quote = {
    kind: 'quote',
    channel: 'speech',
    quote: 'ы'.repeat(300),
    marks: [[0, 5]],
    interval: { startMs: 70_000, endMs: 70_500 },
    rule: 'obscene-roots',
  } as const;
  const wordy = aTrigger({
    videoId: video.id,
    executionId: execution.id,
    interval: { startMs: 70_000, endMs: 71_000 },
    evidence: Array.from({ length: 30 }, () => quote),
  });
  await harness.persistence.unitOfWork.run(async (tx) => accept(await tx.triggers.addAll([wordy])));
  const { text } = await submit(`triggers/${wordy.id}/decide/`, {
    verdict: 'confirmed',
    version: '0',
    comment: 'ж'.repeat(500),
  });
  t.regex(text, /data-evidence-of-old/);
  t.true(Buffer.byteLength(text) <= 10_240, `${Buffer.byteLength(text)} bytes`);
});

test('a task is handed over by form, and the colleague reads why', async (t) => {
  await using harness = await createWebHarness();
  const { browser, bench, submit, page } = await atTheBench(harness);
  const olga = await signedIn(harness, 'operator', 'Ольга');
  t.true((await browser.get(bench)).text.includes(`<option value="${olga.user.id}">Ольга</option>`));
  t.false(page.text.includes('Олег</option>'), 'nobody hands over to themselves');
  for (const operator of ['', 'нет', freshId()]) {
    const refused = await submit('hand-over/', { operator, comment: '' });
    t.is(refused.headers.get('x-refusal'), 'unknown-colleague', operator);
  }
  const handed = await browser.post(`${bench}hand-over/`, { operator: olga.user.id, comment: 'Там диалект' });
  t.is(handed.headers.get('location'), '/client/operators/dashboard/?done=handed-over');
  t.regex((await browser.get('/client/operators/dashboard/?done=handed-over')).text, /передана коллеге/);
  t.regex((await browser.get(bench)).text, /держит другой оператор/);
  t.regex((await olga.browser.get('/client/operators/dashboard/')).text, /Там диалект/);
  const hers = await olga.browser.get(bench);
  t.regex(hers.text, /Олег передаёт вам эту задачу/);
  t.regex(hers.text, /Там диалект/);
});

test('a task is escalated by form; operators see it is with the admins, who get it first', async (t) => {
  await using harness = await createWebHarness();
  const { browser, bench, submit } = await atTheBench(harness);
  const admin = await signedIn(harness, 'admin', 'Ада');
  t.is((await submit('escalate/', { comment: ' ' })).headers.get('x-refusal'), 'comment-required');
  const escalated = await browser.post(`${bench}escalate/`, { comment: 'Это реклама?' });
  t.is(escalated.headers.get('location'), '/client/operators/dashboard/?done=escalated');
  const queue = (await browser.get('/client/operators/dashboard/')).text;
  t.regex(queue, /у администраторов/);
  t.false(queue.includes(`action="${bench}take/"`));
  t.regex((await browser.get(bench)).text, /решать будут они/);
  t.is((await browser.post(`${bench}take/`)).status, 409);
  t.is((await browser.get('/client/operators/queue/')).status, 403);
  const whole = (await admin.browser.get('/client/operators/queue/')).text;
  t.regex(whole, /Это реклама\?/);
  t.regex((await admin.browser.get('/client/operators/dashboard/')).text, /ждёт вашего ответа/);
  t.is((await admin.browser.post('/client/operators/take-next/')).headers.get('location'), bench);
  const hers = (await admin.browser.get(bench)).text;
  t.regex(hers, /Спрашивает: Олег/);
  t.notRegex(hers, /escalate\//);
});

test('the lease is extended by a form, settings of calm are kept for the person', async (t) => {
  await using harness = await createWebHarness();
  const { browser, bench, page } = await atTheBench(harness);
  for (const name of ['blur', 'grey', 'mute']) t.regex(page.text, new RegExp(`id="calm-${name}"[^>]* checked`));
  await harness.clock.advance(4 * 60_000);
  t.is((await browser.post(`${bench}extend/`)).headers.get('location'), bench);
  await harness.clock.advance(4 * 60_000);
  t.regex((await browser.get(bench)).text, /id="bench"/);
  await browser.post(`${bench}settings/`, { grey: '1' });
  const { text } = await browser.get(bench);
  t.regex(text, /id="calm-grey"[^>]* checked/);
  for (const name of ['blur', 'mute']) t.notRegex(text, new RegExp(`id="calm-${name}"[^>]* checked`));
});

test('the queue tells what comes next and why, until when, and how fast and how alike one judges', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const { task, video } = await seedVerification(harness, owner);
  const { browser, user } = await signedIn(harness, 'operator');
  const read = async () => (await browser.get('/client/operators/dashboard/')).text;
  await harness.persistence.unitOfWork.run(async (tx) =>
    accept(await tx.tasks.update({ ...task, priority: 4, createdAt: aTask().createdAt })),
  );
  t.regex(await read(), /Следующая: .*критический приоритет · ждёт .* · срок через/s);
  t.regex(await read(), /<dd>—<\/dd>/);
  await harness.clock.advance(3 * 3_600_000);
  t.regex(await read(), /срок прошёл/);
  t.regex(await read(), /is-overdue/);
  const now = harness.clock.now();
  await harness.persistence.unitOfWork.run(async (tx) => {
    for (let at = 0; at < 13; at++) {
      const id = aLabel({ videoId: video.id }).id;
      const word = { videoId: video.id, triggerId: aTrigger().id, createdAt: aLabel().createdAt };
      const mine = { ...aLabel(word), id, operatorId: user.id, createdAt: harness.clock.now() };
      await tx.labels.add({ ...mine, createdAt: (now - 600_000 + at * 50_000) as typeof now });
      if (at < 10)
        await tx.labels.add(
          aLabel({ ...word, operatorId: userId(freshId()), ...(at === 0 && { verdict: 'rejected' }) }),
        );
    }
    return accept(undefined);
  });
  const text = await read();
  t.regex(text, /<dt>Решений в час<\/dt><dd>78<\/dd>/);
  t.regex(text, /<dt>Совпало с коллегами<\/dt><dd>90\s*% из 10<\/dd>/);
});

test('scripts and styles are compressed for who takes that, and are the same when unpacked', async (t) => {
  await using harness = await createWebHarness();
  const path = '/static/bootstrap/css/bootstrap.min.css';
  const packed = await rawGet(harness, path, { 'accept-encoding': 'gzip, br' });
  const plain = await rawGet(harness, path, { 'accept-encoding': 'identity' });
  t.is(packed.headers['content-encoding'], 'gzip');
  t.is(plain.headers['content-encoding'], undefined);
  for (const { headers } of [packed, plain]) t.regex(headers.vary ?? '', /Accept-Encoding/);
  t.is(packed.headers['content-length'], String(packed.bytes.length));
  t.true(packed.bytes.length < plain.bytes.length / 4);
  t.true(gunzipSync(packed.bytes).equals(plain.bytes));
  const font = await rawGet(harness, '/static/icons/fonts/bootstrap-icons.woff2', { 'accept-encoding': 'gzip' });
  t.is(font.headers['content-encoding'], undefined);
});

test('the queues look for news at their own address, and where an empty one was asked leads back', async (t) => {
  await using harness = await createWebHarness();
  const { browser } = await signedIn(harness, 'admin');
  for (const path of [
    '/client/operators/dashboard/',
    '/client/operators/dashboard/?page=2',
    '/client/operators/queue/',
  ])
    t.true((await browser.get(path)).text.includes(`id="live" hx-get="${path}"`), path);
  t.regex(
    (await browser.post('/client/operators/take-next/')).text,
    /id="live" hx-get="\/client\/operators\/dashboard\/"/,
  );
  const reloaded = await browser.get('/client/operators/take-next/');
  t.is(reloaded.headers.get('location'), '/client/operators/dashboard/');
});
