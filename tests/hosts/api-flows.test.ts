import test from 'ava';
import { readFile } from 'node:fs/promises';
import { executionId, workerId } from '../../domain/shared/ids.js';
import { plusMs } from '../../domain/shared/instant.js';
import { accept } from '../../domain/shared/result.js';
import { failVideo, startProcessing } from '../../domain/video/video-transitions.js';
import { aRunningExecution, aRunningStage } from '../builders/an-execution.js';
import { aWorker } from '../builders/a-worker.js';
import { freshId } from '../builders/fresh-id.js';
import { noon } from '../builders/moments.js';
import { pdfText } from '../adapters/pdf-text.js';
import { clip } from '../media/small-clips.js';
import { bearer, register } from './harness/accounts.js';
import { call, within } from './harness/call.js';
import { openStream } from './harness/event-stream.js';
import { rawGet } from './harness/raw-get.js';
import { seedProject, seedUploaded, seedVerification } from './harness/seeds.js';
import { fileAt, upload } from './harness/upload.js';
import { createWebHarness, publicOrigin, type WebHarness } from './harness/web-harness.js';

const cast = async (harness: WebHarness) => {
  const owner = await register(harness, 'client');
  const operator = await register(harness, 'operator');
  const second = await register(harness, 'operator');
  const admin = await register(harness, 'admin');
  return {
    owner,
    operator,
    asOwner: await bearer(harness, owner),
    asOperator: await bearer(harness, operator),
    asSecond: await bearer(harness, second),
    asAdmin: await bearer(harness, admin),
  };
};

test('a project is made, read, changed in part and whole, and removed with its videos', async (t) => {
  await using harness = await createWebHarness();
  const { asOwner: headers, owner } = await cast(harness);
  const made = await call(harness, 'POST', '/api/projects/', {
    headers,
    json: { name: ' Рецепты ', description: 'Канал' },
  });
  t.is(made.status, 201);
  const path = String(made.headers.get('location'));
  t.deepEqual(made.json, {
    id: path.split('/').at(-2),
    name: 'Рецепты',
    description: 'Канал',
    owner: owner.id,
    video_count: 0,
    created_at: '2026-03-11T12:00:00.000Z',
    updated_at: '2026-03-11T12:00:00.000Z',
  });
  const patched = await call(harness, 'PATCH', path, { headers, json: { description: '' } });
  t.like(patched.json, { name: 'Рецепты', description: '' });
  const put = await call(harness, 'PUT', path, { headers, json: { name: 'Иначе' } });
  t.like(put.json, { name: 'Иначе', description: '' });
  t.is((await call(harness, 'PUT', path, { headers, json: {} })).status, 400);

  const sent = await upload(harness, headers, [
    { name: 'project_id', text: String(made.json['id']) },
    await fileAt(await clip('clip.mp4'), 'a.mp4'),
  ]);
  t.is(sent.status, 201);
  t.is((await call(harness, 'GET', path, { headers })).json['video_count'], 1);
  t.is((await call(harness, 'DELETE', path, { headers })).status, 204);
  t.is((await call(harness, 'GET', path, { headers })).status, 404);
  t.is((await call(harness, 'GET', `/api/videos/${String(sent.json['id'])}/`, { headers })).status, 404);
});

