import test from 'ava';
import { fc } from '../builders/properties.js';
import { compareLists } from '../../domain/mention-list/compare-lists.js';
import { draftMentionList, numberDraft, type GivenList } from '../../domain/mention-list/draft-list.js';
import { ageInDays, isIsoDay, moscowDay, parseDay } from '../../domain/mention-list/list-days.js';
import { listLimits } from '../../domain/mention-list/list-limits.js';
import { listProblems, type ListProblem } from '../../domain/mention-list/list-problem.js';
import { readCsv } from '../../domain/mention-list/read-csv.js';
import { readListFile } from '../../domain/mention-list/read-list-file.js';
import { locales } from '../../domain/user/user.js';
import { listProblemText } from '../../hosts/koa/i18n/list-problem-text.js';
import { hasText } from '../../hosts/koa/i18n/translator.js';
import { aListEntry } from '../builders/a-mention-list.js';
import { knownIds } from '../builders/known-ids.js';
import { atNoon, day, hour, noon } from '../builders/moments.js';

const given = (entries: readonly unknown[], over: Partial<GivenList> = {}): GivenList => ({
  kind: 'foreign-agents',
  title: 'Реестр',
  sourceUrl: '',
  asOf: '2026-03-11',
  entries: entries.map((fields, index) => ({ line: index + 2, fields })),
  ...over,
});
const drafted = (entries: readonly unknown[], over: Partial<GivenList> = {}) =>
  draftMentionList(given(entries, over), { by: knownIds.owner, now: noon });

const good = { name: 'Зубробородов' };
const long = 'я'.repeat(listLimits.nameLength + 1);
const many = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `слово${index}`);

test('every fault of an entry leaves that entry out and is told with its line; the others stand', (t) => {
  const faults: readonly (readonly [unknown, ListProblem, string])[] = [
    ['Зубробородов', 'not-an-entry', '"Зубробородов"'],
    [{ ...good, aliases: 'Зубр' }, 'not-an-entry', 'aliases'],
    [{ ...good, title: 'x' }, 'unknown-field', 'title'],
    [{ ...good, 'a\u0000b': 'x' }, 'unknown-field', 'a b'],
    [{ name: ' \u0000 ' }, 'name-missing', ''],
    [{ name: long }, 'too-long', long.slice(0, 100)],
    [{ name: `${long.slice(0, 99)}${'😀'.repeat(999)}` }, 'too-long', long.slice(0, 99)],
    [{ ...good, aliases: many(listLimits.aliases + 1) }, 'too-many-names', '21'],
    [{ ...good, cues: many(listLimits.cues + 1) }, 'too-many-cues', '31'],
    [{ name: '2026' }, 'no-letters', '2026'],
    [{ ...good, aliases: ['ЗБ'] }, 'too-short', 'ЗБ'],
    [{ name: 'Дождь' }, 'ordinary-word', 'Дождь'],
    [{ ...good, aliases: ['Настоящее время'] }, 'ordinary-word', 'Настоящее время'],
    [{ name: 'important', aliases: ['Free World'] }, 'ordinary-word', 'Free World'],
    [{ ...good, doubtful: ['Зубр'] }, 'cues-missing', 'Зубр'],
    [{ ...good, cues: ['два слова'] }, 'cue-not-a-word', 'два слова'],
    [{ ...good, cues: ['с*'] }, 'cue-not-a-word', 'с*'],
    [{ ...good, since: '2026-02-31' }, 'invalid-date', '2026-02-31'],
    [{ ...good, until: 'вчера' }, 'invalid-date', 'вчера'],
    [{ ...good, since: '2026-02-01', until: '01.02.2026' }, 'dates-reversed', '2026-02-01 – 2026-02-01'],
    [{ name: '«ЗУБРО»  Интернешнл' }, 'duplicate', '«ЗУБРО» Интернешнл'],
  ];
  const result = drafted([{ name: 'Зубро Интернешнл' }, ...faults.map(([fields]) => fields), good]);
  t.true(result.ok);
  if (!result.ok) return;
  t.deepEqual(
    result.value.refused,
    faults.map(([, problem, detail], index) => ({ line: index + 3, problem, detail })),
  );
  t.deepEqual(
    result.value.entries.map(({ name }) => name),
    ['Зубро Интернешнл', 'Зубробородов'],
  );
  t.is(result.value.entryCount, 2);
  t.deepEqual([...new Set(faults.map(([, problem]) => problem))].sort(), [...listProblems].sort());
  for (const locale of locales)
    for (const problem of listProblems) {
      t.true(hasText(locale, `listProblem.${problem}`), `${locale} ${problem}`);
      t.notRegex(listProblemText(locale, { problem, detail: 'x' }), /\{\{/);
    }
});

test('an everyday name is taken with words beside it, and one who was listed twice with both times', (t) => {
  const result = drafted([
    { name: 'Дождь', cues: ['телеканал', 'журналист*'] },
    { ...good, since: '2022-01-01', until: '2023-01-01' },
    { ...good, since: '11.02.2024', aliases: [' Зубр  бородов ', '', 'Зубр бородов'] },
  ]);
  t.true(result.ok);
  if (!result.ok) return;
  t.deepEqual(result.value.refused, []);
  t.like(result.value.entries[2], { since: '2024-02-11', aliases: ['Зубр бородов'] });
});

test('a list needs a name of its source, a real day that has come, and an entry', (t) => {
  const refusal = (over: Partial<GivenList>, entries: readonly unknown[] = [good]) => {
    const result = drafted(entries, over);
    return result.ok ? undefined : [result.refusal.field, result.refusal.problem];
  };
  t.is(refusal({}), undefined);
  t.is(refusal({ sourceUrl: 'https://minjust.gov.ru/ru/' }), undefined);
  t.deepEqual(refusal({ title: ' ' }), ['title', 'missing']);
  t.deepEqual(refusal({ title: 'x'.repeat(201) }), ['title', 'too-long']);
  t.deepEqual(refusal({ sourceUrl: 'javascript:alert(1)' }), ['source_url', 'not-an-address']);
  t.deepEqual(refusal({ sourceUrl: `https://a.ru/${'x'.repeat(500)}` }), ['source_url', 'too-long']);
  t.deepEqual(refusal({ asOf: '11.03.2026' }), ['as_of', 'not-a-day']);
  t.deepEqual(refusal({ asOf: '2026-03-12' }), ['as_of', 'in-future']);
  t.deepEqual(refusal({}, []), ['entries', 'none-valid']);
  t.deepEqual(refusal({}, [{ name: 'Дождь' }]), ['entries', 'none-valid']);
  t.deepEqual(
    refusal(
      {},
      Array.from({ length: listLimits.entries + 1 }, () => good),
    ),
    ['entries', 'too-many'],
  );
});

test('versions are numbered within their day, and the lines that are kept are bounded', (t) => {
  const result = drafted([good, ...many(150).map((name) => ({ name, since: 'x' }))]);
  t.true(result.ok);
  if (!result.ok) return;
  t.is(result.value.refusedCount, 150);
  t.is(result.value.refused.length, listLimits.refusedLinesKept);
  const taken = ['2026-03-11.2', '2026-03-11.10', '2026-03-10.99'];
  t.is(numberDraft(result.value, taken).version, '2026-03-11.11');
  t.is(numberDraft(result.value, []).version, '2026-03-11.1');
});

test('tables of any separator are read back as they were written, with the lines on which their rows begin', (t) => {
  const cell = fc.string({
    unit: fc.constantFrom('а', 'b', ' ', '"', ',', ';', '\n', '\r\n', '\t', '|'),
    maxLength: 8,
  });
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(rows, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), (written, separator, end) => {
      const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const heading = ['x', 'y', 'z'].join(separator);
      const text = [heading, ...written.map((row) => row.map(quoted).join(separator))].join(end);
      const read = readCsv(text);
      t.true(read.ok);
      if (!read.ok) return;
      const filled = written.filter((row) => row.some((field) => field.trim() !== ''));
      t.deepEqual(read.value.map(({ fields }) => fields).slice(1), filled);
    }),
  );
  const read = readCsv('a;b\n\n"1\n2";x\r\ny;"z"');
  t.deepEqual(read, {
    ok: true,
    value: [
      { line: 1, fields: ['a', 'b'] },
      { line: 3, fields: ['1\n2', 'x'] },
      { line: 5, fields: ['y', 'z'] },
    ],
  });
  for (const [broken, line] of [
    ['a,b\n"x', 2],
    ['a,b\n1,2\n"x"y,z', 3],
  ] as const)
    t.deepEqual(readCsv(broken), { ok: false, refusal: { kind: 'broken-csv', line } });
});

