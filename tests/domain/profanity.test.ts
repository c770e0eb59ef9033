import test from 'ava';
import { fc } from '../builders/properties.js';
import { findProfanity } from '../../domain/detection/profanity/find-profanity.js';
import { maskedForms } from '../../domain/detection/profanity/obscene-roots.data.js';
import { leastCpuMsOf } from '../builders/cpu-time.js';
import { obsceneSeeds } from './obscene-seeds.js';
import { findingsOf, litUp, said, shown } from './signals.js';

const isObscene = (text: string): boolean => findProfanity(text).some((hit) => hit.kind === 'obscene');
const missed = (disguise: (word: string) => string): readonly string[] =>
  obsceneSeeds.filter((seed) => !isObscene(disguise(seed)));

const latinTwins: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x' };
const firstVowel = /([аеиоуюя])/u;

const disguises: Readonly<Record<string, readonly [disguise: (word: string) => string, mayMiss: number]>> = {
  'as they are': [(word) => word, 0],
  'in capitals': [(word) => word.toUpperCase(), 0],
  'with Latin look-alikes': [(word) => [...word].map((letter) => latinTwins[letter] ?? letter).join(''), 0],
  'with digits for letters': [(word) => word.replaceAll('о', '0').replaceAll('з', '3').replaceAll('б', '6'), 1],
  'spelled out with blanks': [(word) => [...word.normalize('NFC')].join(' '), 2],
  'spelled out with dots': [(word) => [...word.normalize('NFC')].join('.'), 2],
  'with a stretched vowel': [(word) => word.replace(firstVowel, '$1$1$1$1'), 1],
  'with zero-width characters inside': [(word) => [...word].join('\u200b'), 0],
  'with soft hyphens inside': [(word) => [...word].join('\u00ad'), 0],
  'in decomposed Unicode': [(word) => word.normalize('NFD'), 0],
  'with a stress mark': [(word) => word.replace(firstVowel, '$1\u0301'), 0],
  'in quotation marks': [(word) => `«${word}!»`, 0],
};

for (const [how, [disguise, mayMiss]] of Object.entries(disguises))
  test(`283 obscene forms are found ${how}`, (t) => {
    const misses = missed(disguise);
    t.true(misses.length <= mayMiss, `${misses.length} missed`);
  });

const letters = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
const latin = 'a b v g d e zh z i y k l m n o p r s t u f h ts ch sh shch _ y _ e yu ya'.split(' ');
const translit = (word: string): string =>
  [...word.replaceAll('ё', 'е')].map((letter) => latin[letters.indexOf(letter)]?.replace('_', '') ?? letter).join('');

test('most forms typed in Latin letters are found; three-letter names are left alone', (t) => {
  const misses = missed(translit);
  t.true(misses.length <= obsceneSeeds.length * 0.08, `${misses.length} of ${obsceneSeeds.length} missed`);
});

const falseFriends = `
  страхуй застрахуй застрахуйте подстрахую психуй психует штрихуй заштрихую сплохует сухую плохую тихую глухую лихую
  ветхую лопоухую безухую хула хулить хулиган хунта Хургада Хуанхэ хуэйцы Huawei Пиза эпизод тебе себе себя себестоимость
  небо требовать употребление потребление хлеб ребёнок учёба мебель гребля стебель лебедь ребро погреб дебаты дебет амёба
  вебинар зебра плебисцит алгебра хребет двоеборье троеборье Себастьян Вебер Глеб EBITDA ебитда eBay e-book оскорблять
  ослаблять употреблять углублять истреблять влюбляться колеблясь рублями кораблями ансамблями оглобля сабля бляха бляшка
  дубляж Любляна блямба обляпать аблятив подебатируем барсука Сукачёв сукно суккулент команда мандат мандарин саламандра
  херес Херсон херувим парикмахер страх трахея Астрахань канал анализ аналог Эссекс Сергей гейзер лохань ёлки стёб блин
  Чебоксары хлебать Подебрады shiitake Scunthorpe cocktail assassin Dickens Essex bitcoin class job jobless ebb Huygens
  Huey ebony Ebola`
  .trim()
  .split(/\s+/);

for (const [how, disguise] of [
  ['as they are', (word: string) => word],
  ['in capitals', (word: string) => word.toUpperCase()],
  ['spelled out', (word: string) => [...word].join(' ')],
  ['in decomposed Unicode', (word: string) => word.normalize('NFD')],
] as const)
  test(`${falseFriends.length} false friends are left alone ${how}`, (t) => {
    t.deepEqual(
      falseFriends.filter((word) => findProfanity(disguise(word)).length > 0),
      [],
    );
  });

test('words are never joined across a gap, and lists of letters, initials and notes stay innocent', (t) => {
  for (const text of [
    ...['купи здесь', 'торопи здание', 'спи здорово', 'а б в г д', 'В. И. Ленин и А. С. Пушкин', 'и т. д. и т. п.'],
    ...['*Принадлежит Meta', 'Instagram*', 'х*у = 12', '1*2*3', 'snake_case_name', 'C++ и C#', 'e-mail: a.b@c.ru'],
    ...['**важно**', 'что?!', 'ну...', 'https://site.ru/abc-def_ghi?x=1'],
  ])
    t.deepEqual(findProfanity(text), [], text);
});