test('an operator takes a task, decides, changes their mind, adds what was missed and completes the report', async (t) => {
  await using harness = await createWebHarness();
  const { owner, operator, asOwner, asOperator, asSecond, asAdmin } = await cast(harness);
  const { video, task, triggers } = await seedVerification(harness, owner);
  const post = (path: string, json: unknown = {}, headers = asOperator) =>
    call(harness, 'POST', `/api/${path}`, { headers, json });
  const [first, second] = triggers;

  const taken = await post('verification-tasks/take-next/');
  t.like(taken.json, { id: task.id, video: video.id, status: 'in_progress', operator: operator.id });
  t.is(taken.json['lease_expires_at'], '2026-03-11T12:05:00.000Z');
  t.is((await post('verification-tasks/take-next/', {}, asSecond)).json['code'], 'queue-empty');
  t.is((await post(`verification-tasks/${task.id}/take/`, {}, asSecond)).json['code'], 'task-already-taken');
  await harness.clock.advance(60_000);
  const beaten = await post(`verification-tasks/${task.id}/heartbeat/`);
  t.is(beaten.json['lease_expires_at'], '2026-03-11T12:06:00.000Z');

  const decide = (id: string, json: unknown) => post(`triggers/${id}/decision/`, json);
  const confirmed = await decide(first.id, { verdict: 'confirmed', version: 0, comment: 'слышно' });
  t.like(confirmed.json, { status: 'processed', version: 1 });
  t.like(confirmed.json['decision'], { verdict: 'confirmed', comment: 'слышно', operator: operator.id });
  t.is((await decide(first.id, { verdict: 'rejected', version: 0 })).json['code'], 'stale-write');
  const reopened = await post(`triggers/${first.id}/reopen/`);
  t.like(reopened.json, { status: 'pending', decision: null, version: 2 });
  t.is((await post(`triggers/${first.id}/reopen/`)).json['code'], 'trigger-not-decided');
  const bad: readonly (readonly [unknown, number, string])[] = [
    [{ verdict: 'maybe' }, 400, 'invalid-fields'],
    [{ verdict: 'confirmed', risk_code: 'X' }, 400, 'invalid-fields'],
    [{ verdict: 'relabelled' }, 400, 'invalid-fields'],
    [{ verdict: 'confirmed', start: 12 }, 422, 'conflicting-fields'],
    [{ verdict: 'relabelled', risk_code: 'NO_SUCH_RISK' }, 422, 'unknown-risk'],
    [{ verdict: 'relabelled', risk_code: first.riskCode }, 422, 'same-risk'],
    [{ verdict: 'confirmed', comment: 'x'.repeat(2_001) }, 400, 'invalid-fields'],
  ];
  const halved = await decide(first.id, { verdict: 'confirmed', start: 12 });
  t.deepEqual(halved.json['errors'], { end: ['start и end указываются вместе.'] });
  for (const [json, status, code] of bad) {
    const answer = await decide(first.id, json);
    t.is(answer.status, status, JSON.stringify(json));
    t.is(answer.json['code'], code);
  }
  t.is((await post(`verification-tasks/${task.id}/complete/`)).json['code'], 'triggers-undecided');
  t.is((await decide(first.id, { verdict: 'confirmed' })).status, 200);
  t.is((await decide(second.id, { verdict: 'rejected', comment: 'шум' })).status, 200);

  const add = (json: unknown) => post(`verification-tasks/${task.id}/triggers/`, json);
  const added = await add({ risk_code: first.riskCode, start: 60.5, end: 61.123, note: 'тихо' });
  t.is(added.status, 201);
  t.like(added.json, { source: 'operator', start: 60.5, end: 61.123, status: 'processed' });
  t.is((await add({ risk_code: first.riskCode, start: 60.5, end: 61.123 })).json['code'], 'trigger-exists');
  t.is((await add({ risk_code: first.riskCode, start: 61, end: 60 })).json['code'], 'invalid-interval');
  t.is((await add({ risk_code: first.riskCode, start: 9_000, end: 9_001 })).json['code'], 'interval-outside-video');

  const report = await post(`verification-tasks/${task.id}/complete/`, { summary: 'Два места' });
  t.is(report.status, 200, report.text);
  t.like(report.json, { status: 'final', verified_by: operator.id, summary: 'Два места', video_id: video.id });
  const seen = await call(harness, 'GET', `/api/videos/${video.id}/report/`, { headers: asOwner });
  t.deepEqual(seen.json, report.json);
  t.is((report.json['findings'] as unknown[]).length, 2);
  const paper = await fetch(`${harness.url}/api/videos/${video.id}/report/pdf/`, { headers: asOwner });
  t.is(paper.headers.get('content-type'), 'application/pdf');
  t.regex(String(paper.headers.get('content-disposition')), /^attachment; filename=/);
  const words = pdfText(Buffer.from(await paper.arrayBuffer()));
  t.regex(words.replaceAll(/\s+/g, ' '), /Проверено человеком[^]*Два места/);
  const finding = within(report.json, 'findings', 0) as Readonly<Record<string, unknown>>;
  t.is(finding['status'], 'confirmed');
  t.is(typeof finding['start'], 'number');
  t.true(Array.isArray(finding['law']));
  t.is((await call(harness, 'GET', `/api/videos/${video.id}/`, { headers: asOwner })).json['status'], 'completed');
  t.is((await post(`verification-tasks/${task.id}/heartbeat/`)).json['code'], 'task-completed');

  const list = async (path: string, headers: Readonly<Record<string, string>>) =>
    (await call(harness, 'GET', `/api/${path}`, { headers })).json;
  const labels = await list(`operator-labels/?video=${video.id}`, asOperator);
  t.deepEqual((labels['results'] as { verdict: string }[]).map(({ verdict }) => verdict).sort(), [
    'added',
    'confirmed',
    'confirmed',
    'rejected',
    'reopened',
  ]);
  t.is((await list('operator-labels/', asSecond))['count'], 0);
  const log = await list('operator-logs/', asOperator);
  t.is(log['count'], 7);
  t.like(within(log, 'results', 0), { operator: operator.id, subject: task.id, action: 'task-completed' });
  t.is((await list('operator-logs/', asSecond))['count'], 0);
  t.is((await list('operator-logs/', asAdmin))['count'], 7);
});

