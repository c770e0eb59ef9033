import test from 'ava';
import { absenceSubjects } from '../../domain/detection/absence.js';
import { matchLists } from '../../domain/detection/lists/list-matcher.js';
import { sceneOf } from '../../domain/detection/detection-scene.js';
import { listRules } from '../../domain/detection/lists/list-rules.data.js';
import { isIsoDay } from '../../domain/mention-list/list-days.js';
import {
  mentionListKinds,
  type MentionListEntry,
  type MentionListKind,
} from '../../domain/mention-list/mention-list.js';
import { namesOfEntry } from '../../domain/mention-list/names-of-entry.js';
import { readEntry } from '../../domain/mention-list/read-entry.js';
import { shippedLists } from '../../domain/mention-list/shipped/shipped-lists.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { findRisk } from '../../domain/risk-definition/risk-definition.js';
import { locales } from '../../domain/user/user.js';
import { hasText } from '../../hosts/koa/i18n/translator.js';
import { aListOf } from '../builders/a-mention-list.js';
import { leastCpuMsOf } from '../builders/cpu-time.js';
import { anInput, codesOf, findingsOf, litUp, said, shown } from './signals.js';

const note = 'признана экстремистской организацией и запрещена в россии';

/** What a list of these entries lights up in a spoken text. */
const litIn = (text: string, ...entries: readonly Partial<MentionListEntry>[]): readonly string[] =>
  findingsOf(said(text), { lists: [aListOf('foreign-agents', ...entries)] }).flatMap(litUp);

test('a banned organisation is found by its name, declined, spoken, on the screen and in the description', (t) => {
  for (const text of [
    'это приложение компании meta',
    'вчера корпорация мета объявила',
    'мы поддерживаем движение лгбт',
    'он рассказал про ауе',
    'в международном движении сатанистов',
    'расследование фонда борьбы с коррупцией',
    'к нам постучались свидетели иеговы',
    'он вступил в игил',
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
    'мы отдыхали на азовском море в городе азов',
    'подари цветы героине фильма',
    'у зрителей экстаз и восторг',
    'посыпал соль на лёд и включил фен',
    'на траве лежала еловая шишка и почтовая марка',
    'свари кашу с солью и грибами',
    'курица запекается с травами',
    'мы ушли. косяк рыб прошёл под лодкой',
  ])
    t.deepEqual(codesOf(said(text)), [], text);
});

test('a name is found in all cases, of either gender and number', (t) => {
  const cases: readonly (readonly [string, string])[] = [
    ['Мета Платформс', 'мета платформс, меты платформс, мете платформс, мету платформс, метой платформс'],
    ['Фонд борьбы с коррупцией', 'фонд, фонда, фонду, фонд, фондом, фонде'],
    ['Новая газета Европа', 'новая газета европа, новой газеты европа, новую газету европа, новой газетой европа'],
    ['Троицкий Вестникус', 'троицкий, троицкого, троицкому, троицким, троицком'],
    ['Свидетели Иеговы', 'свидетели иеговы, свидетелей иеговы, свидетелям иеговы, свидетелями иеговы'],
    ['Общество «Пламень»', 'общество пламень, общества пламени, обществу пламени, обществом пламенем'],
  ];
  for (const [name, forms] of cases)
    for (const form of forms.split(', ')) {
      const rest = name.toLowerCase().replace(/[«»]/g, '').split(' ').slice(form.split(' ').length);
      const text = [form, ...rest].join(' ');
      t.deepEqual(litIn(`вчера ${text} снова`, { name }), [text], `${name}: ${text}`);
    }
});

test('a person of a register is found by given name and surname in either order, never by the surname alone', (t) => {
  const he = { name: 'Зубробородов Павел Ильич' };
  const she = { name: 'Зубробородова Мария Ильинична' };
  for (const text of [
    'павел зубробородов',
    'павла зубробородова',
    'павлу зубробородову',
    'павлом зубробородовым',
    'зубробородове павле',
    'павлом ильичом зубробородовым',
    'зубробородов павел ильич',
  ])
    t.deepEqual(litIn(`с ${text} говорили`, he), [text], text);
  for (const text of ['мария зубробородова', 'марии зубробородовой', 'марию зубробородову', 'марией зубробородовой'])
    t.deepEqual(litIn(`о ${text} говорили`, she), [text], text);
  for (const text of ['зубробородов сказал', 'павел сказал', 'ильич и зубробородов', 'павел и зубробородов'])
    t.deepEqual(litIn(text, he), [], text);
  t.deepEqual(litIn('у льва зубробородова', { name: 'Зубробородов Лев Ильич' }), ['льва зубробородова']);
});

