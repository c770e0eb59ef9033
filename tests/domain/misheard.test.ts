import test from 'ava';
import { fc } from '../builders/properties.js';
import { detect } from '../../domain/detection/detect.js';
import { findMisheard } from '../../domain/detection/misheard/find-misheard.js';
import { matchSounds } from '../../domain/detection/misheard/phonetic-match.js';
import { phrasesFrom } from '../../domain/detection/misheard/phrases-from.js';
import { soundKey } from '../../domain/detection/misheard/sound-key.js';
import { strongPhrases } from '../../domain/detection/misheard/strong-phrases.data.js';
import { readSpeech } from '../../domain/detection/passages/read-passages.js';
import { findProfanity } from '../../domain/detection/profanity/find-profanity.js';
import { maskedForms } from '../../domain/detection/profanity/obscene-roots.data.js';
import type { Finding } from '../../domain/trigger/trigger.js';
import { anInput, codesOf, findingsOf, said, shown } from './signals.js';

const readings = (text: string, sure = 0.7): readonly string[] =>
  readSpeech(said(text, 0, sure)).flatMap((passage) =>
    findMisheard(passage).map((each) => `${passage.text.slice(each.start, each.end)} = ${each.phrase.words.join(' ')}`),
  );

const rulesOf = (finding: Finding): readonly string[] =>
  finding.evidence.flatMap((each) => (each.kind === 'quote' ? [each.rule] : []));

test('words that sound the same have one key, whatever their unstressed vowels, voicing, soft signs and doubled letters', (t) => {
  for (const [one, other] of [
    ['промокод', 'прамакот'],
    ['скидка', 'скитка'],
    ['виски', 'вески'],
    ['коллега', 'калега'],
    ['большой', 'болшой'],
    ['смеётся', 'смеёца'],
    ['его', 'ево'],
  ] as const)
    t.is(soundKey(one), soundKey(other), `${one} ${other}`);
  t.not(soundKey('кот'), soundKey('кит'));
  t.is(soundKey('promo'), undefined);
  t.is(soundKey('10'), undefined);
});

test('a misheard word or phrase is taken for the strong one, also when the recogniser cut or glued the words', (t) => {
  t.deepEqual(readings('по промыкаду март'), ['промыкаду = промокод']);
  t.deepEqual(readings('новая камера посылки в описании'), ['посылки в описании = по ссылке в описании']);
  t.deepEqual(readings('портнёру выпуска сервис'), ['портнёру выпуска = партнер выпуска']);
  t.deepEqual(readings('последний рюблюдок'), ['рюблюдок = ублюдок']);
  t.deepEqual(readings('нашли мифидрон дома'), ['мифидрон = мефедрон']);
});

test('what was heard exactly, or for certain, or is an ordinary neighbour, is left alone', (t) => {
  t.deepEqual(readings('по промокоду март скидка ссылка в описании'), []);
  t.deepEqual(readings('по промыкаду март', 0.99), []);
  for (const text of [
    'ботинки промокают под дождём мы промотали плёнку',
    'старый мореход и амфитеатр',
    'казённый дом и казна',
    'посылки на почте опишите подробно',
    'наиболее важное скучное скотное',
  ])
    t.deepEqual(readings(text), [], text);
});

test('a misheard advertisement is found with less belief than the same heard well, and says which words it took for which', (t) => {
  const find = (text: string): Finding | undefined =>
    findingsOf(said(text, 0, 0.7)).find(({ riskCode }) => riskCode === 'AD_UNMARKED');
  const heardWell = find('спонсор выпуска магазин посуды промокод март');
  const misheard = find('с пансор выпуска магазин посуды промыкод март');
  if (heardWell === undefined || misheard === undefined) return t.fail('not found');
  t.true(misheard.confidence < heardWell.confidence);
  const told = misheard.evidence.find((each) => each.kind === 'quote' && each.rule === 'misheard:промокод');
  if (told?.kind !== 'quote') return t.fail(rulesOf(misheard).join());
  t.deepEqual(
    told.marks.map(([start, end]) => told.quote.slice(start, end)),
    ['промыкод'],
  );
  t.true(told.quote.includes('с пансор выпуска'), 'quoted as it was heard');
  t.false(rulesOf(heardWell).some((rule) => rule.startsWith('misheard:')));
});

