import test from 'ava';
import type { FailedExecution, PipelineExecution } from '../../domain/pipeline/pipeline-execution.js';
import { executionId } from '../../domain/shared/ids.js';
import { accept } from '../../domain/shared/result.js';
import { aFailedExecution, aRunningExecution, aRunningStage } from '../builders/an-execution.js';
import { freshId } from '../builders/fresh-id.js';
import { atNoon, day } from '../builders/moments.js';
import { register } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { seedUploaded, seedVerification } from './harness/seeds.js';
import { createWebHarness, type WebHarness } from './harness/web-harness.js';

const open = async () => {
  const harness = await createWebHarness();
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

const pages = ['/admin/', '/admin/executions/'];

test('only admins see how the product runs', async (t) => {
  await using harness = await createWebHarness();
  const { execution } = await seedUploaded(harness, await register(harness, 'client'));
  const detail = `/admin/executions/${execution.id}/`;
  for (const role of ['client', 'operator', 'admin'] as const) {
    const browser = openBrowser(harness);
    await browser.logIn((await register(harness, role)).email);
    for (const path of [...pages, detail])
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