test('an organisation is found by the name in its quotes, unless it is made of everyday words', (t) => {
  const entry = { name: 'Автономная некоммерческая организация «Левада-Центрум»' };
  t.deepEqual(litIn('опрос левада центрума показал', entry), ['левада центрума']);
  t.deepEqual(litIn('важные истории в настоящее время', { name: 'ООО «Важные истории»' }), []);
});

test('a doubtful name counts only beside one of its cues, in any form, before or after it', (t) => {
  const entry = { name: 'Медуза Проджект', doubtful: ['Медуза'], cues: ['издание', 'журналист*'] };
  t.deepEqual(litIn('медуза обожгла меня в море', entry), []);
  t.deepEqual(litIn('изданию медуза рассказали', entry), ['медуза']);
  t.deepEqual(litIn('в медузе работали журналистами', entry), ['медузе']);
  t.deepEqual(litIn('закончил издание. медуза обожгла', entry), []);
  t.deepEqual(litIn('медуза. Издание', entry), []);
  t.deepEqual(litIn('медуза один два три четыре пять шесть издание', entry), []);
  t.deepEqual(litIn('медуза проджект', entry), ['медуза проджект']);
  const [sure] = findingsOf(said('медуза проджект'), { lists: [aListOf('foreign-agents', entry)] });
  const [doubtful] = findingsOf(said('издание медуза'), { lists: [aListOf('foreign-agents', entry)] });
  t.true((sure?.confidence ?? 0) > (doubtful?.confidence ?? 1));
});

test('the longest name counts; the shorter one inside it is not told again', (t) => {
  const lists = [aListOf('foreign-agents', { name: 'Зубробород' }, { name: 'Зубробород Интернешнл' })];
  const entriesIn = (text: string) =>
    findingsOf(said(text), { lists }).flatMap(({ evidence }) =>
      evidence.flatMap((each) => (each.kind === 'list' ? [each.entry] : [])),
    );
  t.deepEqual(entriesIn('сегодня зубробород интернешнл'), ['Зубробород Интернешнл']);
  t.deepEqual(entriesIn('сегодня зубробород закрыт'), ['Зубробород']);
});

test('an entry applies from the day of its listing up to the day of its removal', (t) => {
  const entry = { since: '2026-02-01', until: '2026-03-01' };
  const on = (checkedOn: string) =>
    codesOf(said('с зубробородовым'), { lists: [aListOf('foreign-agents', entry)], checkedOn });
  t.deepEqual(on('2026-01-31'), []);
  t.deepEqual(on('2026-02-01'), ['EXT_FOREIGN_AGENT']);
  t.deepEqual(on('2026-02-28'), ['EXT_FOREIGN_AGENT']);
  t.deepEqual(on('2026-03-01'), []);
  t.deepEqual(codesOf(said('движение талибан'), { checkedOn: '2025-04-16' }), ['EXT_ORG_NO_MARK']);
  t.deepEqual(codesOf(said('движение талибан'), { checkedOn: '2025-04-17' }), []);
});

test('the note lifts the risk wherever in the publication it stands; another note does not', (t) => {
  const name = said('это приложение компании meta', 2_000);
  t.deepEqual(codesOf([...name, ...said(note, 20_000)]), []);
  t.deepEqual(codesOf([...name, shown(note, 40_000, 44_000)]), []);
  t.deepEqual(codesOf(name, { metadata: { title: '', description: note } }), []);
  t.deepEqual(codesOf([...name, ...said('он иностранный агент', 20_000)]), ['EXT_ORG_NO_MARK']);
});

test('a finding lights up the name, tells list, version, day and decision, and how densely the note was searched', (t) => {
  const [finding, ...others] = findingsOf([shown('сервис компании Meta', 5_000, 8_000)]);
  t.deepEqual(others, []);
  t.like(finding, { source: 'on-screen-text', interval: { startMs: 5_000, endMs: 8_000 } });
  t.deepEqual(litUp(finding), ['Meta']);
  const of = (kind: string) => finding?.evidence.find((each) => each.kind === kind);
  t.like(of('quote'), { rule: 'list:banned-organisations' });
  t.like(of('list'), {
    list: 'banned-organisations',
    version: '2026-03-11.1',
    asOf: '2026-03-11',
    entry: 'Meta Platforms Inc.',
    since: '2022-03-21',
    decision: 'решение Тверского районного суда Москвы от 21.03.2022',
  });
  t.like(of('absence'), { lookedFor: 'banned-organisation-note', frames: 120 });
});