test('a released task can be taken by another operator', async (t) => {
  await using harness = await createWebHarness();
  const { owner, asOperator, asSecond } = await cast(harness);
  const { task } = await seedVerification(harness, owner);
  const post = (path: string, headers: Readonly<Record<string, string>>) =>
    call(harness, 'POST', `/api/verification-tasks/${path}`, { headers });
  await post('take-next/', asOperator);
  const mine = (headers: Readonly<Record<string, string>>) =>
    call(harness, 'GET', '/api/verification-tasks/?mine=true', { headers });
  t.is((await mine(asOperator)).json['count'], 1);
  t.is((await mine(asSecond)).json['count'], 0);
  t.is((await post(`${task.id}/release/`, asOperator)).status, 204);
  t.is((await post(`${task.id}/heartbeat/`, asOperator)).json['code'], 'task-not-held');
  t.like((await post('take-next/', asSecond)).json, { id: task.id });
});

test('an analysis is cancelled once and started anew as another execution', async (t) => {
  await using harness = await createWebHarness();
  const { owner, asOwner: headers } = await cast(harness);
  const { video, execution } = await seedUploaded(harness, owner);
  const post = (path: string) => call(harness, 'POST', `/api/${path}`, { headers });
  t.is((await post(`videos/${video.id}/analyze/`)).json['code'], 'analysis-in-progress');
  const cancelled = await post(`pipeline-executions/${execution.id}/cancel/`);
  t.is(cancelled.status, 200, cancelled.text);
  t.like(cancelled.json, { status: 'failed' });
  t.like(cancelled.json['failure'], { code: 'cancelled', message: 'Анализ отменён. Его можно запустить снова.' });
  t.is((await post(`pipeline-executions/${execution.id}/cancel/`)).json['code'], 'execution-over');
  const shown = await call(harness, 'GET', `/api/videos/${video.id}/`, { headers });
  t.is(shown.json['status'], 'failed');
  t.is(within(shown.json, 'failure', 'code'), 'cancelled');
  const retried = await post(`pipeline-executions/${execution.id}/retry/`);
  t.is(retried.status, 202);
  t.not(retried.json['id'], execution.id);
  t.is(retried.headers.get('location'), `/api/pipeline-executions/${String(retried.json['id'])}/`);
  const list = await call(harness, 'GET', `/api/pipeline-executions/?video=${video.id}`, { headers });
  t.is(list.json['count'], 2);
});