test('an ordinary word that the recogniser cut in two holds no oath; the oath by itself still counts', (t) => {
  for (const word of ['корабля', 'рубля', 'ансамбля', 'употреблять', 'плохую', 'страхуй', 'гребут', 'хлебать'])
    for (let cut = 2; cut < word.length - 1; cut++)
      t.deepEqual(codesOf(said(`капитан ${word.slice(0, cut)} ${word.slice(cut)} спал`)), [], `${word} ${cut}`);
  const oath = 'рубля'.slice(2);
  t.deepEqual(codesOf(said(`капитан кара, ${oath}, спал`)), []);
  t.deepEqual(codesOf(said(`концерт а сам, ${oath}, перенесли`)), []);
  t.deepEqual(codesOf(said(`ты сам, ${oath}, виноват`)), ['PROF_OBSCENE_SPEECH']);
  t.deepEqual(codesOf(said(`вот ${oath} опять`)), ['PROF_OBSCENE_SPEECH']);
  t.deepEqual(codesOf(said(`три рубля ${oath} опять`)), ['PROF_OBSCENE_SPEECH']);
});

test('a doubtful likeness alone raises nothing', (t) => {
  t.deepEqual(codesOf(said('мы пошли в козино вечером', 0, 0.7)), []);
  t.deepEqual(codesOf(said('эта скитка стояла тут', 0, 0.7)), []);
  t.deepEqual(codesOf(said('дай сигорету', 0, 0.7)), []);
});

test('a long oath with one sound changed is raised in speech, the same on the screen or said for certain is not', (t) => {
  const voiceless: Readonly<Record<string, string>> = { б: 'п', д: 'т', з: 'с', ж: 'ш' };
  const changed = maskedForms
    .flatMap((form) =>
      [...form].map((_, at) => form.slice(0, at) + (voiceless[form[at] ?? ''] ?? '') + form.slice(at + 1)),
    )
    .filter((form) => findProfanity(form).length === 0 && readings(form).length > 0);
  const [heardWell] = findingsOf(said(maskedForms[0] ?? '', 0, 0.7));
  t.true(changed.length > 5, `${changed.length} forms`);
  for (const form of changed) {
    const [finding, ...more] = findingsOf(said(form, 0, 0.7));
    t.is(finding?.riskCode, 'PROF_OBSCENE_SPEECH');
    t.deepEqual(more, []);
    t.true((finding?.confidence ?? 1) < (heardWell?.confidence ?? 0));
    t.deepEqual(codesOf(said(form, 0, 0.99)), []);
    t.deepEqual(codesOf([shown(form, 0, 2_000)]), []);
  }
});

test('no words at all, other scripts and endless talk are borne', (t) => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 30 }), (words) => {
      detect(anInput(words.flatMap((word, index) => said(word, index * 400, 0.5))));
    }),
    { numRuns: 60 },
  );
  const talk = said(
    Array.from({ length: 3_000 }, (_, index) => ['купили', 'посуду', 'в', 'городе'][index % 4]).join(' '),
  );
  t.deepEqual(readSpeech(talk).flatMap(findMisheard), []);
});

test('the phrases that a beginning leaves are all that could be heard there', (t) => {
  const letters = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 1, maxLength: 9 });
  const near = fc
    .tuple(
      fc.constantFrom(...strongPhrases),
      fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 0, max: 31 })), { maxLength: 2 }),
    )
    .map(([{ sounds }, slips]) => [sounds.map((sound, at) => slips.find(([place]) => place === at)?.[1] ?? sound)]);
  fc.assert(
    fc.property(fc.oneof(fc.array(letters, { minLength: 1, maxLength: 6 }), near), (heard) => {
      const left = new Set(phrasesFrom(heard.flat()));
      for (const phrase of strongPhrases) if (matchSounds(phrase, heard) !== undefined) t.true(left.has(phrase));
    }),
    { numRuns: 500 },
  );
  t.pass();
});
