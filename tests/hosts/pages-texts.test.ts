import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import test from 'ava';
import { mediaKinds, refusalKinds } from './page-kinds.js';
import { ageMarks } from '../../domain/age-rating/age-rating.js';
import { executionStates } from '../../domain/pipeline/pipeline-execution.js';
import { stageNames } from '../../domain/pipeline/stage.js';
import { fixKinds, riskCategories, severities } from '../../domain/risk-definition/risk-definition.js';
import { ignoredReasons } from '../../domain/detection/detection.js';
import { checkNames, notCheckedReasons } from '../../domain/signal/coverage.js';
import { triggerSources, verdicts } from '../../domain/trigger/trigger.js';
import { locales, roles } from '../../domain/user/user.js';
import { taskStates } from '../../domain/verification-task/verification-task.js';
import { videoStates } from '../../domain/video/video.js';
import { deliveryFailures, deliveryStates, sendErrors } from '../../domain/webhook/webhook-delivery.js';
import { pingEventName, webhookEventNames } from '../../domain/webhook/webhook-event.js';
import { disabledReasons, webhookStates } from '../../domain/webhook/webhook.js';
import { projectRoot } from '../../hosts/composition/load-config.js';
import { en } from '../../hosts/koa/i18n/en.js';
import { formatter } from '../../hosts/koa/i18n/format.js';
import { failureText, mediaRefusalText, refusalText } from '../../hosts/koa/i18n/refusal-text.js';
import { ru } from '../../hosts/koa/i18n/ru.js';
import { hasText, translator } from '../../hosts/koa/i18n/translator.js';
import { parseTimecode } from '../../hosts/koa/pages/operators/bench/timecode-input.js';
import { quoteParts } from '../../hosts/koa/pages/reports/evidence-view.js';
import { localAddress } from '../../hosts/koa/pages/shared/input.js';

const plural = /_(?:one|few|many|other)$/;