test('an admin asks who is there to work, what each holds and who is silent', async (t) => {
  await using harness = await createWebHarness();
  const { owner, asAdmin: headers } = await cast(harness);
  const list = (query = '') => call(harness, 'GET', `/api/workers/${query}`, { headers });
  t.like((await list()).json, { count: 0, next: null, results: [] });
  const { video } = await seedUploaded(harness, owner);
  const { workers, unitOfWork } = harness.persistence;
  const busy = aWorker({ stagesAtOnce: 4 });
  const execution = aRunningExecution({ id: executionId(freshId()), videoId: video.id, ownerId: owner.id });
  const validate = (id: typeof busy.id) => ({
    ...execution.stages,
    validate: aRunningStage({ workerId: id, leaseExpiresAt: plusMs(noon, 5_000) }),
  });
  const untold = { ...execution, id: executionId(freshId()), stages: validate(workerId('of an older release')) };
  await unitOfWork.run(async (tx) => {
    await tx.executions.add({ ...execution, stages: validate(busy.id) });
    return accept(await tx.executions.add(untold));
  });
  await workers.report(busy);
  await workers.report(aWorker({ lastSeenAt: plusMs(noon, -31_000) }));
  await workers.report(aWorker({ state: 'draining' }));
  const answer = await list();
  t.is(answer.status, 200, answer.text);
  t.deepEqual(within(answer.json, 'results', 0), {
    id: busy.id,
    host: 'studio',
    process_id: 4_242,
    version: '0.1.0',
    state: 'working',
    stages_at_once: 4,
    stages: [{ execution: execution.id, stage: 'validate' }],
    started_at: '2026-03-11T11:00:00.000Z',
    last_seen_at: '2026-03-11T12:00:00.000Z',
  });
  t.deepEqual(
    [1, 2].map((row) => within(answer.json, 'results', row, 'state')),
    ['draining', 'silent'],
  );
  t.is(answer.json['count'], 3, 'of who never told of themselves nothing is known');
  const second = await list('?page=2&page_size=1');
  t.like(second.json, { count: 3, next: `${publicOrigin}/api/workers/?page=3&page_size=1` });
  t.is(within(second.json, 'results', 0, 'state'), 'draining');
  for (let n = 0; n < 110; n++) await workers.report(aWorker({ lastSeenAt: plusMs(noon, n) }));
  t.is((await list('?page_size=100')).json['count'], 100, 'no more than a hundred');
});

test('videos are found by project, state and words, renamed and removed', async (t) => {
  await using harness = await createWebHarness();
  const { owner, asOwner: headers } = await cast(harness);
  const { video, project } = await seedUploaded(harness, owner);
  await seedVerification(harness, owner);
  const count = async (query: string) =>
    (await call(harness, 'GET', `/api/videos/?${query}`, { headers })).json['count'];
  t.is(await count(''), 2);
  t.is(await count(`project=${project.id}`), 1);
  t.is(await count('status=verification'), 1);
  t.is(await count(`search=${encodeURIComponent('борщ')}`), 2);
  t.is(await count('search=nothing'), 0);
  const path = `/api/videos/${video.id}/`;
  const renamed = await call(harness, 'PATCH', path, { headers, json: { title: 'Щи' } });
  t.like(renamed.json, { title: 'Щи', description: video.description, trigger_count: 0 });
  t.is((await call(harness, 'PATCH', path, { headers, json: { title: 'x'.repeat(201) } })).status, 400);
  t.is((await call(harness, 'PATCH', path, { headers, json: { status: 'completed' } })).status, 400);
  t.is((await call(harness, 'GET', `${path}report/`, { headers })).status, 404);
  t.is((await call(harness, 'DELETE', path, { headers })).status, 204);
  t.is((await call(harness, 'GET', path, { headers })).status, 404);
});

test('the catalogue is there for everyone who has an account', async (t) => {
  await using harness = await createWebHarness();
  const { asOwner: headers } = await cast(harness);
  const all = await call(harness, 'GET', '/api/risk-definitions/?page_size=100', { headers });
  t.is(all.json['count'], 54);
  const [first] = all.json['results'] as { code: string; law: unknown; threshold: number }[];
  t.true(Array.isArray(first?.law));
  const critical = await call(harness, 'GET', '/api/risk-definitions/?severity=critical', { headers });
  t.true(Number(critical.json['count']) > 0 && Number(critical.json['count']) < 54);
  t.is((await call(harness, 'GET', '/api/risk-definitions/?category=love', { headers })).status, 400);
  t.is((await call(harness, 'GET', '/api/risk-definitions/NO_SUCH/', { headers })).status, 404);
  t.is((await call(harness, 'GET', '/api/risk-definitions/?version=1999-01-01.1', { headers })).status, 404);
});

