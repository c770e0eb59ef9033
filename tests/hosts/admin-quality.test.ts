import test from 'ava';
import { CountQuality } from '../../application/index.js';
import type { Actor } from '../../domain/user/access.js';
import { instant } from '../../domain/shared/instant.js';
import { qualityQuery } from '../../hosts/koa/pages/admin/quality/quality-input.js';
import type { PageContext } from '../../hosts/koa/pages/shared/page-context.js';
import { register } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { seedVerification } from './harness/seeds.js';
import { createWebHarness, type WebHarness } from './harness/web-harness.js';

const open = async () => {
  const harness = await createWebHarness();
  const browser = openBrowser(harness);
  await browser.logIn((await register(harness, 'admin')).email);
  return { harness, browser };
};

/** A task in which the first finding is confirmed and the second one rejected, by somebody of this name. */
const judged = async (harness: WebHarness, name: string): Promise<Actor> => {
  const { task, triggers } = await seedVerification(harness, await register(harness, 'client'));
  const actor: Actor = { userId: (await register(harness, 'operator', { name })).id, role: 'operator' };
  const { takeTask, decideTrigger, completeTask } = harness.services;
  await takeTask.execute(actor, task.id);
  await harness.clock.advance(120_000);
  for (const [index, { id }] of triggers.entries())
    await decideTrigger.execute(actor, id, { verdict: index === 0 ? 'confirmed' : 'rejected', comment: '' });
  const done = await completeTask.execute(actor, task.id, '');
  if (!done.ok) throw new Error(done.refusal.kind);
  return actor;
};

test('the page of quality says so while there are no figures, and tells what waits to be counted', async (t) => {
  const { harness, browser } = await open();
  await using _ = harness;
  const empty = await browser.get('/admin/quality/');
  t.regex(empty.text, /Показателей ещё нет/);
  await judged(harness, 'Борис');
  t.regex((await browser.get('/admin/quality/')).text, /Ещё не учтена 1 завершённая задача/);
  await new CountQuality({ unitOfWork: harness.persistence.unitOfWork }).execute(new AbortController().signal);
  t.notRegex((await browser.get('/admin/quality/')).text, /Ещё не учтена|Показателей ещё нет/);
});

test('figures are shown by risk and by operator, for a period and a catalogue, on the page and as tables', async (t) => {
  const { harness, browser } = await open();
  await using _ = harness;
  await judged(harness, 'Борис');
  await judged(harness, '=Вера;"Б"');
  await new CountQuality({ unitOfWork: harness.persistence.unitOfWork }).execute(new AbortController().signal);

  const { text } = await browser.get('/admin/quality/?days=7');
  for (const part of [
    '50\u00A0%',
    'от 15\u00A0% до 85\u00A0%',
    'не сдвигают',
    'PROF_OBSCENE_SPEECH',
    'Борис',
    'из 2 находок',
  ])
    t.true(text.includes(part), part);
  t.regex(text, /<option value="7" selected/);
  t.regex(text, /data-label="Решений в час">\s*60\s*</, 'two decisions in two minutes');
  t.notRegex(text, /Чаще ошибка/, 'two of four rejected may be chance');
  const [, version = ''] = /<option value="(2[^"]+)"/.exec(text) ?? [];
  t.true((await browser.get(`/admin/quality/?catalogue=${version}`)).text.includes('PROF_OBSCENE_SPEECH'));
  const odd = await browser.get('/admin/quality/?catalogue=nonsense&days=-1');
  t.regex(odd.text, /<option value="30" selected/);
  t.true(odd.text.includes('PROF_OBSCENE_SPEECH'), 'what is no choice does not filter');

  const risks = await browser.get('/admin/quality/risks/export/?days=7');
  t.is(risks.headers.get('content-type'), 'text/csv; charset=utf-8');
  t.regex(
    risks.headers.get('content-disposition') ?? '',
    /^attachment; filename="quality-of-risks-\d{4}-\d\d-\d\d\.csv"$/,
  );
  t.regex(risks.text, /;PROF_OBSCENE_SPEECH;4;2;2;0;"0,5";"0,15";"0,85";0;0\r\n/);
  const operators = (await browser.get('/admin/quality/operators/export/')).text.split('\r\n');
  t.is(operators.length, 4, 'a head, two people, an end');
  t.true(operators.some((line) => line.startsWith('"\'=Вера;""Б"""')));
  t.true(
    operators.some((line) => /^Борис;[0-9a-f-]{36};2;1;"0,033";60;2;"0,5";0;;0;0;0$/.test(line)),
    operators.join('\n'),
  );
});

test('a period ends today and begins so many days before, in Moscow', async (t) => {
  const queries = { qualityCatalogues: async () => ['2026.1', '2026.2'] };
  const asked = (query: object) => qualityQuery({ query } as PageContext, queries, instant(20.9 * 86_400_000));
  t.like(await asked({}), { period: '30', fromDay: -8, catalogueVersion: undefined, catalogues: ['2026.2', '2026.1'] });
  t.like(await asked({ days: '7', catalogue: '2026.1' }), { period: '7', fromDay: 15, catalogueVersion: '2026.1' });
  t.like(await asked({ days: '8', catalogue: '2026.3' }), { period: '30', catalogueVersion: undefined });
});
