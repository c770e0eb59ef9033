import test from 'ava';
import type { User } from '../../domain/user/user.js';
import { accept } from '../../domain/shared/result.js';
import { locales } from '../../domain/user/user.js';
import { ageQuestions, answersTo } from '../../domain/age-rating/age-answers.js';
import { hasText } from '../../hosts/koa/i18n/translator.js';
import { aTrigger } from '../builders/a-trigger.js';
import { clip } from '../media/small-clips.js';
import { pdfText } from '../adapters/pdf-text.js';
import { bearer, register } from './harness/accounts.js';
import { openBrowser } from './harness/browser.js';
import { call, within } from './harness/call.js';
import { seedProject, seedVerification } from './harness/seeds.js';
import { fileAt, upload } from './harness/upload.js';
import { createWebHarness, type WebHarness } from './harness/web-harness.js';

/** A task with two oaths, two fights and, when asked, pornography; an operator holds it in the browser. */
const atTheBench = async (harness: WebHarness, more: readonly string[] = []) => {
  const owner = await register(harness, 'client');
  const operator = await register(harness, 'operator');
  const seeded = await seedVerification(harness, owner);
  const about = { videoId: seeded.video.id, executionId: seeded.execution.id };
  const added = ['VIOL_FIGHT_PHYSICAL', 'VIOL_FIGHT_PHYSICAL', ...more].map((riskCode, at) =>
    aTrigger({
      ...about,
      riskCode,
      source: 'objects',
      interval: { startMs: 60_000 + at * 1_000, endMs: 60_500 + at * 1_000 },
    }),
  );
  await harness.persistence.unitOfWork.run(async (tx) => accept(await tx.triggers.addAll(added)));
  const browser = openBrowser(harness);
  await browser.logIn(operator.email);
  const bench = `/client/operators/workspace/${seeded.task.id}/`;
  await browser.get(bench);
  await browser.post(`${bench}take/`);
  await browser.get(bench);
  return { ...seeded, owner, operator, browser, bench, triggers: [...seeded.triggers, ...added] };
};

const clientPages = async (harness: WebHarness, owner: User) => {
  const client = openBrowser(harness);
  await client.logIn(owner.email);
  return client;
};

test('every question and every answer has its words', (t) => {
  for (const locale of locales)
    for (const question of ageQuestions) {
      t.true(hasText(locale, `ageQuestion.${question}`), question);
      for (const answer of answersTo(question))
        t.true(hasText(locale, `ageAnswer.${question}.${String(answer)}`), `${question} ${String(answer)}`);
    }
});

test('the API gives the mark with its reasons and questions, and takes answers of the holder under the version that was read', async (t) => {
  await using harness = await createWebHarness();
  const { task, triggers, operator } = await atTheBench(harness);
  const headers = await bearer(harness, operator);
  const path = `/api/verification-tasks/${task.id}/age-rating/`;
  const send = (json: unknown) => call(harness, 'PATCH', path, { headers, json });
  const before = await call(harness, 'GET', path, { headers });
  t.is(before.status, 200);
  t.is(before.json['version'], 0);
  t.is(within(before.json, 'rating', 'mark'), '18+');
  t.like(within(before.json, 'rating', 'reasons', 0), { start: 12, end: 13.25, effect: '18+', is_confirmed: false });
  t.deepEqual(within(before.json, 'questions', 0), {
    category: 'violence_gore',
    trigger: null,
    question: 'is_naturalistic',
    answers: [false, true],
    answer: null,
  });
  t.is((within(before.json, 'scenes') as readonly unknown[]).length, 4);
  t.is((within(before.json, 'rating', 'unanswered') as readonly unknown[]).length, 4);

  const oaths = { category: 'profanity', question: 'is_obscene_audible', answer: false };
  const answered = await send({ version: 0, answers: [oaths] });
  t.is(answered.status, 200);
  t.is(answered.json['version'], 1);
  t.like(within(answered.json, 'rating', 'next'), { mark: '12+' });
  t.like(within(answered.json, 'rating', 'answers', 0), { ...oaths, trigger: null, answered_by: operator.id });

  const stale = await send({ version: 0, answers: [{ ...oaths, answer: true }] });
  t.is(stale.status, 409);
  t.is(stale.json['code'], 'stale-write');
  const [, , fight] = triggers;
  const one = await send({ answers: [{ trigger: fight?.id, question: 'attitude', answer: 'approves' }] });
  t.is(within(one.json, 'rating', 'mark'), '18+');
  const back = await send({ answers: [{ trigger: fight?.id, question: 'attitude', answer: null }] });
  t.is(within(back.json, 'rating', 'mark'), '16+');
  for (const [answers, status] of [
    [[{ category: 'profanity', question: 'attitude', answer: 'neutral' }], 422],
    [[{ category: 'profanity', question: 'is_obscene_audible', answer: 'yes' }], 400],
    [[{ category: 'profanity', trigger: fight?.id, question: 'is_obscene_audible', answer: true }], 422],
    [[{ question: 'is_made_by_foreign_agent', answer: true }], 422],
    [[], 400],
  ] as const)
    t.is((await send({ answers })).status, status, JSON.stringify(answers));
  const logged = await call(harness, 'GET', '/api/operator-logs/', { headers });
  t.true(JSON.stringify(logged.json).includes('age-answered'));
});