test('an admin tunes a risk into a new version; the old one stays readable and a late change is refused', async (t) => {
  await using harness = await createWebHarness();
  const { asAdmin: headers } = await cast(harness);
  const path = '/api/risk-definitions/AD_UNMARKED/';
  const before = (await call(harness, 'GET', path, { headers })).json;
  const seen = before['catalogue_version'];
  const tuned = await call(harness, 'PATCH', path, {
    headers,
    json: { threshold: 0.91, severity: 'low', is_enabled: false, catalogue_version: seen },
  });
  t.is(tuned.status, 200);
  const expected = { threshold: 0.91, severity: 'low', is_enabled: false, catalogue_version: '2026-03-11.2' };
  t.deepEqual(tuned.json, { ...before, ...expected });
  t.deepEqual((await call(harness, 'GET', path, { headers })).json, tuned.json);
  t.deepEqual((await call(harness, 'GET', `${path}?version=${String(seen)}`, { headers })).json, before);
  const list = await call(harness, 'GET', `/api/risk-definitions/?version=${String(seen)}&page_size=100`, { headers });
  t.deepEqual(
    (list.json['results'] as { code: string }[]).find(({ code }) => code === 'AD_UNMARKED'),
    before,
  );

  const refused = async (json: object, to = path) => {
    const { status, json: problem } = await call(harness, 'PATCH', to, { headers, json });
    return [status, problem['code']];
  };
  const now = { catalogue_version: '2026-03-11.2' };
  t.deepEqual(await refused({ is_enabled: true, catalogue_version: seen }), [409, 'stale-write']);
  t.deepEqual(await refused({ ...now, threshold: 0.91 }), [422, 'nothing-changed']);
  t.deepEqual(await refused({ ...now, threshold: 1.5 }), [400, 'invalid-fields']);
  t.deepEqual(await refused({ ...now, law: [] }), [400, 'invalid-fields']);
  t.deepEqual(await refused({ threshold: 0.5 }), [400, 'invalid-fields']);
  t.deepEqual(await refused({ ...now, threshold: 0.5 }, '/api/risk-definitions/NO_SUCH/'), [404, 'not-found']);
  t.is((await call(harness, 'GET', path, { headers })).json['catalogue_version'], '2026-03-11.2');
});

test('events tell how an analysis stands, what is new, keep alive in silence and end with it', async (t) => {
  await using harness = await createWebHarness();
  const { owner, asOwner } = await cast(harness);
  const { video, execution } = await seedUploaded(harness, owner);
  const { progress } = harness.services;
  // Left over from an analysis before this one.
  progress.publish({ kind: 'video', videoId: video.id, state: 'failed' });
  progress.publish({ kind: 'stage', videoId: video.id, stage: 'detect', state: 'done', fraction: 1 });

  const stream = await openStream(harness, `/api/videos/${video.id}/events/`, asOwner);
  t.is(stream.status, 200);
  t.regex(stream.headers.get('content-type') ?? '', /^text\/event-stream/);
  t.regex(stream.headers.get('cache-control') ?? '', /no-store, no-transform/);
  const stages = [];
  for (let i = 0; i < 6; i++) stages.push(await stream.next());
  t.deepEqual(
    stages.map((one) => [one?.event, one?.data['state']]),
    Array(6).fill(['stage', 'waiting']),
  );
  t.like(await stream.next(), { event: 'video', data: { state: 'uploaded' } });

  progress.publish({ kind: 'stage', videoId: video.id, stage: 'extract', state: 'running', fraction: 0.5 });
  t.like(await stream.next(), { event: 'stage', data: { stage: 'extract', state: 'running', fraction: 0.5 } });
  await harness.clock.advance(15_000);
  await harness.clock.advance(15_000);
  await stream.comments(2);

  // The worker is in another process and its news get lost: the store is asked again at the next beat.
  await harness.persistence.unitOfWork.run(async (tx) => {
    if (video.state !== 'uploaded') throw new Error(video.state);
    const processing = startProcessing(video, execution.id, harness.clock.now());
    return tx.videos.update(failVideo(processing, { kind: 'cancelled' }, harness.clock.now()));
  });
  await harness.clock.advance(15_000);
  const rest = [];
  for (let event = await stream.next(); event; event = await stream.next()) rest.push(event);
  t.like(rest.at(-2), { event: 'video', data: { state: 'failed' } });
  t.like(rest.at(-1), { event: 'done' });

  const again = await openStream(harness, `/api/videos/${video.id}/events/`, {
    ...asOwner,
    'last-event-id': rest.at(-1)?.id ?? '',
  });
  t.is(again.status, 204);
  await again.close();
  const rubbish = await openStream(harness, `/api/videos/${video.id}/events/`, {
    ...asOwner,
    'last-event-id': 'rubbish',
  });
  t.is(rubbish.status, 204);
  await rubbish.close();
});

