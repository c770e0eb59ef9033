import test from 'ava';
import { absenceSubjects } from '../../domain/detection/absence.js';
import { phrasePattern } from '../../domain/detection/text/phrase-pattern.js';
import type { MentionList, MentionListKind } from '../../domain/mention-list/mention-list.js';
import { shippedLists } from '../../domain/mention-list/shipped-lists.data.js';
import { locales } from '../../domain/user/user.js';
import { hasText } from '../../hosts/koa/i18n/translator.js';
import { codesOf, findingsOf, litUp, said, shown } from './signals.js';

const note = 'признана экстремистской организацией и запрещена в россии';
const listOf = (kind: MentionListKind, ...forms: readonly string[]): MentionList => ({
  kind,
  asOf: '2026-01-15',
  entries: [{ name: 'Вымышленный', forms, addedOn: '2025-12-01', source: 'для теста' }],
});

test('a banned organisation is found by its name, declined, spoken, on the screen and in the description', (t) => {
  for (const text of [
    'это приложение компании meta',
    'вчера корпорация мета объявила',
    'мы поддерживаем движение лгбт',
    'он рассказал про ауе',
    'в международном движении сатанистов',
  ]) {
    t.deepEqual(codesOf(said(text)), ['EXT_ORG_NO_MARK'], text);
    t.deepEqual(codesOf([shown(text, 1_000, 4_000)]), ['EXT_ORG_NO_MARK'], text);
    t.deepEqual(codesOf([], { metadata: { title: '', description: text } }), ['EXT_ORG_NO_MARK'], text);
  }
});

test('everyday words that only look like a listed name raise nothing', (t) => {
  for (const text of [
    'мета в этой игре поменялась',
    'метамодель компании',
    'движение на дороге',
    'фильм про сатанистов',
    'метадан и метро',
    'ау есть кто',
  ])
    t.deepEqual(codesOf(said(text)), [], text);
});

test('the note lifts the risk wherever in the publication it stands; another note does not', (t) => {
  const name = said('это приложение компании meta', 2_000);
  t.deepEqual(codesOf([...name, ...said(note, 20_000)]), []);
  t.deepEqual(codesOf([...name, shown(note, 40_000, 44_000)]), []);
  t.deepEqual(codesOf(name, { metadata: { title: '', description: note } }), []);
  t.deepEqual(codesOf([...name, ...said('он иностранный агент', 20_000)]), ['EXT_ORG_NO_MARK']);
});

test('a finding lights up the name, tells the list and its day, and how densely the note was searched', (t) => {
  const [finding, ...others] = findingsOf([shown('сервис компании Meta', 5_000, 8_000)]);
  t.deepEqual(others, []);
  t.like(finding, { source: 'on-screen-text', interval: { startMs: 5_000, endMs: 8_000 } });
  t.deepEqual(litUp(finding), ['компании Meta']);
  const rules = (finding?.evidence ?? []).flatMap((each) => (each.kind === 'quote' ? [each.rule] : []));
  t.deepEqual(rules, ['list:banned-organisations:2026-03-11']);
  t.like(
    finding?.evidence.find(({ kind }) => kind === 'absence'),
    { lookedFor: 'banned-organisation-note', frames: 120 },
  );
});

test("an installation's own lists replace the shipped ones, each kind with its own risk and note", (t) => {
  const spoken = said('в гостях у нас зубробородов');
  const found = (kind: MentionListKind, more = '') =>
    codesOf([...spoken, ...(more === '' ? [] : said(more, 10_000))], { lists: [listOf(kind, 'зубробород~')] });
  t.deepEqual(codesOf(spoken), []);
  t.deepEqual(found('foreign-agents'), ['EXT_FOREIGN_AGENT']);
  t.deepEqual(found('foreign-agents', 'внесён в реестр иностранных агентов'), []);
  t.deepEqual(found('banned-organisations'), ['EXT_ORG_NO_MARK']);
  t.deepEqual(found('undesirable-organisations'), ['EXT_UNDESIRABLE']);
  t.deepEqual(found('undesirable-organisations', note), ['EXT_UNDESIRABLE']);
  t.deepEqual(found('drugs'), ['DRUG_MENTION_LABEL']);
  t.deepEqual(found('drugs', 'незаконное потребление наркотических средств наносит вред здоровью'), []);
  t.deepEqual(codesOf(said('компания мета'), { lists: [] }), []);
});

test('every shipped entry has a source, a date before its list’s and forms that can match', (t) => {
  t.true(shippedLists.length > 0);
  for (const { asOf, entries } of shippedLists) {
    t.regex(asOf, /^\d{4}-\d\d-\d\d$/);
    for (const { name, forms, addedOn, source } of entries) {
      t.true(addedOn < asOf && /^\d{4}(-\d\d-\d\d)?$/.test(addedOn), name);
      t.true(source.length > 10 && forms.length > 0, name);
      for (const form of forms) t.notThrows(() => phrasePattern(form), form);
    }
  }
});

test('whatever is looked for in vain has words for its reader', (t) => {
  for (const locale of locales)
    for (const subject of absenceSubjects) t.true(hasText(locale, `absenceSubject.${subject}`), `${locale} ${subject}`);
});