test('an operator answers by form and by fragment, for all scenes or for one, and sees what has no answer', async (t) => {
  await using harness = await createWebHarness();
  const { browser, bench, triggers } = await atTheBench(harness);
  const fragment = (method: string, path: string, fields?: Readonly<Record<string, string>>) =>
    browser.call(method, `${bench}age/${path}`, {
      headers: { 'hx-request': 'true' },
      ...(fields && { body: new URLSearchParams({ _csrf: browser.csrfToken, ...fields }) }),
    });
  const page = await browser.get(bench);
  t.regex(page.text, /id="age"[^>]*data-version="0"/);
  t.regex(page.text, /Показано натуралистично\?/);
  t.notRegex(page.text, /Сексуальные действия/, 'no trigger depends on it');
  t.notRegex(page.text, /Без ответа: читаем строже/, 'nothing is confirmed yet');
  const [, , fight] = triggers;
  await browser.post(`${bench}triggers/${fight?.id ?? ''}/decide/`, { verdict: 'confirmed', version: '0' });
  const confirmed = await fragment('GET', '');
  t.regex(confirmed.text, /Без ответа: читаем строже/);
  t.false(confirmed.text.includes('<html'));

  const all = { version: '0', scene: '', scope: 'category:violence_gore', question: 'attitude', answer: 'neutral' };
  const saved = await fragment('POST', '', all);
  t.is(saved.status, 200);
  t.regex(saved.text, /data-version="1"/);
  t.regex(saved.text, /value="neutral" checked/);
  const stale = await fragment('POST', '', { ...all, answer: 'approves' });
  t.is(stale.status, 409);
  t.is(stale.headers.get('hx-retarget'), '#notice');

  const scene = await fragment('GET', `?scene=${fight?.id ?? ''}`);
  t.regex(scene.text, /Как для всех: Нейтрально/);
  const ofScene = { scene: fight?.id ?? '', scope: `trigger:${fight?.id ?? ''}`, question: 'attitude' };
  const own = await fragment('POST', '', { ...ofScene, version: '1', answer: 'approves' });
  t.regex(own.text, /value="approves" checked/);
  const form = await browser.post(`${bench}age/`, { ...ofScene, version: '2', answer: '' });
  t.is(form.status, 303);
  const without = await browser.get(form.headers.get('location') ?? '');
  t.regex(without.text, /<html/);
  t.regex(without.text, /data-version="3"/);
  for (const wrong of [{ scope: 'category:none' }, { question: 'constructor' }, { answer: 'maybe' }])
    t.is((await fragment('POST', '', { ...all, version: '3', ...wrong })).status, 400, JSON.stringify(wrong));
  const stranger = openBrowser(harness);
  await stranger.logIn((await register(harness, 'client')).email);
  t.is((await stranger.get(`${bench}age/`)).status, 403);
});

test('the final report shows mark, reasons that seek, answers, delta and declared mark on the page, in JSON and in the PDF', async (t) => {
  await using harness = await createWebHarness();
  const { browser, bench, triggers, owner, video } = await atTheBench(harness);
  const client = await clientPages(harness, owner);
  await client.get(`/client/videos/${video.id}/`);
  await client.post(`/client/videos/${video.id}/edit/`, { title: video.title, description: '', declared_mark: '6+' });
  for (const { id } of triggers)
    await browser.post(`${bench}triggers/${id}/decide/`, { verdict: 'confirmed', version: '0' });
  const answer = { scene: '', scope: 'category:profanity', question: 'isObsceneAudible', answer: 'false' };
  await browser.post(`${bench}age/`, answer);
  t.is((await browser.post(`${bench}complete/`, { summary: '' })).status, 303);

  const { text } = await client.get(`/client/reports/${video.id}/`);
  const section = text.slice(text.indexOf('id="age-mark"'), text.indexOf('section-title'));
  t.regex(section, /class="age-mark">18\+</);
  t.regex(section, /data-seek="60000"/);
  t.regex(section, /Без ответа: читаем строже/);
  t.regex(section, /Ответы о сценах могут изменить знак: от 16\+ до 18\+/);
  t.regex(section, /Подойдёт 16\+, если исправить:/);
  t.regex(section, /Подойдёт 0\+, если исправить ещё и:/);
  t.regex(section, /Слово можно разобрать\?/);
  t.regex(section, /Заявлено 6\+: это ниже рекомендуемого/);
  t.regex(section, /КоАП 6\.17/);

  const headers = await bearer(harness, owner);
  const { json } = await call(harness, 'GET', `/api/videos/${video.id}/report/`, { headers });
  t.like(within(json, 'age_rating'), { mark: '18+', can_be_ready: true });
  t.like(within(json, 'age_rating', 'declared'), { mark: '6+', fit: 'too-low' });
  t.like(within(json, 'age_rating', 'answers', 0), { question: 'is_obscene_audible', answer: false });
  t.deepEqual(json['blocked_by'], []);

  const pdf = await fetch(`${harness.url}/api/videos/${video.id}/report/pdf/`, { headers });
  const printed = pdfText(Buffer.from(await pdf.arrayBuffer())).replaceAll(/\s+/g, '');
  for (const expected of [
    'Подойдёт16+,еслиисправить',
    'Заявлено6+:этонижерекомендуемого',
    'Словоможноразобрать?Нет',
    '01:00.000',
  ])
    t.true(printed.includes(expected), expected);
});