test('news that the feed brings end a stream at once', async (t) => {
  await using harness = await createWebHarness();
  const { owner, asOwner } = await cast(harness);
  const { video, execution } = await seedUploaded(harness, owner);
  const stream = await openStream(harness, `/api/videos/${video.id}/events/`, asOwner);
  for (let i = 0; i < 7; i++) await stream.next();
  const cancel = await call(harness, 'POST', `/api/pipeline-executions/${execution.id}/cancel/`, { headers: asOwner });
  t.is(cancel.status, 200);
  const rest = [];
  for (let event = await stream.next(); event; event = await stream.next()) rest.push(event.event);
  t.deepEqual(rest.slice(-2), ['video', 'done']);
});

test('a closing host ends the streams that are open', async (t) => {
  const harness = await createWebHarness({ graceMs: 120_000 });
  const { owner, asOwner } = await cast(harness);
  const { video } = await seedUploaded(harness, owner);
  const stream = await openStream(harness, `/api/videos/${video.id}/events/`, asOwner);
  await stream.next();
  const startedAt = Date.now();
  const closed = harness[Symbol.asyncDispose]();
  while ((await stream.next()) !== undefined);
  await closed;
  t.true(Date.now() - startedAt < 60_000, 'the grace was not needed');
});

test('a person has no more streams open at once than the limit, and closed ones do not count', async (t) => {
  await using harness = await createWebHarness();
  const { owner, asOwner } = await cast(harness);
  const { video } = await seedUploaded(harness, owner);
  const open = () => openStream(harness, `/api/videos/${video.id}/events/`, asOwner);
  const streams = [];
  for (let i = 0; i < 20; i++) streams.push(await open());
  const refused = await open();
  t.is(refused.status, 429);
  await refused.close();
  await streams[0]?.close();
  let next = await open();
  for (let tried = 0; next.status === 429 && tried < 6_000; tried++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    next = await open();
  }
  t.is(next.status, 200);
  for (const stream of [...streams, next]) await stream.close();
});

/** `fetch` adds `no-cache` to conditional requests unless it is told otherwise, and then nothing counts as fresh. */
const revalidating = { 'cache-control': 'max-age=0' };

test('a signed address gives whole files and parts of them to whoever has it, until it expires', async (t) => {
  await using harness = await createWebHarness();
  const { owner, asOwner } = await cast(harness);
  const project = await seedProject(harness, owner);
  const bytes = await readFile(await clip('clip.mp4'));
  const sent = await upload(harness, asOwner, [
    { name: 'project_id', text: project.id },
    await fileAt(await clip('clip.mp4'), 'a.mp4'),
  ]);
  const signed = await call(harness, 'GET', `/api/videos/${String(sent.json['id'])}/signed-url/`, { headers: asOwner });
  t.is(signed.json['expires_in'], 3600);
  const address = String(signed.json['url']);
  t.true(address.startsWith(`${publicOrigin}/media/videos/raw/`));
  const path = address.slice(publicOrigin.length);
  const get = async (headers: Readonly<Record<string, string>> = {}, method = 'GET') => {
    const answer = await fetch(harness.url + path, { method, headers });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  };

  const whole = await get();
  t.is(whole.status, 200);
  t.true(whole.bytes.equals(bytes));
  t.like(Object.fromEntries(whole.headers), {
    'content-type': 'video/mp4',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'content-length': String(bytes.length),
  });
  t.regex(whole.headers.get('content-security-policy') ?? '', /sandbox/);

  const size = bytes.length;
  const parts: readonly (readonly [string, number, number])[] = [
    ['bytes=0-99', 0, 99],
    ['bytes=100-', 100, size - 1],
    ['bytes=-50', size - 50, size - 1],
    [`bytes=10-${size * 2}`, 10, size - 1],
    [`bytes=-${size * 2}`, 0, size - 1],
  ];
  for (const [range, first, last] of parts) {
    const part = await get({ range });
    t.is(part.status, 206, range);
    t.is(part.headers.get('content-range'), `bytes ${first}-${last}/${size}`, range);
    t.true(part.bytes.equals(bytes.subarray(first, last + 1)), range);
  }
  for (const range of ['bytes=5-1', 'lines=1-2', 'bytes=0-1,5-6', 'bytes=x'])
    t.is((await get({ range })).status, 200, range);
  for (const range of [`bytes=${size}-`, 'bytes=-0']) {
    const beyond = await get({ range });
    t.is(beyond.status, 416, range);
    t.is(beyond.headers.get('content-range'), `bytes */${size}`);
  }
  const etag = whole.headers.get('etag') ?? '';
  t.is((await get({ 'if-none-match': etag, ...revalidating })).status, 304);
  t.is((await get({ range: 'bytes=0-9', 'if-range': etag })).status, 206);
  t.is((await get({ range: 'bytes=0-9', 'if-range': '"old"' })).status, 200);
  const head = await get({ range: 'bytes=0-9' }, 'HEAD');
  t.like({ status: head.status, length: head.headers.get('content-length') }, { status: 206, length: '10' });
  t.is(head.bytes.length, 0);
  t.is((await get({}, 'POST')).status, 405);

  const forged = [
    path.replace('/raw/', '/raw/../raw/'),
    path.replace('/media/videos', '/media/%2e%2e/videos'),
    path.replace('type=video%2Fmp4', 'type=text%2Fhtml'),
    path.replace(/expires=\d+/, 'expires=99999999999'),
    path.replace(/signature=../, 'signature=AA'),
    path.split('?')[0] ?? '',
    '/media/../../etc/passwd',
  ];
  for (const at of forged) {
    const answer = await rawGet(harness, at);
    t.true([403, 404].includes(answer.status), at);
    t.false(answer.bytes.equals(bytes));
  }
  await harness.clock.advance(3_602_000);
  t.is((await get()).status, 403);
});