const leaves = (tree: object, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${path}${name}`, value] as const] : leaves(value as object, `${path}${name}.`),
  );

const keysOf = (tree: object): readonly string[] =>
  [...new Set(leaves(tree).map(([key]) => key.replace(plural, '')))].sort();

test('both catalogues have the same keys and no empty text', (t) => {
  t.deepEqual(keysOf(ru), keysOf(en));
  for (const tree of [ru, en])
    t.deepEqual(
      leaves(tree).filter(([, text]) => text.trim() === ''),
      [],
    );
});

test('both languages of a text take the same parameters', (t) => {
  const paramsOf = (tree: object) =>
    new Map(leaves(tree).map(([key, text]) => [key, [...text.matchAll(/\{\{?(\w+)\}?\}/g)].map((m) => m[1]).sort()]));
  const english = paramsOf(en);
  for (const [key, params] of paramsOf(ru)) if (!plural.test(key)) t.deepEqual(params, english.get(key), key);
});

test('every plural has all the forms of its language', (t) => {
  const forms = { ru: ['few', 'many', 'one', 'other'], en: ['one', 'other'] };
  for (const [locale, tree] of [
    ['ru', ru],
    ['en', en],
  ] as const) {
    const found = new Map<string, string[]>();
    for (const [key] of leaves(tree)) {
      const form = plural.exec(key)?.[0].slice(1);
      if (form === undefined) continue;
      const name = key.replace(plural, '');
      found.set(name, [...(found.get(name) ?? []), form]);
    }
    for (const [name, given] of found) t.deepEqual(given.sort(), forms[locale], `${locale} ${name}`);
  }
});

test('every value of a closed set of the domain has its words', (t) => {
  const sets: Readonly<Record<string, readonly string[]>> = {
    videoState: videoStates,
    videoStateHint: videoStates,
    executionState: executionStates,
    taskState: taskStates,
    verdict: verdicts,
    stage: stageNames,
    stageState: ['waiting', 'running', 'done', 'retrying', 'stopped'],
    severity: severities,
    category: riskCategories,
    source: triggerSources,
    check: checkNames,
    notChecked: notCheckedReasons,
    ignored: ignoredReasons,
    fix: fixKinds,
    role: roles,
    webhookEvent: [...webhookEventNames, pingEventName],
    webhookState: webhookStates,
    webhookDisabled: disabledReasons,
    deliveryState: deliveryStates,
    deliveryFailure: deliveryFailures,
    sendError: sendErrors,
    ageMark: [...ageMarks, 'prohibited'],
    verdictTitle: ['no-signs-found', 'signs-found', 'blocked'],
    refusal: Object.keys(refusalKinds),
    media: Object.keys(mediaKinds),
    failure: ['media-refused', 'attempts-exhausted', 'cancelled'],
  };
  for (const locale of locales)
    for (const [set, values] of Object.entries(sets))
      for (const value of values) t.true(hasText(locale, `${set}.${value}`), `${locale}: ${set}.${value}`);
});

test('every limitation that a local model declares has its words', (t) => {
  const folder = join(projectRoot, 'adapters/inference-local');
  const declared = sourcesIn(folder, ['.ts']).flatMap((text) =>
    [...text.matchAll(/const limitations = \[([^\]]*)\]/g)].flatMap(([, list = '']) =>
      [...list.matchAll(/'([^']+)'/g)].map(([, key = '']) => key),
    ),
  );
  t.true(declared.length >= 5);
  for (const key of declared) for (const locale of locales) t.true(hasText(locale, `limitation.${key}`), key);
});

test('every text that a template or a view model asks for exists', (t) => {
  const asked = sourcesIn(join(projectRoot, 'hosts/koa/pages'), ['.pug', '.ts']).flatMap((text) =>
    [...text.matchAll(/\bt\('([\w.-]+)'/g)].map(([, key = '']) => key),
  );
  t.true(asked.length > 150);
  for (const key of asked.filter((one) => !one.endsWith('.')))
    for (const locale of locales) t.true(hasText(locale, key), `${locale}: ${key}`);
});

test('no page reaches for markup that a strict policy forbids', (t) => {
  for (const text of sourcesIn(join(projectRoot, 'hosts/koa/pages'), ['.pug'])) {
    t.notRegex(text, /\bstyle=|\bon\w+=|hx-on|!=\s|!\{|javascript:|https?:\/\/(?!example)/);
    t.notRegex(text, /^\s*script(?!\()/m);
  }
});

test('Russian counts agree with their numbers', (t) => {
  const words = translator('ru');
  const said = [1, 2, 5, 11, 21, 104].map((count) => words('ui.findings', { count }));
  t.deepEqual(said, ['1 находка', '2 находки', '5 находок', '11 находок', '21 находка', '104 находки']);
});

test('values that a person typed are never taken for instructions of the catalogue', (t) => {
  const existingTitle = '$t(appName) {{count}} <b>';
  t.true(refusalText('ru', { kind: 'duplicate-video', existingTitle } as never).includes(existingTitle));
});

test('a refusal says what the limits are', (t) => {
  t.regex(mediaRefusalText('ru', { kind: 'file-too-large', limitBytes: 2_147_483_648 }), /2\sГБ/);
  t.regex(mediaRefusalText('ru', { kind: 'too-long', durationMs: 7_300_000, limitMs: 7_200_000 }), /2:01:40.*2:00:00/);
  t.regex(refusalText('en', { kind: 'invalid-project', field: 'name', problem: 'empty' }), /name/);
  t.regex(failureText('ru', { kind: 'attempts-exhausted', stage: 'look', attempts: 3 }), /«Анализ изображения».*3/);
});

test('times and sizes are written as their readers write them', (t) => {
  t.is(formatter('ru').timecode(62_345), '01:02.345');
  t.is(formatter('ru').timecode(3_723_004), '1:02:03.004');
  t.is(formatter('en').duration(59_600), '01:00');
  t.regex(formatter('ru').bytes(1_572_864), /1,5\sМБ/);
  t.regex(formatter('en').bytes(1_572_864), /1\.5\sMB/);
});

test('a time that an operator types is read in all its usual forms, and nothing else is', (t) => {
  t.deepEqual(['1:02:03.5', '02:03,04', '75.25', '00:10'].map(parseTimecode), [3_723_500, 123_040, 75_250, 10_000]);
  for (const text of ['', 'abc', '1:60', '-1', '1e3', '00:00:00:00']) t.is(parseTimecode(text), undefined, text);
});

test('a quote is cut along its marks whatever they are, and no letter is lost', (t) => {
  t.deepEqual(quoteParts('абвгд', [[1, 3]]), [
    { text: 'а', isLit: false },
    { text: 'бв', isLit: true },
    { text: 'гд', isLit: false },
  ]);
  for (const marks of [
    [[3, 1]],
    [
      [-5, 2],
      [1, 99],
    ],
    [
      [0, 2],
      [1, 3],
    ],
    [[9, 12]],
  ] as [number, number][][])
    t.is(
      quoteParts('абвгд', marks)
        .map((part) => part.text)
        .join(''),
      'абвгд',
      JSON.stringify(marks),
    );
});

test('after the log-in nobody is led to another site', (t) => {
  t.is(localAddress('/client/projects/?page=2', '/'), '/client/projects/?page=2');
  for (const text of ['//evil.test', '/\\evil.test', 'https://evil.test', 'javascript:alert(1)', '/a\nb', ''])
    t.is(localAddress(text, '/'), '/', text);
});

function sourcesIn(folder: string, endings: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.includes(extname(name)))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
