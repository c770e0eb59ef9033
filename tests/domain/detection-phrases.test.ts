import test from 'ava';
import { passageOf } from '../../domain/detection/passages/passage.js';
import { findPhrases, phrasePattern } from '../../domain/detection/text/phrase-pattern.js';

const found = (pattern: string, text: string): readonly string[] => {
  const passage = passageOf(
    'speech',
    [{ text, interval: { startMs: 0, endMs: 1_000 }, confidence: 1, box: undefined }],
    ' ',
  );
  return findPhrases([passage], [{ patterns: [phrasePattern(pattern)] }]).map(({ start, end }) =>
    text.slice(start, end),
  );
};

test('a stem meets every ending, an imperative only its own, a star anything', (t) => {
  t.deepEqual(found('скидк~', 'скидка скидкой скидочка'), ['скидка', 'скидкой']);
  t.deepEqual(found('признан~', 'признан признанной признак'), ['признан', 'признанной']);
  t.deepEqual(found('закаж!', 'закажи закажите закажем'), ['закажи', 'закажите']);
  t.deepEqual(found('запиш!', 'запишись запишитесь запишут'), ['запишись', 'запишитесь']);
  t.deepEqual(found('спонсир*', 'спонсирует спонсировал спонсор'), ['спонсирует', 'спонсировал']);
});

test('numerals are met in digits and in their cases', (t) => {
  t.deepEqual(found('# процент~', 'пятнадцать процентов от пяти процентов 20 процентов много процентов'), [
    'пятнадцать процентов',
    'пяти процентов',
    '20 процентов',
  ]);
  t.deepEqual(found('# по цене #', 'три по цене двух'), ['три по цене двух']);
});

test('words in capitals and names are met only as they are written', (t) => {
  t.deepEqual(found('код ^', 'код ВЕСНА код весна'), ['код ВЕСНА']);
  t.deepEqual(found('сервис @', 'сервис Финч и сервис доставки'), ['сервис Финч']);
  t.deepEqual(found('от @', 'Ушли от. Финч пришёл'), []);
});

test('a refused word undoes the match at its place, or within the words that it is looked for in', (t) => {
  t.deepEqual(found('наш партнер -по', 'наш партнер по танцам и наш партнер лукошко'), ['наш партнер']);
  t.deepEqual(found('напился -2:чаю', 'напился горячего чаю'), []);
  t.deepEqual(found('напился -2:чаю', 'напился. Чаю нет'), ['напился']);
});

test('a phrase keeps to its sentence', (t) => {
  t.deepEqual(found('пьем ..2 водк~', 'пьем мы водку'), ['пьем мы водку']);
  t.deepEqual(found('пьем ..2 водк~', 'пьем. Водка стоит'), []);
});

test('a pattern that would match nothing or everything is refused', (t) => {
  for (const pattern of ['..2', 'слово?', '-слово'])
    t.throws(() => phrasePattern(pattern), { instanceOf: RangeError }, pattern);
});