test('static files come from a fixed list, and a versioned address is kept for ever', async (t) => {
  await using harness = await createWebHarness();
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) => call(harness, 'GET', path, { headers });
  const listed = {
    '/static/bootstrap/css/bootstrap.min.css': 'text/css; charset=utf-8',
    '/static/bootstrap/js/bootstrap.bundle.min.js': 'text/javascript; charset=utf-8',
    '/static/icons/bootstrap-icons.min.css': 'text/css; charset=utf-8',
    '/static/icons/fonts/bootstrap-icons.woff2': 'font/woff2',
    '/static/htmx/htmx.min.js': 'text/javascript; charset=utf-8',
    '/static/htmx/hx-sse.js': 'text/javascript; charset=utf-8',
    '/static/app/app.css': 'text/css; charset=utf-8',
  };
  for (const [path, type] of Object.entries(listed)) {
    const answer = await get(path);
    t.is(answer.status, 200, path);
    t.is(answer.headers.get('content-type'), type);
    t.true(answer.text.length > 1_000, path);
    t.is(answer.headers.getSetCookie().length, 0);
  }
  const plain = await get('/static/htmx/htmx.min.js');
  t.is(plain.headers.get('cache-control'), 'public, max-age=3600');
  t.is((await get('/static/htmx/htmx.min.js?v=1')).headers.get('cache-control'), 'public, max-age=31536000, immutable');
  t.is(
    (await get('/static/htmx/htmx.min.js', { 'if-none-match': plain.headers.get('etag') ?? '', ...revalidating }))
      .status,
    304,
  );
  for (const path of [
    '/static/../package.json',
    '/static/app/..%2f..%2fpackage.json',
    '/static/',
    '/static/htmx/package.json',
  ])
    t.is((await rawGet(harness, path)).status, 404, path);
  t.is((await call(harness, 'POST', '/static/htmx/htmx.min.js')).status, 405);
});

test('rows of a removed project are not the API’s business any more while bytes wait to be deleted', async (t) => {
  await using harness = await createWebHarness();
  const { owner, asOwner: headers } = await cast(harness);
  const { project, video } = await seedVerification(harness, owner);
  await call(harness, 'DELETE', `/api/projects/${project.id}/`, { headers });
  const jobs = await harness.persistence.outboxRelay.claim(10, harness.clock.now(), 1_000);
  t.deepEqual(jobs.map(({ job }) => (job.name === 'delete-stored' ? job.prefix.split('/')[0] : job.name)).sort(), [
    'artifacts',
    'previews',
    'reports',
    'videos',
    'videos',
  ]);
  const left = await harness.persistence.unitOfWork.run(async (tx) => accept(await tx.videos.find(video.id)));
  t.is(left.value, undefined);
  t.is((await call(harness, 'GET', '/api/triggers/', { headers })).json['count'], 0);
});