test("an installation's own lists replace the shipped ones, each kind with its own risk and note", (t) => {
  const spoken = said('в гостях у нас зубробородов');
  const found = (kind: MentionListKind, more = '') =>
    codesOf([...spoken, ...(more === '' ? [] : said(more, 10_000))], { lists: [aListOf(kind, {})] });
  const label = 'незаконное потребление наркотических средств наносит вред здоровью';
  t.deepEqual(codesOf(spoken), []);
  t.deepEqual(found('foreign-agents'), ['EXT_FOREIGN_AGENT']);
  t.deepEqual(found('foreign-agents', 'внесён в реестр иностранных агентов'), []);
  t.deepEqual(found('banned-organisations'), ['EXT_ORG_NO_MARK']);
  t.deepEqual(found('banned-organisations', note), []);
  t.deepEqual(found('terrorist-organisations'), ['EXT_ORG_NO_MARK']);
  t.deepEqual(found('terrorist-organisations', 'террористическая организация запрещена в россии'), []);
  t.deepEqual(found('undesirable-organisations'), ['EXT_UNDESIRABLE']);
  t.deepEqual(found('undesirable-organisations', note), ['EXT_UNDESIRABLE']);
  t.deepEqual(found('banned-materials'), ['EXT_BANNED_MATERIAL']);
  t.deepEqual(found('banned-materials', note), ['EXT_BANNED_MATERIAL']);
  t.deepEqual(found('drugs'), ['DRUG_MENTION_LABEL']);
  t.deepEqual(found('drugs', label), []);
  t.deepEqual(codesOf(said('компания мета'), { lists: [] }), []);
});

test('substances are found by name and slang, in speech and on the screen', (t) => {
  for (const text of [
    'ему подбросили кетамин',
    'в крови нашли фентанила',
    'пачка первитина',
    'он сидел на герыче',
    'принимали эл эс дэ',
    'торговал курительными смесями',
    'баночка лизергида',
    'подсел на соли',
    'покурили травку за гаражом',
    'занюхал дорожку',
    'закинулся марками',
    'сидел на героине',
  ]) {
    t.deepEqual(codesOf(said(text)), ['DRUG_MENTION_LABEL'], text);
    t.deepEqual(codesOf([shown(text, 1_000, 4_000)]), ['DRUG_MENTION_LABEL'], text);
  }
});

test('every shipped list passes the checks of an uploaded one, names its risk, and is dated before its day', (t) => {
  t.deepEqual(
    shippedLists.map(({ kind }) => kind),
    mentionListKinds.filter((kind) => shippedLists.some((list) => list.kind === kind)),
  );
  for (const list of shippedLists) {
    t.true(isIsoDay(list.asOf) && list.version === `${list.asOf}.1` && list.title.length > 10, list.kind);
    t.is(list.entryCount, list.entries.length);
    for (const entry of list.entries) {
      t.deepEqual(readEntry(entry), { ok: true, value: entry }, entry.name);
      t.true((entry.since ?? '') < list.asOf && entry.decision.length > 10, entry.name);
      t.true(namesOfEntry(entry).length > 0, entry.name);
    }
  }
  for (const kind of mentionListKinds) t.truthy(findRisk(shippedCatalogue, listRules[kind].riskCode), kind);
});

test('whatever is looked for in vain, and every kind of list, has words for its reader', (t) => {
  for (const locale of locales) {
    for (const subject of absenceSubjects) t.true(hasText(locale, `absenceSubject.${subject}`), `${locale} ${subject}`);
    for (const kind of mentionListKinds) t.true(hasText(locale, `mentionList.${kind}`), `${locale} ${kind}`);
  }
});

test.serial('fifty thousand names are looked for in twenty thousand words with about the work of one', async (t) => {
  const letters = 'абвгдежзиклмнопрстух';
  const nameOf = (index: number): string =>
    [0, 1, 2, 3].map((place) => `${letters[Math.floor(index / 20 ** place) % 20] ?? ''}о`).join('');
  const entries = Array.from({ length: 50_000 }, (_, index) => ({
    name: `Фонд «Зубр${nameOf(index)} ${nameOf(index * 7)}»`,
  }));
  const text = Array.from({ length: 20_000 }, (_, index) =>
    index % 400 === 0
      ? `фонда зубр${nameOf(index)} ${nameOf(index * 7)}`
      : index % 3 === 0
        ? 'фонд'
        : nameOf(index * 13),
  ).join(' ');
  const scene = sceneOf(anInput([], { durationMs: 8_000_000, metadata: { title: '', description: text } }), []);
  const timed = async (names: typeof entries): Promise<readonly [number, number]> => {
    const lists = [aListOf('foreign-agents', ...names)];
    // Makes the index, which is made once for a version.
    const found = matchLists({ ...scene, lists }).length;
    return [found, await leastCpuMsOf(3, () => matchLists({ ...scene, lists }))];
  };
  const [found, ms] = await timed(entries);
  const [, alone] = await timed(entries.slice(0, 1));
  t.log(`${ms.toFixed(0)} ms with 50,000 names, ${alone.toFixed(0)} ms with one`);
  t.is(found, 50);
  t.true(ms < 20 * (alone + 50), `${ms} ms against ${alone} ms`);
});