test('a file is a table with Russian or English headings, a JSON array, or an object with entries', (t) => {
  const entries = (text: string) => {
    const read = readListFile(text);
    return read.ok ? read.value : read.refusal;
  };
  t.deepEqual(entries('\ufeffНаименование;Синонимы;Включён;\nЗубро;Зубр|Zubr;11.02.2026;\n'), [
    { line: 2, fields: { name: 'Зубро', aliases: ['Зубр', 'Zubr'], since: '11.02.2026' } },
  ]);
  t.deepEqual(entries(' [{"name":"Зубро"}, 5]'), [
    { line: 1, fields: { name: 'Зубро' } },
    { line: 2, fields: 5 },
  ]);
  t.deepEqual(entries('{"entries":[]}'), []);
  t.like(entries('{"constructor":[]}'), { problem: 'no-entries' });
  t.like(entries(''), { problem: 'no-entries' });
  t.like(entries('name;constructor\nx;y'), { problem: 'unknown-column', detail: 'constructor' });
});

test('two versions differ by names that come, go or change', (t) => {
  const before = ['А', 'Б', 'В'].map((name) => aListEntry({ name }));
  const after = [aListEntry({ name: 'Б', note: 'иначе' }), aListEntry({ name: 'В' }), aListEntry({ name: 'Г' })];
  const { added, removed, changed, unchanged } = compareLists(before, after);
  const names = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name);
  t.deepEqual([names(added), names(removed), names(changed), unchanged], [['Г'], ['А'], ['Б'], 1]);
});

test('days are those of Moscow', (t) => {
  t.is(moscowDay(atNoon(9 * hour - 1)), '2026-03-11');
  t.is(moscowDay(atNoon(9 * hour)), '2026-03-12');
  t.is(ageInDays('2026-03-01', noon), 10);
  t.is(ageInDays('2026-03-12', noon), 0);
  t.is(ageInDays('2026-03-11', atNoon(30 * day)), 30);
  t.true(isIsoDay('2024-02-29'));
  for (const text of ['2026-02-29', '2026-3-1', '2026-13-01', '20260311', '']) t.false(isIsoDay(text), text);
  t.is(parseDay('29.02.2024'), '2024-02-29');
  t.is(parseDay('30.02.2024'), undefined);
});