test('what no mark cures blocks the report, with its reason on the page, in JSON and in the PDF', async (t) => {
  await using harness = await createWebHarness();
  const { browser, bench, triggers, owner, video } = await atTheBench(harness, ['NSFW_PORN']);
  for (const { id } of triggers)
    await browser.post(`${bench}triggers/${id}/decide/`, { verdict: 'confirmed', version: '0' });
  t.is((await browser.post(`${bench}complete/`, { summary: '' })).status, 303);
  const client = await clientPages(harness, owner);
  const { text } = await client.get(`/client/reports/${video.id}/`);
  const verdict = text.slice(text.indexOf('class="verdict '), text.indexOf('report-main'));
  t.regex(verdict, /Из-за чего публиковать нельзя/);
  t.regex(verdict, /Порнографические/);
  t.regex(verdict, /data-seek="62000"/);
  t.regex(verdict, /Подтверждено оператором/);
  const headers = await bearer(harness, owner);
  const { json } = await call(harness, 'GET', `/api/videos/${video.id}/report/`, { headers });
  t.is(json['verdict'], 'blocked');
  t.deepEqual(json['blocked_by'], [triggers.at(-1)?.id]);
  const pdf = await fetch(`${harness.url}/api/videos/${video.id}/report/pdf/`, { headers });
  const printed = pdfText(Buffer.from(await pdf.arrayBuffer())).replaceAll(/\s+/g, '');
  t.true(printed.includes('Из-зачегопубликоватьнельзя'));
});

test('a mark is declared with an upload, before or after the file, changed and taken back', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const headers = await bearer(harness, owner);
  const project = await seedProject(harness, owner);
  const file = await fileAt(await clip('clip.mp4'), 'clip.mp4');
  const to = { name: 'project_id', text: project.id };
  const mark = (text: string) => ({ name: 'declared_mark', text });
  t.is((await upload(harness, headers, [to, mark('21+'), file])).status, 400);
  const made = await upload(harness, headers, [to, file, mark('12+')]);
  t.is(made.status, 201, made.text);
  t.is(made.json['declared_mark'], '12+');
  const other = await seedProject(harness, owner);
  const unsaid = await upload(harness, headers, [{ name: 'project_id', text: other.id }, mark(''), file]);
  t.is(unsaid.json['declared_mark'], null);
  const path = `/api/videos/${String(made.json['id'])}/`;
  const patch = (json: unknown) => call(harness, 'PATCH', path, { headers, json });
  t.is((await patch({ title: 'Иначе' })).json['declared_mark'], '12+');
  t.is((await patch({ declared_mark: '16+' })).json['declared_mark'], '16+');
  t.is((await patch({ declared_mark: '5+' })).status, 400);
  t.is((await patch({ declared_mark: null })).json['declared_mark'], null);
  const client = await clientPages(harness, owner);
  t.regex((await client.get('/client/videos/upload/')).text, /<option value="16\+">/);
  const page = `/client/videos/${String(made.json['id'])}/`;
  await client.get(page);
  await client.post(`${page}edit/`, { title: 'Иначе', description: '', declared_mark: '0+' });
  t.regex((await client.get(page)).text, /<option value="0\+" selected/);
  await client.post(`${page}edit/`, { title: 'Иначе', description: '' });
  t.regex((await client.get(page)).text, /<option value="0\+" selected/, 'a form without the field leaves it');
  await client.post(`${page}edit/`, { title: 'Иначе', description: '', declared_mark: 'none' });
  t.notRegex((await client.get(page)).text, /<option value="\d+\+" selected/);
});