test('masked words are named masked, not obscene', (t) => {
  for (const form of maskedForms.filter((each) => each.length >= 4)) {
    const stars = `${form[0] ?? ''}${'*'.repeat(form.length - 2)}${form.at(-1) ?? ''}`;
    const kinds = findProfanity(`ну ${stars} же`).map((hit) => hit.kind);
    t.deepEqual(kinds, ['masked'], stars);
  }
});

test('English oaths are found with word boundaries and in disguise', (t) => {
  const kindOf = (text: string): string | undefined => findProfanity(text)[0]?.kind;
  t.is(kindOf('what the fuck'), 'obscene');
  t.is(kindOf('FUUUCKING'), 'obscene');
  t.is(kindOf('motherfucker!'), 'obscene');
  t.is(kindOf('f*ck'), 'masked');
  t.is(kindOf('f**king'), 'masked');
  t.is(kindOf('bullshit'), 'rude');
  t.is(kindOf('b1tch'), 'rude');
  t.is(kindOf('a Scunthorpe shiitake cocktail'), undefined);
});

test('rude words are the mildest class', (t) => {
  for (const word of ['жопа', 'Жопу', 'дерьмо', 'говно', 'сука', 'мудак', 'херня', 'похер', 'шлюха'])
    t.deepEqual(
      findProfanity(word).map((hit) => hit.kind),
      ['rude'],
      word,
    );
  for (const word of ['чёрт', 'блин', 'хрен', 'сучья', 'суккуб', 'херсонский'])
    t.deepEqual(findProfanity(word), [], word);
});

test('a form shared with a churchly verb is judged by its neighbours', (t) => {
  const [form = ''] = obsceneSeeds.filter((seed) => seed.length === 3).map((seed) => `${seed.slice(0, 2)}ли`);
  const certainty = (text: string): number => findProfanity(text)[0]?.certainty ?? 0;
  t.true(certainty(`${form} ты смотришь`) >= 0.8);
  t.true(certainty(`не ${form} имя господа`) < 0.4);
  t.true(certainty(`слова ${form} прозвучали`) <= 0.5);
});

test('a hit lies exactly on its word, whatever stands around it', (t) => {
  const words = fc.constantFrom('привет', 'мир', 'требовать', 'тебе', 'небо', 'кот', '—', '2024', 'ok,');
  fc.assert(
    fc.property(
      fc.array(words),
      fc.constantFrom(...obsceneSeeds.filter((seed) => seed.length > 3)),
      fc.array(words),
      (before, oath, after) => {
        const text = [...before, oath, ...after].join(' ');
        const hits = findProfanity(text);
        return hits.length === 1 && hits[0] !== undefined && text.slice(hits[0].start, hits[0].end) === oath;
      },
    ),
  );
  t.pass();
});

test('arbitrary text neither throws nor gives overlapping or empty hits', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      let last = 0;
      for (const hit of findProfanity(text)) {
        if (hit.start < last || hit.end <= hit.start || hit.end > text.length) return false;
        last = hit.end;
      }
      return true;
    }),
    { numRuns: 500 },
  );
  t.pass();
});

test.serial('hostile runs of letters and masks are judged in linear time', async (t) => {
  const judge = (letters: number) => (): void => {
    for (const unit of ['а', '* ', 'а*', 'х ', 'х.', 'п*', 'а\u0301', 'не', '_', 'a@', 'по'])
      findProfanity(unit.repeat(letters / unit.length));
  };
  const few = await leastCpuMsOf(3, judge(5_000));
  const many = await leastCpuMsOf(3, judge(40_000));
  t.log(`8 times the letters take ${(many / few).toFixed(1)} times the work: ${few} and ${many} ms`);
  // The square of the length would be 64 times.
  t.true(many < 24 * few, `${many} ms against ${few} ms`);
});

test('a spoken oath is found with the exact time of its word, an oath on the screen with its place', (t) => {
  const oath = obsceneSeeds[0] ?? '';
  const [spoken] = findingsOf(said(`вот такой ${oath} случился`));
  t.is(spoken?.riskCode, 'PROF_OBSCENE_SPEECH');
  t.deepEqual(spoken?.interval, { startMs: 800, endMs: 1_150 });
  t.deepEqual(litUp(spoken), [oath]);
  const [written] = findingsOf([shown(`вот такой ${oath}`, 2_000, 5_000)]);
  t.is(written?.riskCode, 'PROF_OBSCENE_TEXT');
  t.is(written?.source, 'on-screen-text');
  t.true(written?.evidence.some((evidence) => evidence.kind === 'frame' && evidence.box !== undefined));
});

test('letters spelled out word by word in speech are joined, with the time of all of them', (t) => {
  const oath = [...(obsceneSeeds[0] ?? '')].join(' ');
  const [finding] = findingsOf(said(`и он ${oath} сказал`));
  t.is(finding?.riskCode, 'PROF_OBSCENE_SPEECH');
  t.deepEqual(finding?.interval, { startMs: 800, endMs: 1_950 });
});

test('an oath in the title belongs to the whole video', (t) => {
  const [finding] = findingsOf([], { metadata: { title: `Полный ${obsceneSeeds.at(-1) ?? ''}`, description: '' } });
  t.is(finding?.source, 'metadata');
  t.deepEqual(finding?.interval, { startMs: 0, endMs: 120_000 });
});

test('a recogniser that hardly heard the word raises nothing', (t) => {
  t.deepEqual(findingsOf(said(`вот ${obsceneSeeds[0] ?? ''}`, 0, 0.2)), []);
});
